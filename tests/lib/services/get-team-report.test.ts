import { describe, expect, it } from 'vitest';
import { getTeamReport } from '@/lib/services/get-team-report';
import { acme, deploy, mono, organization, reportAt } from '@/tests/factories/acme';
import { keepTeamAssessment } from '@/tests/factories/assessment';

describe('lib/services/get-team-report.ts', () => {
  it('gives the newest result, what it was before, and the repositories with those of the platform', async () => {
    const { context, payments } = await acme();
    const before = await keepTeamAssessment(context, payments, reportAt(0));
    context.pass(60_000);
    await keepTeamAssessment(context, payments, reportAt(1, ['apps/payments']), [
      { address: mono, paths: ['apps/payments'], part: 'own' },
    ]);
    const report = await getTeamReport(context, { organization, team: 'payments' });
    expect(report).toMatchObject({
      team: { name: 'Payments', level: { verified: 1 } },
      report: { level: { verified: 1 } },
      previous: { id: before, level: { verified: 0 } },
      repositories: [
        { address: mono, paths: ['apps/payments'], part: 'own', commit: 'c'.repeat(40), role: 'application' },
        { address: deploy, paths: [], part: 'platform', commit: null, role: null },
      ],
    });
  });

  it('has no result for a team that nobody assessed, and nothing for one that is not there', async () => {
    const { context } = await acme();
    const report = await getTeamReport(context, { organization, team: 'empty' });
    expect(report).toMatchObject({
      team: { state: 'no-repositories' },
      repositories: [],
      report: null,
      previous: null,
    });
    expect(await getTeamReport(context, { organization, team: 'nobody' })).toBeNull();
    expect(await getTeamReport(context, { organization: 'nobody', team: 'empty' })).toBeNull();
  });
});
