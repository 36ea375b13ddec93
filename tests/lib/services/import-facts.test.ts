import { describe, expect, it } from 'vitest';
import { listNewestFacts } from '@/db/store/imported-facts';
import { insertOrganization } from '@/db/store/organizations';
import { isCairnError } from '@/lib/errors';
import { createTeam } from '@/lib/services/create-team';
import { importFacts } from '@/lib/services/import-facts';
import { hostFacts, runtimeFacts } from '@/tests/factories/connected-facts';
import { aContext } from '@/tests/factories/context';
import { aTeamInput } from '@/tests/factories/organization';

const now = new Date('2026-11-21T00:00:00Z');
const file = JSON.stringify({ version: 1, facts: [hostFacts(), runtimeFacts()] });

async function contextWithAcme() {
  const context = await aContext();
  await context.db.write((transaction) =>
    insertOrganization(transaction, { id: 'acme-id', slug: 'acme', name: 'Acme', isSample: false, createdAt: now }),
  );
  return context;
}

describe('lib/services/import-facts.ts', () => {
  it('takes a file once, however often it comes', async () => {
    const context = await contextWithAcme();
    const request = { organizationSlug: 'acme', text: file, now };
    expect(await importFacts(context, request)).toMatchObject({ facts: 2, added: 2 });
    expect(await importFacts(context, request)).toMatchObject({ facts: 2, added: 0 });
    expect(await listNewestFacts(context.db.read, 'acme-id')).toHaveLength(2);
  });

  it('names teams and repositories that the organization does not have', async () => {
    const context = await contextWithAcme();
    await createTeam(context, {
      organization: 'acme',
      ...aTeamInput({ name: 'Shop', repositories: [{ address: 'https://git.example.org/team/shop', paths: [] }] }),
    });
    const facts = [
      hostFacts({ repository: 'git@git.example.org:team/shop.git' }),
      hostFacts({ repository: 'https://git.example.org/team/shp' }),
      runtimeFacts({ team: 'shop' }),
      runtimeFacts({ team: 'shp' }),
    ];
    const text = JSON.stringify({ version: 1, facts });
    expect((await importFacts(context, { organizationSlug: 'acme', text, now })).unmatched).toEqual([
      'https://git.example.org/team/shp',
      'team shp',
    ]);
  });

  it('takes nothing of a file with one mistake', async () => {
    const context = await contextWithAcme();
    const text = JSON.stringify({ version: 1, facts: [hostFacts(), { ...runtimeFacts(), team: null }] });
    await expect(importFacts(context, { organizationSlug: 'acme', text, now })).rejects.toThrow('facts[1].team');
    expect(await listNewestFacts(context.db.read, 'acme-id')).toEqual([]);
  });

  it('says that an organization does not exist', async () => {
    const context = await contextWithAcme();
    const failure = await importFacts(context, { organizationSlug: 'nobody', text: file, now }).catch((error) => error);
    expect(isCairnError(failure, 'not-found')).toBe(true);
  });
});
