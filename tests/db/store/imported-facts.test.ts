import { describe, expect, it } from 'vitest';
import type { Queries } from '@/db/client';
import { findImportedFacts, insertImportedFacts, listNewestFacts } from '@/db/store/imported-facts';
import { insertOrganization } from '@/db/store/organizations';
import type { ConnectedFact } from '@/lib/assessment/connected-facts';
import { hostFacts, runtimeFacts } from '@/tests/factories/connected-facts';
import { aDatabase } from '@/tests/factories/database';

const createdAt = new Date('2026-11-20T00:00:00Z');

async function withOrganizations() {
  const db = await aDatabase();
  await db.write(async (transaction) => {
    for (const id of ['acme', 'other'])
      await insertOrganization(transaction, { id, slug: id, name: id, isSample: false, createdAt });
  });
  const keep = (facts: readonly ConnectedFact[], at = createdAt, organizationId = 'acme') =>
    db.write((transaction: Queries) => insertImportedFacts(transaction, { organizationId, facts, now: at }));
  return { db, keep };
}

describe('db/store/imported-facts.ts', () => {
  it('keeps facts and gives them back whole', async () => {
    const { db, keep } = await withOrganizations();
    const facts = [hostFacts({ access: { twoFactorRequired: true } }), runtimeFacts()];
    expect(await keep(facts)).toBe(2);
    expect((await listNewestFacts(db.read, 'acme')).map(({ fact }) => fact)).toEqual(facts);
  });

  it('keeps no fact twice, and a newer one beside the older one', async () => {
    const { db, keep } = await withOrganizations();
    const older = hostFacts({ collectedAt: '2026-10-01T00:00:00Z' });
    const newer = hostFacts({ collectedAt: '2026-11-01T00:00:00Z' });
    expect(await keep([older, newer])).toBe(2);
    expect(await keep([newer, older])).toBe(0);
    expect((await listNewestFacts(db.read, 'acme')).map(({ fact }) => fact)).toEqual([newer]);
  });

  it('takes the later import of two facts of one time', async () => {
    const { db, keep } = await withOrganizations();
    await keep([hostFacts({ access: { administrators: 3 } })]);
    const corrected = hostFacts({ access: { administrators: 2 } });
    expect(await keep([corrected], new Date('2026-11-21T00:00:00Z'))).toBe(1);
    expect((await listNewestFacts(db.read, 'acme')).map(({ fact }) => fact)).toEqual([corrected]);
  });

  it('finds facts by their ids, older ones too', async () => {
    const { db, keep } = await withOrganizations();
    await keep([hostFacts()]);
    const [stored] = await listNewestFacts(db.read, 'acme');
    await keep([hostFacts({ collectedAt: '2026-11-20T00:00:00Z' })]);
    expect(await findImportedFacts(db.read, [stored?.id ?? '', 'gone'])).toEqual([stored]);
  });

  it('never mixes two organizations', async () => {
    const { db, keep } = await withOrganizations();
    await keep([hostFacts()], createdAt, 'other');
    expect(await listNewestFacts(db.read, 'acme')).toEqual([]);
    expect(await keep([hostFacts()])).toBe(1);
  });

  it('keeps more facts than one statement takes', async () => {
    const { db, keep } = await withOrganizations();
    const many = Array.from({ length: 1_201 }, (_, index) =>
      hostFacts({ repository: `https://git.example.com/${index}` }),
    );
    expect(await keep(many)).toBe(1_201);
    expect(await listNewestFacts(db.read, 'acme')).toHaveLength(1_201);
  });
});
