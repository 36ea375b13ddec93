import { describe, expect, it } from 'vitest';
import { addRepositories } from '@/lib/services/add-repositories';
import { assignRepository } from '@/lib/services/assign-repository';
import { createOrganization } from '@/lib/services/create-organization';
import { createTeam } from '@/lib/services/create-team';
import { getTeam } from '@/lib/services/get-team';
import { listRepositories } from '@/lib/services/list-repositories';
import { removeRepository } from '@/lib/services/remove-repository';
import { anOrganization, aTeamInput } from '@/tests/factories/organization';

const address = 'https://git.example.org/acme/mono';

async function withRepository() {
  const { context, organization } = await anOrganization();
  await createTeam(context, { organization, ...aTeamInput({}) });
  await addRepositories(context, { organization, addresses: [address] });
  const [repository] = await listRepositories(context, { organization });
  return { context, organization, repositoryId: repository?.id ?? '' };
}

describe('lib/services/remove-repository.ts', () => {
  it('takes a repository from the organization and its teams, of this organization only', async () => {
    const { context, organization, repositoryId } = await withRepository();
    await assignRepository(context, { organization, repositoryId, team: 'payments', paths: [] });
    const { slug: other } = await createOrganization(context, { name: 'Other' });
    await removeRepository(context, { organization: other, repositoryId });
    expect(await listRepositories(context, { organization })).toHaveLength(1);
    await removeRepository(context, { organization, repositoryId });
    expect(await listRepositories(context, { organization })).toEqual([]);
    expect(await getTeam(context, { organization, team: 'payments' })).toMatchObject({ repositories: [] });
  });
});
