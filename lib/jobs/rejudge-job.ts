import { z } from 'zod';
import type { Context } from '@/lib/context';
import type { JobRunner } from '@/lib/jobs/worker';
import { rejudgeAll } from '@/lib/services/rejudge-all';

/** Of one organization alone, where one is named. */
const Payload = z.object({ organizationId: z.string().optional() });

/** Judges newest assessments again by the model that holds now. Each is kept as it is done: what a killed worker leaves, the next does. */
export function createRejudgeRunner(context: Context): JobRunner {
  return async (job, run) => {
    const { organizationId } = Payload.parse(job.payload);
    const { ids, left } = await rejudgeAll(context, { ...run, ...(organizationId ? { organizationId } : {}) });
    return async () => `${ids.length} judged again, ${left.length} left`;
  };
}
