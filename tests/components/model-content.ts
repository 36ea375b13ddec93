import { join } from 'node:path';
import { type ReportTexts, reportTexts } from '@/components/report/report-texts';
import type { ModelPages } from '@/lib/model/pages';
import { readModel, readPages } from '@/lib/model/read-content';

const content = join(import.meta.dirname, '../../content');
const model = readModel(content);

/** The model of Cairn as it is shipped. */
export const realTexts: ReportTexts = reportTexts(model);

/** The pages of Cairn about its model, as they are shipped. */
export const realPages: ModelPages = readPages(content, model);
