import { describe, expect, it } from 'vitest';
import { createService } from '@/lib/services/create-service';
import { createTeam } from '@/lib/services/create-team';
import { editService } from '@/lib/services/edit-service';
import { getService } from '@/lib/services/get-service';
import { anOrganization, aServiceInput, aTeamInput } from '@/tests/factories/organization';

const address = 'https://git.example.org/acme/mono';

async function withTeam() {
  const acme = await anOrganization();
  const repositories = [{ address, paths: ['apps/payments'] }];
  await createTeam(acme.context, { organization: acme.organization, ...aTeamInput({ repositories }) });
  return acme;
}

describe('lib/services/edit-service.ts', () => {
  it('makes the service what is given, and keeps its slug', async () => {
    const { context, organization } = await withTeam();
    await createService(context, { organization, ...aServiceInput({ team: 'payments', repository: address }) });
    await editService(context, { organization, service: 'checkout', ...aServiceInput({ name: 'Checkout 2' }) });
    expect(await getService(context, { organization, service: 'checkout' })).toMatchObject({
      name: 'Checkout 2',
      team: null,
      repository: null,
    });
  });

  it('refuses the name of another service, and one that is not there', async () => {
    const { context, organization } = await withTeam();
    await createService(context, { organization, ...aServiceInput({ name: 'a' }) });
    await createService(context, { organization, ...aServiceInput({ name: 'b' }) });
    const taken = editService(context, { organization, service: 'a', ...aServiceInput({ name: 'B' }) });
    await expect(taken).rejects.toMatchObject({ code: 'conflict', field: 'name' });
    const gone = editService(context, { organization, service: 'c', ...aServiceInput({}) });
    await expect(gone).rejects.toMatchObject({ code: 'not-found' });
  });
});
