import { describe, expect, it } from 'vitest';
import { listTeamJobs } from '@/lib/services/list-team-jobs';
import { startTeamAssessment } from '@/lib/services/start-team-assessment';
import { acme, failAssessment, organization } from '@/tests/factories/acme';

describe('lib/services/list-team-jobs.ts', () => {
  it('lists what is queued or under way, by team', async () => {
    const { context, payments } = await acme();
    expect(await listTeamJobs(context, { organization })).toEqual([]);
    const { jobId } = await startTeamAssessment(context, { teamId: payments });
    expect(await listTeamJobs(context, { organization })).toMatchObject([
      { team: 'payments', jobId, state: 'queued', error: null },
    ]);
    expect(await listTeamJobs(context, { organization: 'nobody' })).toEqual([]);
  });

  it('leaves out what has ended', async () => {
    const { context, payments } = await acme();
    await failAssessment(context, payments, 'It is gone.');
    expect(await listTeamJobs(context, { organization })).toEqual([]);
  });
});
