import { describe, expect, it } from 'vitest';
import { claimJob, finishJob, insertJob, renewLease } from '@/db/store/jobs';
import type { Context } from '@/lib/context';
import { createSampleOrganization } from '@/lib/services/create-sample-organization';
import { getSampleState } from '@/lib/services/get-sample-state';
import { startHistory } from '@/lib/services/start-history';
import { startSampleOrganization } from '@/lib/services/start-sample-organization';
import { startTeamAssessment } from '@/lib/services/start-team-assessment';
import { keepTeamAssessment } from '@/tests/factories/assessment';
import { aContext } from '@/tests/factories/context';
import { aReport } from '@/tests/factories/report';

const day = new Date('2026-11-01T08:00:00Z');
const owner = 'a worker';

async function claim(context: Context): Promise<string> {
  const until = new Date(context.now().getTime() + 15_000);
  const job = await context.db.write((transaction) => claimJob(transaction, { owner, now: context.now(), until }));
  return job?.id ?? '';
}

async function finish(context: Context, id: string, error?: string): Promise<void> {
  const end = error === undefined ? { state: 'done' as const } : { state: 'failed' as const, error };
  await context.db.write((transaction) => finishJob(transaction, id, owner, { ...end, now: context.now() }));
}

/** Takes up the next job and ends it. */
async function work(context: Context, error?: string): Promise<void> {
  await finish(context, await claim(context), error);
}

describe('lib/services/get-sample-state.ts', () => {
  it('knows of no sample at first', async () => {
    expect(await getSampleState(await aContext())).toEqual({ state: 'absent' });
  });

  it('says how far the repositories are, and why they could not be written', async () => {
    const context = await aContext();
    await startSampleOrganization(context);
    expect(await getSampleState(context)).toMatchObject({
      state: 'preparing',
      progress: { message: 'Waiting for its turn' },
    });
    const id = await claim(context);
    const progress = { done: 3, total: 8, message: 'Writing the repository catalogue' };
    const until = new Date(context.now().getTime() + 15_000);
    await context.db.write((transaction) => renewLease(transaction, { id, owner, until, progress }));
    expect(await getSampleState(context)).toEqual({ state: 'preparing', progress, sample: null });
    await finish(context, id, 'The disk is full.');
    expect(await getSampleState(context)).toEqual({ state: 'failed', reason: 'The disk is full.' });
  });

  it('counts each team and each past, shows levels as they come, and is ready when all were looked at', async () => {
    const context = await aContext();
    const { teamIds } = await createSampleOrganization(context, { day });
    for (const teamId of teamIds) await startTeamAssessment(context, { teamId });
    expect(await getSampleState(context)).toMatchObject({ state: 'preparing', progress: { done: 0, total: 12 } });
    for (const teamId of teamIds) {
      await work(context);
      const assessmentId = await keepTeamAssessment(
        context,
        teamId,
        aReport('https://git.example.org/a', 'c'.repeat(40)),
      );
      await startHistory(context, { assessmentId });
    }
    const half = await getSampleState(context);
    expect(half).toMatchObject({ state: 'preparing', progress: { done: 6, total: 12 } });
    for (const _ of teamIds) await work(context);
    const ready = await getSampleState(context);
    expect(ready).toMatchObject({
      state: 'ready',
      failures: [],
      sample: { slug: 'sample', name: 'Otterbrook Market' },
    });
    expect(ready.state === 'ready' ? ready.sample.teams.map(({ slug, level }) => [slug, level?.verified]) : []).toEqual(
      [
        ['catalogue', 1],
        ['checkout', 1],
        ['payments', 1],
        ['platform', 1],
        ['sales-reports', 1],
        ['stores', 1],
      ],
    );
    await startTeamAssessment(context, { teamId: teamIds[0] ?? '' });
    expect(await getSampleState(context)).toMatchObject({ state: 'ready' });
  });

  it('is ready with what there is when teams could not be assessed, and says why', async () => {
    const context = await aContext();
    const { teamIds } = await createSampleOrganization(context, { day });
    for (const teamId of teamIds) await startTeamAssessment(context, { teamId });
    for (const _ of teamIds) await work(context, 'git was not found.');
    const state = await getSampleState(context);
    expect(state).toMatchObject({ state: 'ready', failures: Array(6).fill('git was not found.') });
  });

  it('takes no notice of work on anything else', async () => {
    const context = await aContext();
    const other = { id: 'other', kind: 'assess', key: 'assess other', payload: {}, now: context.now() };
    await context.db.write((transaction) => insertJob(transaction, other));
    expect(await getSampleState(context)).toEqual({ state: 'absent' });
  });
});
