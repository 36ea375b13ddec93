import { describe, expect, it } from 'vitest';
import type { Context } from '@/lib/context';
import { createTeam } from '@/lib/services/create-team';
import { getWaiting } from '@/lib/services/get-waiting';
import { importText } from '@/tests/factories/delivery-events';
import { anOrganization, aTeamInput } from '@/tests/factories/organization';

const platform = 'https://git.example/acme/platform';
const basket = 'https://git.example/acme/basket';
const request = { since: new Date('2026-09-01'), until: new Date('2026-11-01'), organization: 'acme', team: null };

function pair(repository: string, service: string, number: number) {
  const revision = `${number}`.padStart(40, service === 'basket' ? 'b' : 'a');
  const day = `2026-09-${String(number + 10).padStart(2, '0')}`;
  return [
    {
      type: 'commit',
      repository,
      revision,
      parents: number === 0 ? [] : [`${number - 1}`.padStart(40, service === 'basket' ? 'b' : 'a')],
      authoredAt: `${day}T01:00:00Z`,
      committedAt: `${day}T02:00:00Z`,
    },
    {
      type: 'change',
      id: `${service}#${number}`,
      repository,
      openedAt: `${day}T04:00:00Z`,
      mergedAt: `${day}T06:00:00Z`,
      mergeRevision: revision,
    },
    {
      type: 'deployment',
      id: `${service}-${number}`,
      service,
      environment: 'production',
      repository,
      revision,
      finishedAt: `${day}T10:00:00Z`,
      result: 'succeeded',
    },
  ];
}

/** A platform that applies each proposal six hours after it was opened, a team that it serves, and one that nobody serves. */
async function acme(): Promise<Context> {
  const { context } = await anOrganization();
  const { slug } = await createTeam(context, {
    organization: 'acme',
    ...aTeamInput({ name: 'Platform', kind: 'platform', repositories: [{ address: platform, paths: [] }] }),
  });
  await createTeam(context, { organization: 'acme', ...aTeamInput({ name: 'Shop', platform: slug }) });
  await createTeam(context, { organization: 'acme', ...aTeamInput({ name: 'Island' }) });
  const events = [
    ...Array.from({ length: 13 }, (_, number) => pair(platform, 'platform', number)).flat(),
    ...pair(basket, 'basket', 0),
  ];
  await importText(context, 'acme', events.map((event) => `${JSON.stringify(event)}\n`).join(''));
  return { ...context, now: () => new Date('2026-11-02T00:00:00Z') };
}

describe('lib/services/get-waiting.ts', () => {
  it('measures the proposals to the platforms of an organization, and its new repositories', async () => {
    const view = await getWaiting(await acme(), request);
    expect(view).toMatchObject({
      repositories: [{ address: platform }],
      proposals: { figures: [{ proposers: 'all', openedToApplied: { count: 12, median: 21_600 } }, {}, {}] },
    });
    // The platform's own first deployment is the oldest record there is, so that nobody knows whether it was the first.
    expect(view.firstDeployments).toMatchObject({ known: [], unknown: 2 });
  });

  it('looks for a team at its own platform repositories or at those of the platform that serves it', async () => {
    const context = await acme();
    for (const team of ['platform', 'shop']) {
      const { repositories, proposals } = await getWaiting(context, { ...request, team });
      expect([team, repositories.length, proposals.figures[0]?.openedToApplied.count]).toEqual([team, 1, 12]);
    }
    const { repositories, proposals } = await getWaiting(context, { ...request, team: 'island' });
    expect([repositories, proposals.figures[0]?.openedToApplied.median]).toEqual([[], null]);
  });

  it('refuses a team that is not there', async () => {
    await expect(getWaiting(await acme(), { ...request, team: 'nobody' })).rejects.toMatchObject({ code: 'not-found' });
  });
});
