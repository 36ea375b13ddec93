import { randomUUID } from 'node:crypto';
import { insertJob } from '@/db/store/jobs';
import type { Context } from '@/lib/context';
import { currentModel } from '@/lib/services/current-model';

/** Queues that newest assessments are judged again by the model that holds now; where that is queued already, gives that job. */
export async function startRejudging(context: Context): Promise<{ jobId: string }> {
  const { version } = await currentModel(context);
  const job = { id: randomUUID(), kind: 'rejudge', key: `rejudge ${version}`, payload: {} };
  return { jobId: await context.db.write((transaction) => insertJob(transaction, { ...job, now: context.now() })) };
}
