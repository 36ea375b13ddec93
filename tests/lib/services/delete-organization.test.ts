import { describe, expect, it } from 'vitest';
import { createOrganization } from '@/lib/services/create-organization';
import { createService } from '@/lib/services/create-service';
import { createTeam } from '@/lib/services/create-team';
import { deleteOrganization } from '@/lib/services/delete-organization';
import { getOrganization } from '@/lib/services/get-organization';
import { listOrganizations } from '@/lib/services/list-organizations';
import { listServices } from '@/lib/services/list-services';
import { listTeams } from '@/lib/services/list-teams';
import { eventFile, importText } from '@/tests/factories/delivery-events';
import { anOrganization, aServiceInput, aTeamInput } from '@/tests/factories/organization';
import { change, commit, deployment } from '@/tests/lib/delivery/event-file';

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

  it('takes its events along, of every kind, and leaves those of others', async () => {
    const { context, organization } = await anOrganization();
    const { slug: other } = await createOrganization(context, { name: 'Other' });
    const at = '2026-10-05T10:00:00Z';
    const text = eventFile(
      ...Array.from({ length: 2_500 }, (_, each) => deployment(`d${each}`, `r${each}`, at)),
      { type: 'recovery', deployment: 'd1', recoveredAt: at, by: 'flag' },
      { type: 'incident', id: 'I', openedAt: at },
      { type: 'resolution', incident: 'I', resolvedAt: at },
      change('c', 'a'),
      commit('a', []),
    );
    for (const each of [organization, other]) await importText(context, each, text);
    await deleteOrganization(context, { organization, confirmation: 'Acme' });
    expect(await importText(context, other, text)).toMatchObject({ events: 2_505, added: 0 });
    await createOrganization(context, { name: 'Acme' });
    expect(await importText(context, organization, text)).toMatchObject({ events: 2_505, added: 2_505 });
  });

  it('keeps it until its name is typed', async () => {
    const { context, organization } = await anOrganization();
    const deleted = deleteOrganization(context, { organization, confirmation: 'acme' });
    await expect(deleted).rejects.toMatchObject({ field: 'confirmation', message: expect.stringContaining('Acme') });
    expect(await listOrganizations(context)).toHaveLength(1);
  });
});
