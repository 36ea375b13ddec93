import { describe, expect, it } from 'vitest';
import { createTeam } from '@/lib/services/create-team';
import { getTeam } from '@/lib/services/get-team';
import { suggestKindOfTeam } from '@/lib/services/suggest-kind-of-team';
import { keepTeamAssessment } from '@/tests/factories/assessment';
import { anOrganization, aTeamInput } from '@/tests/factories/organization';
import { aReport } from '@/tests/factories/report';

const own = 'https://git.example.org/acme/fleet';
const platform = 'https://git.example.org/acme/platform';

async function aTeam() {
  const { context, organization } = await anOrganization();
  const { slug: team } = await createTeam(context, { organization, ...aTeamInput({}) });
  return { context, teamId: (await getTeam(context, { organization, team }))?.id ?? '' };
}

describe('lib/services/suggest-kind-of-team.ts', () => {
  it('judges by what the team’s own repositories were seen to be, not by those of its platform', async () => {
    const { context, teamId } = await aTeam();
    const report = aReport(own, 'c'.repeat(40));
    const [first] = report.repositories;
    if (!first) throw new Error('The report is of no repository.');
    const repositories = [
      { ...first, url: own, role: 'infrastructure' as const },
      { ...first, url: platform, role: 'application' as const },
    ];
    await keepTeamAssessment(context, teamId, { ...report, repositories }, [
      { address: own, paths: [], part: 'own' },
      { address: platform, paths: [], part: 'platform' },
    ]);
    expect(await suggestKindOfTeam(context, { teamId })).toEqual({
      kind: 'platform',
      repositories: [{ label: 'git.example.org/acme/fleet', role: 'infrastructure' }],
    });
  });

  it('suggests nothing until the team was assessed', async () => {
    const { context, teamId } = await aTeam();
    expect(await suggestKindOfTeam(context, { teamId })).toBeNull();
  });
});
