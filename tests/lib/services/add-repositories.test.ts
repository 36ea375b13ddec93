import { describe, expect, it } from 'vitest';
import { addRepositories } from '@/lib/services/add-repositories';
import { createTeam } from '@/lib/services/create-team';
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

describe('lib/services/add-repositories.ts', () => {
  it('adds what is new, and knows what is there however it is written', async () => {
    const { context, organization } = await withRepository();
    const addresses = ['git@git.example.org:acme/mono.git', 'https://git.example.org/acme/new', `${address}.git`];
    expect(await addRepositories(context, { organization, addresses })).toEqual({ added: 1, known: 1 });
    expect((await listRepositories(context, { organization })).map((each) => each.address)).toEqual([
      address,
      'https://git.example.org/acme/new',
    ]);
  });

  it.each([[[]], [['https://git.example.org/acme/new', 'ext::sh -c x']], [['https://me:token@git.example.org/a']]])(
    'adds nothing of %j',
    async (addresses) => {
      const { context, organization } = await withRepository();
      const added = addRepositories(context, { organization, addresses });
      await expect(added).rejects.toMatchObject({ code: 'invalid-input', field: 'addresses' });
      expect(await listRepositories(context, { organization })).toHaveLength(1);
    },
  );
});
