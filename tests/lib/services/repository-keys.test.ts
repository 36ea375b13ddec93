import { describe, expect, it } from 'vitest';
import { createTeam } from '@/lib/services/create-team';
import { getTeam } from '@/lib/services/get-team';
import { repositoryKeysOfTeam } from '@/lib/services/repository-keys';
import { keepJudged } from '@/tests/factories/judged-assessment';
import { anOrganization, aTeamInput } from '@/tests/factories/organization';
import { repositoryFacts } from '@/tests/factories/repository-facts';

const address = '/srv/git/shop';

async function aTeam() {
  const { context, organization } = await anOrganization({ CAIRN_ALLOW_FILE: '1' });
  const repositories = [{ address, paths: [] }];
  const { slug: team } = await createTeam(context, { organization, ...aTeamInput({ name: 'Shop', repositories }) });
  const id = (await getTeam(context, { organization, team }))?.id ?? expect.unreachable('no team');
  return { context, id, keys: async () => [...(await repositoryKeysOfTeam(context.db.read, id))].sort() };
}

describe('lib/services/repository-keys.ts', () => {
  it('knows a repository by its address before it was ever assessed', async () => {
    const { keys } = await aTeam();
    expect(await keys()).toEqual([address]);
  });

  it('knows a local copy by the address of the host that it came from, too', async () => {
    const { context, id, keys } = await aTeam();
    const facts = repositoryFacts({ url: 'https://git.example/acme/shop' });
    await keepJudged(context, { facts, address, teamId: id });
    expect(await keys()).toEqual([address, 'git.example/acme/shop']);
  });

  it('forgets what is no repository of the team any more', async () => {
    const { context, id, keys } = await aTeam();
    const facts = repositoryFacts({ url: 'https://git.example/acme/other' });
    await keepJudged(context, { facts, address: '/srv/git/other', teamId: id });
    expect(await keys()).toEqual([address]);
  });
});
