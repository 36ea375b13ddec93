'use server';

import { redirect } from 'next/navigation';
import { getContext } from '@/lib/context';
import { startRejudging } from '@/lib/services/start-rejudging';

/** Judges the newest assessments by the model that holds now, and goes on to the progress of that. */
export async function judgeAllAgain(): Promise<void> {
  const { jobId } = await startRejudging(await getContext());
  redirect(`/jobs/${encodeURIComponent(jobId)}`);
}
