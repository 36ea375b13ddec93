import { describe, expect, it } from 'vitest';
import type { Context } from '@/lib/context';
import { exportTeamsFile } from '@/lib/services/export-teams-file';
import { getOrganization } from '@/lib/services/get-organization';
import { importTeamsFile } from '@/lib/services/import-teams-file';
import { listOrganizations } from '@/lib/services/list-organizations';
import { listRepositories } from '@/lib/services/list-repositories';
import { listServices } from '@/lib/services/list-services';
import { listTeams } from '@/lib/services/list-teams';
import { aContext } from '@/tests/factories/context';
import { anOrganization } from '@/tests/factories/organization';

const mono = 'https://git.example.org/acme/mono';
const lost = 'https://git.example.org/acme/lost';
const file = `organization: Acme
teams:
  - name: Payments
    kind: stream-aligned
    platform: Platform
    target: { level: 2, reason: Auditors ask for review. }
    repositories: [ { address: ${mono}, paths: [apps/payments] } ]
    services: [ { name: checkout, repository: ${mono}, path: apps/payments, production: false } ]
  - name: Platform
    kind: platform
repositories: [ { address: ${lost} } ]
services: [ { name: orphan } ]
`;

/** What no team answers for. */
const unassigned = async (context: Context, organization: string) =>
  (await listRepositories(context, { organization })).filter(({ teams }) => teams.length === 0);

describe('lib/services/import-teams-file.ts', () => {
  it('creates an organization with all that the file says', async () => {
    const context = await aContext();
    expect(await importTeamsFile(context, { text: file })).toEqual({
      organization: { slug: 'acme', name: 'Acme' },
      teams: { created: 2, kept: 0, removed: 0 },
      repositories: { created: 2, kept: 0, removed: 0 },
      services: { created: 2, kept: 0, removed: 0 },
    });
    const organization = 'acme';
    expect(await listTeams(context, { organization })).toMatchObject([
      {
        name: 'Payments',
        kind: 'stream-aligned',
        platform: { slug: 'platform' },
        target: { level: 2, reason: 'Auditors ask for review.' },
        repositories: [{ address: mono, paths: ['apps/payments'] }],
      },
      { name: 'Platform', kind: 'platform', platform: null, target: null, repositories: [] },
    ]);
    expect(await unassigned(context, organization)).toMatchObject([{ address: lost }]);
    expect(await listServices(context, { organization })).toMatchObject([
      {
        name: 'checkout',
        team: { name: 'Payments' },
        repository: { address: mono },
        path: 'apps/payments',
        isProduction: false,
      },
      { name: 'orphan', team: null, repository: null, path: '', isProduction: true },
    ]);
  });

  it('changes nothing when it is imported again', async () => {
    const context = await aContext();
    await importTeamsFile(context, { text: file });
    const before = await whole(context);
    const again = await importTeamsFile(context, { text: file, organization: 'acme' });
    expect(again.teams).toEqual({ created: 0, kept: 2, removed: 0 });
    expect(await whole(context)).toEqual(before);
    expect(await listOrganizations(context)).toHaveLength(1);
  });

  it('leaves as it is what the file leaves out', async () => {
    const context = await aContext();
    await importTeamsFile(context, { text: file });
    const before = await whole(context);
    const text = `organization: acme\nteams:\n  - name: Payments\n    repositories: [ { address: ${mono} } ]\n`;
    await importTeamsFile(context, { text });
    expect(await whole(context)).toEqual(before);
  });

  it('takes away what is said to be nothing', async () => {
    const context = await aContext();
    await importTeamsFile(context, { text: file });
    const repositories = `repositories: [ { address: ${mono}.git, paths: [] } ]`;
    const text = `organization: Acme\nteams: [ { name: payments, kind: null, platform: null, target: null, ${repositories} } ]`;
    await importTeamsFile(context, { text });
    expect((await listTeams(context, { organization: 'acme' }))[0]).toMatchObject({
      name: 'payments',
      slug: 'payments',
      kind: null,
      platform: null,
      target: null,
      repositories: [{ address: mono, paths: [] }],
    });
  });

  it('deletes what the file leaves out when it is asked to', async () => {
    const context = await aContext();
    await importTeamsFile(context, { text: file });
    const text = `organization: Acme\nteams:\n  - name: Payments\n    repositories: [ { address: ${lost} } ]\n`;
    expect(await importTeamsFile(context, { text, removeMissing: true })).toMatchObject({
      teams: { created: 0, kept: 1, removed: 1 },
      repositories: { created: 0, kept: 1, removed: 1 },
      services: { created: 0, kept: 0, removed: 2 },
    });
    expect(await listTeams(context, { organization: 'acme' })).toMatchObject([
      { name: 'Payments', kind: null, platform: null, target: null, repositories: [{ address: lost, paths: [] }] },
    ]);
    expect(await listRepositories(context, { organization: 'acme' })).toMatchObject([{ address: lost }]);
  });

  it('lets teams change places as platforms', async () => {
    const context = await aContext();
    const served = (team: string, by: string) => `{ name: ${team}, platform: ${by} }`;
    await importTeamsFile(context, { text: `organization: Acme\nteams: [ ${served('A', 'B')}, { name: B } ]` });
    const turned = `organization: Acme\nteams: [ ${served('B', 'A')}, { name: A, platform: null } ]`;
    await importTeamsFile(context, { text: turned });
    expect(await listTeams(context, { organization: 'acme' })).toMatchObject([
      { name: 'A', platform: null },
      { name: 'B', platform: { name: 'A' } },
    ]);
  });

  it.each([
    [
      'an unknown platform',
      'teams: [ { name: X }, { name: Y, platform: Nobody } ]',
      'There is no team called "Nobody"',
    ],
    [
      'platforms in a circle',
      'teams: [ { name: X, platform: Y }, { name: Y, platform: X } ]',
      'Line 2, platform: Y is itself served by X.',
    ],
    [
      'a repository that is nobody’s',
      `teams: [ { name: X, services: [ { name: a, repository: ${mono}x } ] } ]`,
      `repository: ${mono}x is no repository of Acme.`,
    ],
    ['a folder of no repository', 'services: [ { name: a, path: b } ]', 'path: Say which repository this folder is in'],
    ['a path on the disk', 'repositories: [ { address: /etc } ]', 'on the disk of the server'],
    ['a password', 'repositories: [ { address: "https://a:hunter2@x.org/a" } ]', 'Leave the user name and token out'],
    [
      'one repository twice',
      `teams: [ { name: X, repositories: [ { address: ${mono} }, { address: ${mono}.git } ] } ]`,
      'X has this repository twice',
    ],
  ])('loses nothing over a file with %s', async (_what, rest, problem) => {
    const context = await aContext();
    await importTeamsFile(context, { text: file });
    const before = await whole(context);
    const imported = importTeamsFile(context, { text: `organization: Acme\n${rest}\n`, removeMissing: true });
    await expect(imported).rejects.toMatchObject({
      code: 'invalid-input',
      field: 'text',
      message: expect.stringContaining(problem),
    });
    await expect(imported).rejects.not.toThrow('hunter2');
    expect(await whole(context)).toEqual(before);
  });

  it('makes no organization of a file that is wrong', async () => {
    const context = await aContext();
    const imported = importTeamsFile(context, { text: 'organization: New one\nteams: [ { name: X, platform: Y } ]' });
    await expect(imported).rejects.toThrow('There is no team called "Y"');
    expect(await listOrganizations(context)).toEqual([]);
  });

  it('refuses a file of another organization', async () => {
    const { context, organization } = await anOrganization();
    const imported = importTeamsFile(context, { organization, text: 'organization: Other' });
    await expect(imported).rejects.toThrow('The file is of "Other", and this is "Acme".');
  });

  it('makes the sample organization of repositories in its own folder, for its own makers alone', async () => {
    const context = await aContext();
    const inside = `${context.dataFolder}/sample/payments`;
    const text = (address: string) => `organization: Sample\nrepositories: [ { address: ${address} } ]`;
    await importTeamsFile(context, { text: text(inside), isSample: true });
    expect(await getOrganization(context, { slug: 'sample' })).toMatchObject({ name: 'Sample', isSample: true });
    const outside = importTeamsFile(context, { text: text(`${inside}/../../keys`), isSample: true });
    await expect(outside).rejects.toThrow('on the disk of the server');
    const byPeople = importTeamsFile(context, { organization: 'sample', text: 'organization: Sample' });
    await expect(byPeople).rejects.toMatchObject({ code: 'forbidden' });
    const another = await importTeamsFile(context, { text: 'organization: Sample' });
    expect(another.organization).toEqual({ slug: 'sample-2', name: 'Sample' });
  });
});

async function whole(context: Parameters<typeof exportTeamsFile>[0]): Promise<string> {
  return (await exportTeamsFile(context, { organization: 'acme' })).text;
}
