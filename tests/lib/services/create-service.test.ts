import { describe, expect, it } from 'vitest';
import { createOrganization } from '@/lib/services/create-organization';
import { createService } from '@/lib/services/create-service';
import { createTeam } from '@/lib/services/create-team';
import { deleteTeam } from '@/lib/services/delete-team';
import { getService } from '@/lib/services/get-service';
import { listRepositories } from '@/lib/services/list-repositories';
import { listServices } from '@/lib/services/list-services';
import { removeRepository } from '@/lib/services/remove-repository';
import { anOrganization, aServiceInput, aTeamInput } from '@/tests/factories/organization';

const address = 'https://git.example.org/acme/mono';

async function withTeam() {
  const acme = await anOrganization();
  const repositories = [{ address, paths: ['apps/payments'] }];
  await createTeam(acme.context, { organization: acme.organization, ...aTeamInput({ repositories }) });
  return acme;
}

describe('lib/services/create-service.ts', () => {
  it('keeps all that is said of a service', async () => {
    const { context, organization } = await withTeam();
    const said = { name: 'Check out', team: 'payments', repository: `${address}.git`, path: './apps/checkout/' };
    const { slug } = await createService(context, { organization, ...aServiceInput({ ...said, isProduction: false }) });
    expect(await getService(context, { organization, service: slug })).toEqual({
      id: expect.any(String),
      slug: 'check-out',
      name: 'Check out',
      team: { id: expect.any(String), slug: 'payments', name: 'Payments' },
      repository: { id: expect.any(String), address, label: 'git.example.org/acme/mono' },
      path: 'apps/checkout',
      isProduction: false,
    });
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ team: 'nobody' }, 'team'],
    [{ repository: 'https://git.example.org/acme/other' }, 'repository'],
    [{ repository: address, path: '/apps' }, 'path'],
    [{ path: 'apps/checkout' }, 'repository'],
  ])('refuses %j at its field', async (said, field) => {
    const { context, organization } = await withTeam();
    const created = createService(context, { organization, ...aServiceInput(said) });
    await expect(created).rejects.toMatchObject({ code: 'invalid-input', field });
    expect(await listServices(context, { organization })).toEqual([]);
  });

  it('refuses a name that is taken, and numbers a slug', async () => {
    const { context, organization } = await withTeam();
    await createService(context, { organization, ...aServiceInput({ name: 'web shop' }) });
    const same = createService(context, { organization, ...aServiceInput({ name: 'Web Shop' }) });
    await expect(same).rejects.toMatchObject({ code: 'conflict', field: 'name' });
    const alike = await createService(context, { organization, ...aServiceInput({ name: 'web-shop' }) });
    expect(alike.slug).toBe('web-shop-2');
  });

  it('does not take the team of another organization', async () => {
    const { context } = await withTeam();
    const { slug: organization } = await createOrganization(context, { name: 'Other' });
    const created = createService(context, { organization, ...aServiceInput({ team: 'payments' }) });
    await expect(created).rejects.toMatchObject({ field: 'team' });
  });

  it('lists services by name, and keeps those whose team and repository are gone', async () => {
    const { context, organization } = await withTeam();
    for (const name of ['web', 'API', 'batch']) {
      const said = { name, team: 'payments', repository: address, path: 'a' };
      await createService(context, { organization, ...aServiceInput(said) });
    }
    expect((await listServices(context, { organization })).map(({ name }) => name)).toEqual(['API', 'batch', 'web']);
    await deleteTeam(context, { organization, team: 'payments' });
    const [repository] = await listRepositories(context, { organization });
    await removeRepository(context, { organization, repositoryId: repository?.id ?? '' });
    expect(await listServices(context, { organization })).toMatchObject([
      { name: 'API', team: null, repository: null },
      { name: 'batch', team: null, repository: null },
      { name: 'web', team: null, repository: null },
    ]);
  });
});
