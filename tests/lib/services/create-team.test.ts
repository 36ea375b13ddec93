import { describe, expect, it } from 'vitest';
import { insertOrganization } from '@/db/store/organizations';
import { createOrganization } from '@/lib/services/create-organization';
import { createTeam } from '@/lib/services/create-team';
import { getTeam } from '@/lib/services/get-team';
import { listRepositories } from '@/lib/services/list-repositories';
import { listTeams } from '@/lib/services/list-teams';
import { aContext } from '@/tests/factories/context';
import { anOrganization, aTeamInput } from '@/tests/factories/organization';

const monorepository = 'https://git.example.org/acme/mono';

describe('lib/services/create-team.ts', () => {
  it('keeps all that is said of a team', async () => {
    const { context, organization } = await anOrganization();
    await createTeam(context, { organization, ...aTeamInput({ name: 'Platform', kind: 'platform' }) });
    const { slug } = await createTeam(context, {
      organization,
      name: 'Payments & Refunds',
      kind: 'stream-aligned',
      platform: 'platform',
      target: { level: 2, reason: ' Auditors ask for review. ' },
      repositories: [
        { address: `${monorepository}.git/`, paths: ['./apps/refunds/', 'apps/payments', 'apps/payments/web'] },
        { address: 'git@git.example.org:acme/config.git', paths: [] },
      ],
    });
    expect(await getTeam(context, { organization, team: slug })).toEqual({
      id: expect.any(String),
      slug: 'payments-refunds',
      name: 'Payments & Refunds',
      kind: 'stream-aligned',
      platform: { id: expect.any(String), slug: 'platform', name: 'Platform' },
      target: { level: 2, reason: 'Auditors ask for review.' },
      repositories: [
        {
          id: expect.any(String),
          address: 'git@git.example.org:acme/config.git',
          label: 'git.example.org/acme/config',
          paths: [],
        },
        {
          id: expect.any(String),
          address: `${monorepository}.git`,
          label: 'git.example.org/acme/mono',
          paths: ['apps/payments', 'apps/refunds'],
        },
      ],
      createdAt: '2026-11-01T12:00:00.000Z',
    });
  });

  it('lists teams by name, with their platforms and repositories', async () => {
    const { context, organization } = await anOrganization();
    await createTeam(context, { organization, ...aTeamInput({ name: 'zebra' }) });
    const repositories = [{ address: monorepository, paths: ['apps/a'] }];
    await createTeam(context, { organization, ...aTeamInput({ name: 'Ant', platform: 'zebra', repositories }) });
    expect((await listTeams(context, { organization })).map(({ name, platform }) => [name, platform?.name])).toEqual([
      ['Ant', 'zebra'],
      ['zebra', undefined],
    ]);
    expect((await listTeams(context, { organization }))[0]).toEqual(
      await getTeam(context, { organization, team: 'ant' }),
    );
    expect(await listTeams(context, { organization: 'other' })).toEqual([]);
  });

  it('gives two teams folders of one repository, however its address is written', async () => {
    const { context, organization } = await anOrganization();
    const addresses = [monorepository, 'git@git.example.org:acme/mono.git'];
    for (const [index, address] of addresses.entries()) {
      const repositories = [{ address, paths: [`apps/${index}`] }];
      await createTeam(context, { organization, ...aTeamInput({ name: `Team ${index}`, repositories }) });
    }
    expect(await listRepositories(context, { organization })).toEqual([
      {
        id: expect.any(String),
        address: monorepository,
        label: 'git.example.org/acme/mono',
        teams: [
          { slug: 'team-0', name: 'Team 0', paths: ['apps/0'] },
          { slug: 'team-1', name: 'Team 1', paths: ['apps/1'] },
        ],
      },
    ]);
  });

  it.each([
    [{ name: ' ' }, 'name', 'Give the team a name.'],
    [{ platform: 'nobody' }, 'platform', 'There is no team "nobody"'],
    [{ target: { level: 2 as const, reason: ' ' } }, 'reason', 'every target has a reason'],
    [{ repositories: [{ address: 'ftp://x/y', paths: [] }] }, 'repositories.0.address', 'Cairn does not read'],
    [{ repositories: [{ address: '/etc', paths: [] }] }, 'repositories.0.address', 'on the disk of the server'],
    [
      { repositories: [{ address: 'https://me:token@git.example.org/a/b', paths: [] }] },
      'repositories.0.address',
      'Leave the user name and token out of https://git.example.org/a/b',
    ],
    [
      {
        repositories: [
          { address: monorepository, paths: ['a'] },
          { address: `${monorepository}.git`, paths: ['b'] },
        ],
      },
      'repositories.1.address',
      'is there twice',
    ],
    [{ repositories: [{ address: monorepository, paths: ['../b'] }] }, 'repositories.0.paths', 'without ".."'],
    [{ repositories: [{ address: monorepository, paths: ['/b'] }] }, 'repositories.0.paths', 'from its top'],
    [{ repositories: [{ address: monorepository, paths: ['apps/*'] }] }, 'repositories.0.paths', 'is a pattern'],
  ])('refuses %j at its field, and keeps nothing', async (input, field, message) => {
    const { context, organization } = await anOrganization();
    const created = createTeam(context, { organization, ...aTeamInput(input) });
    await expect(created).rejects.toMatchObject({ field, message: expect.stringContaining(message) });
    expect(await listTeams(context, { organization })).toEqual([]);
    expect(await listRepositories(context, { organization })).toEqual([]);
  });

  it('refuses a second team of a name, and numbers a slug that is taken', async () => {
    const { context, organization } = await anOrganization();
    await createTeam(context, { organization, ...aTeamInput({ name: 'Web Shop' }) });
    const same = createTeam(context, { organization, ...aTeamInput({ name: 'web shop' }) });
    await expect(same).rejects.toMatchObject({ code: 'conflict', field: 'name' });
    const alike = await createTeam(context, { organization, ...aTeamInput({ name: 'Web-Shop' }) });
    const reserved = await createTeam(context, { organization, ...aTeamInput({ name: 'New' }) });
    expect([alike.slug, reserved.slug]).toEqual(['web-shop-2', 'new-2']);
  });

  it('does not take a team of another organization for the platform', async () => {
    const { context, organization } = await anOrganization();
    const other = await createOrganization(context, { name: 'Other' });
    await createTeam(context, { organization: other.slug, ...aTeamInput({ name: 'Platform' }) });
    const created = createTeam(context, { organization, ...aTeamInput({ platform: 'platform' }) });
    await expect(created).rejects.toMatchObject({ field: 'platform' });
  });

  it('takes a path on the disk where the operator allows it', async () => {
    const { context, organization } = await anOrganization({ CAIRN_ALLOW_FILE: '1' });
    const repositories = [{ address: '/srv/config', paths: [] }];
    await createTeam(context, { organization, ...aTeamInput({ repositories }) });
    expect(await listRepositories(context, { organization })).toMatchObject([{ address: '/srv/config' }]);
  });

  it('leaves the sample organization as it is', async () => {
    const context = await aContext();
    const sample = { id: 's', slug: 'sample', name: 'Sample', isSample: true, createdAt: context.now() };
    await context.db.write((transaction) => insertOrganization(transaction, sample));
    const created = createTeam(context, { organization: 'sample', ...aTeamInput({}) });
    await expect(created).rejects.toMatchObject({ code: 'forbidden' });
  });
});
