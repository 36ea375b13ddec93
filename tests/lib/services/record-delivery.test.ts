import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { listNewestFacts } from '@/db/store/imported-facts';
import type { Context } from '@/lib/context';
import { createOrganization } from '@/lib/services/create-organization';
import { createService } from '@/lib/services/create-service';
import { createTeam } from '@/lib/services/create-team';
import { getOrganization } from '@/lib/services/get-organization';
import { getTeam } from '@/lib/services/get-team';
import { importEvents } from '@/lib/services/import-events';
import { recordDelivery } from '@/lib/services/record-delivery';
import { aContext } from '@/tests/factories/context';
import { deliveryEvents, window } from '@/tests/factories/delivery-view';
import { aServiceInput, aTeamInput } from '@/tests/factories/organization';

const now = new Date(window.to);

/** A team that answers for the shop, before any event is known. */
async function aTeam(): Promise<{ context: Context; organization: string; teamId: string }> {
  const context = await aContext();
  const { slug: organization } = await createOrganization(context, { name: 'Acme' });
  const { slug: team } = await createTeam(context, { organization, ...aTeamInput({ name: 'Stores' }) });
  await createService(context, { organization, ...aServiceInput({ name: 'shop', team }) });
  const found = await getTeam(context, { organization, team });
  return { context, organization, teamId: found?.id ?? expect.unreachable('no team') };
}

async function facts(context: Context, slug: string) {
  const organization = await getOrganization(context, { slug });
  return (await listNewestFacts(context.db.read, organization?.id ?? '')).map(({ fact }) => fact);
}

describe('lib/services/record-delivery.ts', () => {
  it('keeps nothing where no deployment is known', async () => {
    const { context, organization, teamId } = await aTeam();
    await recordDelivery(context, { teamId, now });
    expect(await facts(context, organization)).toEqual([]);
  });

  it('keeps what the events tell of a team as a fact that counts', async () => {
    const { context, organization, teamId } = await aTeam();
    const text = deliveryEvents()
      .map((event) => `${JSON.stringify(event)}\n`)
      .join('');
    await importEvents(context, {
      organizationSlug: organization,
      pieces: Readable.from([Buffer.from(text)]),
      bytes: null,
      replace: false,
      onProgress: () => undefined,
      signal: new AbortController().signal,
    });
    await recordDelivery(context, { teamId, now });
    await recordDelivery(context, { teamId, now });
    expect(await facts(context, organization)).toMatchObject([
      {
        system: 'delivery-events',
        team: 'stores',
        deployments: { total: 24, recorded: 24, startedByAutomation: null, traceable: null },
        incidents: { total: 2, linkedToDeployment: 2 },
        rollbacks: null,
        trace: { services: 1, complete: 0, ends: [{ service: 'shop', end: 'unknown-work-item' }] },
        mergeToProduction: { changes: 23 },
        delivery: { recordedDays: 83, services: 1, withLeadTimes: 1, failuresTold: true },
      },
    ]);
  });
});
