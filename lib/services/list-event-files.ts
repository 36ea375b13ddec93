import { listEventFiles } from '@/db/store/event-files';
import { findJobs } from '@/db/store/jobs';
import type { Context } from '@/lib/context';
import type { ImportResult } from '@/lib/delivery/import-result';
import type { JobProgress, JobState } from '@/lib/jobs/job';
import { requireOrganization } from '@/lib/services/require-organization';

/** An uploaded event file, how far its import is, and what came of it. */
export interface EventFileView {
  id: string;
  name: string;
  bytes: number;
  /** ISO 8601, UTC. */
  createdAt: string;
  jobId: string;
  state: JobState;
  progress: JobProgress;
  /** Why its import failed, or why it is tried again. */
  error: string | null;
  /** Null until it was taken in. */
  result: ImportResult | null;
}

const FILES = 5;

/** The event files of an organization that were uploaded last, newest first. */
export async function listEventFilesOf(
  { db }: Context,
  { organization: slug }: { organization: string },
): Promise<EventFileView[]> {
  const organization = await requireOrganization(db.read, slug);
  const files = await listEventFiles(db.read, organization.id, FILES);
  const jobs = await findJobs(
    db.read,
    files.map(({ jobId }) => jobId),
  );
  const byId = new Map(jobs.map((job) => [job.id, job]));
  return files.flatMap(({ id, name, bytes, createdAt, jobId, result }) => {
    const job = byId.get(jobId);
    if (job === undefined) return [];
    const { state, progress, error } = job;
    return [{ id, name, bytes, createdAt: createdAt.toISOString(), jobId, state, progress, error, result }];
  });
}
