import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { findEventFile } from '@/db/store/event-files';
import { findJob } from '@/db/store/jobs';
import type { Context } from '@/lib/context';
import { eventFileFolder } from '@/lib/services/event-file-path';

const DAY = 86_400_000;

/** Removes uploaded event files that no job will take in: those of a job that has ended, and what is left of a broken upload. */
export async function removeStrayEventFiles(context: Context): Promise<void> {
  const folder = eventFileFolder(context.dataFolder);
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const path = join(folder, name);
    if (await isStray(context, name.replace(/\.events$/, ''), path)) await rm(path, { force: true });
  }
}

async function isStray({ db, now }: Context, id: string, path: string): Promise<boolean> {
  const file = await findEventFile(db.read, id);
  // It may be on its way.
  if (file === null) return now().getTime() - (await changedAt(path)) > DAY;
  const job = await findJob(db.read, file.jobId);
  return job === null || (job.state !== 'queued' && job.state !== 'running');
}

/** Milliseconds since 1970; the far future for a file that an upload that failed took away meanwhile. */
async function changedAt(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  return found?.mtimeMs ?? Number.POSITIVE_INFINITY;
}
