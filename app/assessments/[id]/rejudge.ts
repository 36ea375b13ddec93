'use server';

import { redirect } from 'next/navigation';
import { getContext } from '@/lib/context';
import { rejudgeAssessment } from '@/lib/services/rejudge-assessment';

/** Judges an assessment by the model that holds now and shows the result. */
export async function judgeAgain(assessmentId: string): Promise<void> {
  const { id } = await rejudgeAssessment(await getContext(), { id: assessmentId });
  redirect(`/assessments/${encodeURIComponent(id)}`);
}
