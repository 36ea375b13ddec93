import { describe, expect, it } from 'vitest';
import {
  findDispute,
  insertDispute,
  listDisputesOfOrganization,
  listStandingOfAddresses,
  markWithdrawn,
  type StoredDispute,
} from '@/db/store/disputes';
import { findOrganization } from '@/db/store/organizations';
import { deleteOrganization } from '@/lib/services/delete-organization';
import { aContext } from '@/tests/factories/context';
import { anOrganization } from '@/tests/factories/organization';

const at = new Date('2026-11-01T12:00:00Z');

function aDispute(said: Partial<StoredDispute> & { id: string }): StoredDispute {
  return {
    organizationId: null,
    teamId: null,
    address: 'https://git.example.org/shop',
    kind: 'correction',
    subject: { kind: 'indicator', id: 'plaintext-secrets' },
    outcome: 'absent',
    reason: 'Test keys.',
    author: 'Jo Meyer',
    expires: '2027-03-31',
    createdAt: at,
    withdrawn: null,
    ...said,
  };
}

describe('db/store/disputes.ts', () => {
  it('keeps all that was said, with who took it back', async () => {
    const { db } = await aContext();
    await db.write((transaction) => insertDispute(transaction, aDispute({ id: 'a' })));
    expect(await findDispute(db.read, 'a')).toEqual(aDispute({ id: 'a' }));
    expect(await findDispute(db.read, 'b')).toBeNull();
    const later = new Date('2026-11-02T12:00:00Z');
    await db.write((transaction) => markWithdrawn(transaction, 'a', { at: later, by: 'Kim' }));
    await db.write((transaction) => markWithdrawn(transaction, 'a', { at: new Date(), by: 'Somebody else' }));
    expect((await findDispute(db.read, 'a'))?.withdrawn).toEqual({ at: later, by: 'Kim' });
  });

  it('lists what stands of repositories outside of organizations, oldest first', async () => {
    const { context } = await anOrganization();
    const { db } = context;
    const organizationId = (await findOrganization(db.read, 'acme'))?.id ?? '';
    await db.write(async (transaction) => {
      await insertDispute(transaction, aDispute({ id: 'later', createdAt: new Date('2026-11-03T00:00:00Z') }));
      await insertDispute(transaction, aDispute({ id: 'first' }));
      await insertDispute(transaction, aDispute({ id: 'withdrawn', withdrawn: { at, by: 'Kim' } }));
      await insertDispute(transaction, aDispute({ id: 'elsewhere', address: 'https://git.example.org/cart' }));
      await insertDispute(transaction, aDispute({ id: 'of acme', organizationId }));
    });
    const ids = async (...addresses: string[]) =>
      (await listStandingOfAddresses(db.read, addresses)).map(({ id }) => id);
    expect(await ids('https://git.example.org/shop')).toEqual(['first', 'later']);
    expect(await ids()).toEqual([]);
    expect((await listDisputesOfOrganization(db.read, organizationId)).map(({ id }) => id)).toEqual(['of acme']);
  });

  it('goes with its organization', async () => {
    const { context } = await anOrganization();
    const organizationId = (await findOrganization(context.db.read, 'acme'))?.id ?? '';
    await context.db.write((transaction) => insertDispute(transaction, aDispute({ id: 'a', organizationId })));
    await deleteOrganization(context, { organization: 'acme', confirmation: 'Acme' });
    expect(await findDispute(context.db.read, 'a')).toBeNull();
  });
});
