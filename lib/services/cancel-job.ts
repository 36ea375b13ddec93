import { cancelJob as cancelStoredJob } from '@/db/store/jobs';
import type { Context } from '@/lib/context';

/** Stops a job: a queued one at once, a running one within a second. One that has ended, or that does not exist, is left alone. */
export async function cancelJob(context: Context, { id }: { id: string }): Promise<void> {
  await context.db.write((transaction) => cancelStoredJob(transaction, id, context.now()));
}
