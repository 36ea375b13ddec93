'use server';

import { redirect } from 'next/navigation';
import { getContext } from '@/lib/context';
import { cancelJob } from '@/lib/services/cancel-job';

/** Cancels a job and shows how it ended. */
export async function stopJob(id: string): Promise<void> {
  await cancelJob(await getContext(), { id });
  redirect(`/jobs/${encodeURIComponent(id)}`);
}
