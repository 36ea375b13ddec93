import { describe, expect, it } from 'vitest';
import { createTeam } from '@/lib/services/create-team';
import { deleteTeam } from '@/lib/services/delete-team';
import { listRepositories } from '@/lib/services/list-repositories';
import { listTeams } from '@/lib/services/list-teams';
import { anOrganization, aTeamInput } from '@/tests/factories/organization';

const address = (name: string) => `https://git.example.org/acme/${name}`;

describe('lib/services/delete-team.ts', () => {
  it('leaves repositories without a team, and served teams without a platform', async () => {
    const { context, organization } = await anOrganization();
    const repositories = [{ address: address('a'), paths: [] }];
    await createTeam(context, { organization, ...aTeamInput({ name: 'Platform', repositories }) });
    await createTeam(context, { organization, ...aTeamInput({ name: 'Served', platform: 'platform' }) });
    await deleteTeam(context, { organization, team: 'platform' });
    expect(await listTeams(context, { organization })).toMatchObject([{ name: 'Served', platform: null }]);
    expect(await listRepositories(context, { organization })).toMatchObject([{ address: address('a'), teams: [] }]);
  });
});
