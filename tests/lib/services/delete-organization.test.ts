import { describe, expect, it } from 'vitest';
import { createOrganization } from '@/lib/services/create-organization';
import { createService } from '@/lib/services/create-service';
import { createTeam } from '@/lib/services/create-team';
import { deleteOrganization } from '@/lib/services/delete-organization';
import { getOrganization } from '@/lib/services/get-organization';
import { listOrganizations } from '@/lib/services/list-organizations';
import { listServices } from '@/lib/services/list-services';
import { listTeams } from '@/lib/services/list-teams';
import { anOrganization, aServiceInput, aTeamInput } from '@/tests/factories/organization';

const repositories = [{ address: 'https://git.example.org/acme/mono', paths: [] }];

describe('lib/services/delete-organization.ts', () => {
  it('takes all that belongs to it along, and leaves others alone', async () => {
    const { context, organization } = await anOrganization();
    const { slug: other } = await createOrganization(context, { name: 'Other' });
    for (const each of [organization, other]) {
      await createTeam(context, { organization: each, ...aTeamInput({ repositories }) });
      await createService(context, { organization: each, ...aServiceInput({ team: 'payments' }) });
    }
    const before = await getOrganization(context, { slug: other });
    expect(before?.counts).toEqual({ teams: 1, repositories: 1, services: 1 });
    await deleteOrganization(context, { organization, confirmation: ' Acme ' });
    expect(await listOrganizations(context)).toEqual([before]);
    expect(await listTeams(context, { organization })).toEqual([]);
    expect(await listServices(context, { organization: other })).toHaveLength(1);
  });

  it('keeps it until its name is typed', async () => {
    const { context, organization } = await anOrganization();
    const deleted = deleteOrganization(context, { organization, confirmation: 'acme' });
    await expect(deleted).rejects.toMatchObject({ field: 'confirmation', message: expect.stringContaining('Acme') });
    expect(await listOrganizations(context)).toHaveLength(1);
  });
});
