import { cache } from 'react';
import { type ReportTexts, reportTexts } from '@/components/report/report-texts';
import { getContext } from '@/lib/context';
import type { ModelPages } from '@/lib/model/pages';
import { currentModel } from '@/lib/services/current-model';
import { getModelPages } from '@/lib/services/get-model-pages';

interface LoadedModel {
  texts: ReportTexts;
  pages: ModelPages;
  /** Whether thresholds or gates differ from what is delivered. */
  isEdited: boolean;
}

/** The model and the pages about it, read once for the title and the page. */
export const loadModel = cache(async (): Promise<LoadedModel> => {
  const context = await getContext();
  const model = await currentModel(context);
  const isEdited = model.version !== context.model.version;
  return { texts: reportTexts(model), pages: getModelPages(context), isEdited };
});
