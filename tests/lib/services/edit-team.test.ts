import { describe, expect, it } from 'vitest';
import type { Context } from '@/lib/context';
import { createTeam } from '@/lib/services/create-team';
import { editTeam } from '@/lib/services/edit-team';
import { getTeam } from '@/lib/services/get-team';
import { listRepositories } from '@/lib/services/list-repositories';
import { anOrganization, aTeamInput } from '@/tests/factories/organization';

const address = (name: string) => `https://git.example.org/acme/${name}`;

/** What no team answers for. */
const unassigned = async (context: Context, organization: string) =>
  (await listRepositories(context, { organization })).filter(({ teams }) => teams.length === 0);

describe('lib/services/edit-team.ts', () => {
  it('makes the team what is given, and keeps its address', async () => {
    const { context, organization } = await anOrganization();
    const before = aTeamInput({
      kind: 'platform',
      target: { level: 1, reason: 'Enough for us.' },
      repositories: [
        { address: address('a'), paths: ['x'] },
        { address: address('b'), paths: [] },
      ],
    });
    const { slug: team } = await createTeam(context, { organization, ...before });
    const repositories = [
      { address: address('a'), paths: [] },
      { address: address('c'), paths: ['y'] },
    ];
    await editTeam(context, { organization, team, ...aTeamInput({ name: 'Billing', repositories }) });
    expect(await getTeam(context, { organization, team: 'payments' })).toMatchObject({
      name: 'Billing',
      kind: null,
      target: null,
      repositories: [
        { address: address('a'), paths: [] },
        { address: address('c'), paths: ['y'] },
      ],
    });
    expect(await unassigned(context, organization)).toMatchObject([{ address: address('b') }]);
  });

  it('refuses a team as its own platform, also over other teams', async () => {
    const { context, organization } = await anOrganization();
    await createTeam(context, { organization, ...aTeamInput({ name: 'A' }) });
    await createTeam(context, { organization, ...aTeamInput({ name: 'B', platform: 'a' }) });
    await createTeam(context, { organization, ...aTeamInput({ name: 'C', platform: 'b' }) });
    const served = (platform: string) =>
      editTeam(context, { organization, team: 'a', ...aTeamInput({ name: 'A', platform }) });
    await expect(served('a')).rejects.toMatchObject({ field: 'platform', message: expect.stringMatching(/its own/) });
    await expect(served('b')).rejects.toMatchObject({ field: 'platform', message: expect.stringMatching(/by A/) });
    await expect(served('c')).rejects.toMatchObject({ field: 'platform', message: expect.stringMatching(/by A/) });
    expect(await getTeam(context, { organization, team: 'a' })).toMatchObject({ platform: null });
  });

  it('keeps what was there when one thing is wrong', async () => {
    const { context, organization } = await anOrganization();
    const repositories = [{ address: address('a'), paths: ['x'] }];
    const { slug: team } = await createTeam(context, { organization, ...aTeamInput({ repositories }) });
    const before = await getTeam(context, { organization, team });
    const wrong = [{ address: address('b'), paths: ['..'] }];
    const edited = editTeam(context, { organization, team, ...aTeamInput({ name: 'New', repositories: wrong }) });
    await expect(edited).rejects.toMatchObject({ field: 'repositories.0.paths' });
    expect(await getTeam(context, { organization, team })).toEqual(before);
  });

  it('says that the team is not there', async () => {
    const { context, organization } = await anOrganization();
    const edited = editTeam(context, { organization, team: 'gone', ...aTeamInput({}) });
    await expect(edited).rejects.toMatchObject({ code: 'not-found', message: expect.stringContaining('"gone"') });
  });
});
