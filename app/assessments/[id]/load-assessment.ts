import { notFound } from 'next/navigation';
import { cache } from 'react';
import { type ReportTexts, reportTexts } from '@/components/report/report-texts';
import { type Context, getContext } from '@/lib/context';
import { currentModel } from '@/lib/services/current-model';
import { findModel } from '@/lib/services/find-model';
import { type AssessmentView, getAssessment } from '@/lib/services/get-assessment';

interface Loaded {
  context: Context;
  assessment: AssessmentView;
  texts: ReportTexts;
}

/** The assessment of an address, fetched once for the title and the page. Shows the "not found" page where there is none. */
export const loadAssessment = cache(async (id: string): Promise<Loaded> => {
  const context = await getContext();
  const assessment = await getAssessment(context, { id });
  if (assessment === null) notFound();
  const judgedWith = await findModel(context, { version: assessment.report.model });
  return { context, assessment, texts: reportTexts(judgedWith ?? (await currentModel(context))) };
});
