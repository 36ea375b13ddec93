import { describe, expect, it } from 'vitest';
import type { Context } from '@/lib/context';
import { addRepositories } from '@/lib/services/add-repositories';
import { assignRepository } from '@/lib/services/assign-repository';
import { createOrganization } from '@/lib/services/create-organization';
import { createTeam } from '@/lib/services/create-team';
import { getTeam } from '@/lib/services/get-team';
import { listRepositories } from '@/lib/services/list-repositories';
import { anOrganization, aTeamInput } from '@/tests/factories/organization';

const address = 'https://git.example.org/acme/mono';

async function withRepository() {
  const { context, organization } = await anOrganization();
  await createTeam(context, { organization, ...aTeamInput({}) });
  await addRepositories(context, { organization, addresses: [address] });
  const [repository] = await listRepositories(context, { organization });
  return { context, organization, repositoryId: repository?.id ?? '' };
}

/** What no team answers for. */
const unassigned = async (context: Context, organization: string) =>
  (await listRepositories(context, { organization })).filter(({ teams }) => teams.length === 0);

describe('lib/services/assign-repository.ts', () => {
  it('gives folders of a repository to a team, and others when it is asked again', async () => {
    const { context, organization, repositoryId } = await withRepository();
    const given = { organization, repositoryId, team: 'payments' };
    await assignRepository(context, { ...given, paths: ['b', 'a/', 'a/c'] });
    expect(await listRepositories(context, { organization })).toMatchObject([
      { teams: [{ slug: 'payments', paths: ['a', 'b'] }] },
    ]);
    await assignRepository(context, { ...given, paths: [] });
    const team = await getTeam(context, { organization, team: 'payments' });
    expect(team?.repositories).toMatchObject([{ address, paths: [] }]);
    expect(await unassigned(context, organization)).toEqual([]);
  });

  it('refuses an unknown team, wrong folders, and a repository of another organization', async () => {
    const { context, organization, repositoryId } = await withRepository();
    const given = { organization, repositoryId, team: 'payments', paths: [] };
    const unknown = assignRepository(context, { ...given, team: '' });
    await expect(unknown).rejects.toMatchObject({ field: 'team' });
    const wrong = assignRepository(context, { ...given, paths: ['C:\\apps'] });
    await expect(wrong).rejects.toMatchObject({ field: 'paths' });
    const { slug: other } = await createOrganization(context, { name: 'Other' });
    await createTeam(context, { organization: other, ...aTeamInput({}) });
    const foreign = assignRepository(context, { ...given, organization: other });
    await expect(foreign).rejects.toMatchObject({ code: 'not-found' });
    expect(await unassigned(context, organization)).toHaveLength(1);
  });
});
