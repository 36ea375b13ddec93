import { describe, expect, it } from 'vitest';
import { createService } from '@/lib/services/create-service';
import { createTeam } from '@/lib/services/create-team';
import { deleteService } from '@/lib/services/delete-service';
import { listServices } from '@/lib/services/list-services';
import { anOrganization, aServiceInput, aTeamInput } from '@/tests/factories/organization';

const address = 'https://git.example.org/acme/mono';

async function withTeam() {
  const acme = await anOrganization();
  const repositories = [{ address, paths: ['apps/payments'] }];
  await createTeam(acme.context, { organization: acme.organization, ...aTeamInput({ repositories }) });
  return acme;
}

describe('lib/services/delete-service.ts', () => {
  it('deletes one service, and takes one that is gone for done', async () => {
    const { context, organization } = await withTeam();
    await createService(context, { organization, ...aServiceInput({ name: 'a' }) });
    await createService(context, { organization, ...aServiceInput({ name: 'b' }) });
    await deleteService(context, { organization, service: 'a' });
    await deleteService(context, { organization, service: 'a' });
    expect(await listServices(context, { organization })).toMatchObject([{ name: 'b' }]);
  });
});
