import type { Context } from '@/lib/context';
import type { JobRunner } from '@/lib/jobs/worker';
import { rejudgeAll } from '@/lib/services/rejudge-all';

/** Judges newest assessments again by the model that holds now. Each is kept as it is done: what a killed worker leaves, the next does. */
export function createRejudgeRunner(context: Context): JobRunner {
  return async (_job, run) => {
    const { ids, left } = await rejudgeAll(context, run);
    return async () => `${ids.length} judged again, ${left.length} left`;
  };
}
