'use server';

import { refresh } from 'next/cache';
import { getContext } from '@/lib/context';
import { cancelJob } from '@/lib/services/cancel-job';

/** Cancels the import of an event file. */
export async function cancelEventFile(jobId: string): Promise<void> {
  await cancelJob(await getContext(), { id: jobId });
  refresh();
}
