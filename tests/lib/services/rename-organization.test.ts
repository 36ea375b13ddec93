import { describe, expect, it } from 'vitest';
import { insertOrganization } from '@/db/store/organizations';
import { createOrganization } from '@/lib/services/create-organization';
import { deleteOrganization } from '@/lib/services/delete-organization';
import { getOrganization } from '@/lib/services/get-organization';
import { renameOrganization } from '@/lib/services/rename-organization';
import { aContext } from '@/tests/factories/context';

describe('lib/services/rename-organization.ts', () => {
  it('changes the name and keeps the address', async () => {
    const context = await aContext();
    const { slug } = await createOrganization(context, { name: 'Harbour' });
    await renameOrganization(context, { organization: slug, name: 'harbour' });
    await renameOrganization(context, { organization: slug, name: 'Quay' });
    expect(await getOrganization(context, { slug: 'harbour' })).toMatchObject({ name: 'Quay' });
  });

  it('says which organization is not there', async () => {
    const renamed = renameOrganization(await aContext(), { organization: 'nowhere', name: 'Quay' });
    await expect(renamed).rejects.toMatchObject({ code: 'not-found', message: expect.stringContaining('"nowhere"') });
  });

  it('leaves the sample organization as it is', async () => {
    const context = await aContext();
    const sample = { id: 's', slug: 'sample', name: 'Sample', isSample: true, createdAt: context.now() };
    await context.db.write((transaction) => insertOrganization(transaction, sample));
    const renamed = renameOrganization(context, { organization: 'sample', name: 'Mine' });
    await expect(renamed).rejects.toMatchObject({ code: 'forbidden' });
    await expect(deleteOrganization(context, { organization: 'sample', confirmation: 'Sample' })).rejects.toMatchObject(
      { code: 'forbidden' },
    );
    expect(await getOrganization(context, { slug: 'sample' })).toMatchObject({ name: 'Sample', isSample: true });
  });
});
