import { findNewestOfKeys } from '@/db/store/jobs';
import { findOrganization } from '@/db/store/organizations';
import { listTeamRows } from '@/db/store/teams';
import type { Context } from '@/lib/context';
import type { Job, JobProgress } from '@/lib/jobs/job';
import { SAMPLE_SLUG } from '@/lib/services/create-organization';
import { SAMPLE_KEY, teamJobKeys } from '@/lib/services/sample-keys';

/** What has become of the sample organization. */
export type SampleState =
  /** Under way: repositories, then each team and its past. `slug` is set as soon as there is something to look at. */
  | { state: 'preparing'; progress: JobProgress; slug: string | null }
  | { state: 'ready'; slug: string; name: string; teams: number; failures: string[] }
  /** It could not be made; what to do stands in the reason. */
  | { state: 'failed'; reason: string }
  /** Removed, or never wanted. */
  | { state: 'absent' };

/** Tells how far the sample organization is. */
export async function getSampleState(context: Context): Promise<SampleState> {
  const db = context.db.read;
  const [job] = await findNewestOfKeys(db, [SAMPLE_KEY]);
  if (job !== undefined && isOpen(job)) return { state: 'preparing', progress: writing(job), slug: null };
  const organization = await findOrganization(db, SAMPLE_SLUG);
  if (organization === null) {
    return job?.state === 'failed'
      ? { state: 'failed', reason: job.error ?? 'The log says why.' }
      : { state: 'absent' };
  }
  const teams = await listTeamRows(db, organization.id);
  const jobs = await findNewestOfKeys(db, await teamJobKeys(db, organization.id));
  if (jobs.some(isOpen) && countLooksBack(jobs) < teams.length) {
    return { state: 'preparing', progress: looking(jobs, teams.length), slug: organization.slug };
  }
  const failures = jobs.flatMap(({ state, error }) => (state === 'failed' && error !== null ? [error] : []));
  return { state: 'ready', slug: organization.slug, name: organization.name, teams: teams.length, failures };
}

function isOpen({ state }: Job): boolean {
  return state === 'queued' || state === 'running';
}

/** Once every past was looked at, further work on a team is no longer preparation. */
function countLooksBack(jobs: readonly Job[]): number {
  return jobs.filter((job) => job.kind === 'history' && !isOpen(job)).length;
}

/** Repositories are the first of three parts of the work, in units of one team each. */
function writing({ progress, state }: Job): JobProgress {
  const message = state === 'queued' ? 'Waiting for its turn' : progress.message || 'Writing repositories';
  return { done: progress.done, total: progress.total, message };
}

/** Each team is looked at twice: as it stands, and its past. */
function looking(jobs: readonly Job[], teams: number): JobProgress {
  const done = jobs.filter((job) => !isOpen(job)).length;
  const running = jobs.find(({ state }) => state === 'running');
  const what = running?.kind === 'history' ? 'Looking back over a year' : 'Assessing the teams';
  return { done, total: teams * 2, message: what };
}
