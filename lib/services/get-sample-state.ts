import { findNewestOfKeys } from '@/db/store/jobs';
import { findOrganization } from '@/db/store/organizations';
import type { Context } from '@/lib/context';
import type { Job, JobProgress } from '@/lib/jobs/job';
import { SAMPLE_SLUG } from '@/lib/services/create-organization';
import { getSample, type SampleView } from '@/lib/services/get-sample';
import { SAMPLE_KEY, teamJobKeys } from '@/lib/services/sample-keys';

/** What has become of the sample organization. */
export type SampleState =
  /** Under way: repositories first, where there is nothing to look at yet; then each team, and its past. */
  | { state: 'preparing'; progress: JobProgress; sample: SampleView | null }
  /** `failures`: why teams could not be assessed, or looked back at. */
  | { state: 'ready'; sample: SampleView; failures: string[] }
  | { state: 'failed'; reason: string }
  /** Removed, or never wanted. */
  | { state: 'absent' };

/** Tells how far the sample organization is. */
export async function getSampleState(context: Context): Promise<SampleState> {
  const db = context.db.read;
  const [job] = await findNewestOfKeys(db, [SAMPLE_KEY]);
  if (job !== undefined && isOpen(job)) return { state: 'preparing', progress: writing(job), sample: null };
  const organization = await findOrganization(db, SAMPLE_SLUG);
  const sample = await getSample(context);
  if (organization === null || sample === null) {
    return job?.state === 'failed'
      ? { state: 'failed', reason: job.error ?? 'The log says why.' }
      : { state: 'absent' };
  }
  const teams = sample.teams.length;
  const jobs = await findNewestOfKeys(db, await teamJobKeys(db, organization.id));
  if (jobs.some(isOpen) && countLooksBack(jobs) < teams) {
    return { state: 'preparing', progress: looking(jobs, teams), sample };
  }
  const failures = jobs.flatMap(({ state, error }) => (state === 'failed' && error !== null ? [error] : []));
  return { state: 'ready', sample, failures };
}

function isOpen({ state }: Job): boolean {
  return state === 'queued' || state === 'running';
}

/** Once every past was looked at, further work on a team is no longer preparation. */
function countLooksBack(jobs: readonly Job[]): number {
  return jobs.filter((job) => job.kind === 'history' && !isOpen(job)).length;
}

function writing({ progress, state }: Job): JobProgress {
  const message = state === 'queued' ? 'Waiting for its turn' : progress.message || 'Writing repositories';
  return { done: progress.done, total: progress.total, message };
}

/** Each team is looked at twice: as it stands, and its past. */
function looking(jobs: readonly Job[], teams: number): JobProgress {
  const done = jobs.filter((job) => !isOpen(job)).length;
  const running = jobs.find(({ state }) => state === 'running');
  const message = running?.kind === 'history' ? 'Looking back over a year' : 'Assessing the teams';
  return { done, total: teams * 2, message };
}
