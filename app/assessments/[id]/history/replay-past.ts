'use server';

import { redirect } from 'next/navigation';
import { getContext } from '@/lib/context';
import { startHistory } from '@/lib/services/start-history';

/** Starts the replay of an assessment's past and goes on to its progress. */
export async function replayPast(assessmentId: string): Promise<void> {
  const { jobId } = await startHistory(await getContext(), { assessmentId });
  redirect(`/jobs/${encodeURIComponent(jobId)}`);
}
