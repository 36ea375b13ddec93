import { z } from 'zod';
import { type ReportMistake, readFields } from '@/lib/model/content-document';
import { Id, Text, unique } from '@/lib/model/content-fields';
import { DeliveryMetric, type Model } from '@/lib/model/model';
import { ModelError, type ModelMistake } from '@/lib/model/model-error';

/** The stages of a change's lead time, in their order. */
export const LeadTimeStage = z.enum(['coding', 'pickup', 'review', 'deploy']);
export type LeadTimeStage = z.infer<typeof LeadTimeStage>;

const Criteria = z
  .array(Id)
  .refine(...unique)
  .readonly();

const MetricGuide = z
  .strictObject({
    /** As Cairn computes it. */
    definition: Text,
    /** Ids of the practices that usually move it. */
    criteria: Criteria,
    /** Pages of DORA on what stands behind it. */
    capabilities: z.array(z.strictObject({ title: Text, address: z.url() }).readonly()).readonly(),
  })
  .readonly();
export type MetricGuide = z.infer<typeof MetricGuide>;

const StageGuide = z.strictObject({ name: Text, definition: Text, advice: Text, criteria: Criteria }).readonly();
export type StageGuide = z.infer<typeof StageGuide>;

/** What stands beside the figures of delivery, by metric and by stage: the shape of `content/delivery-guide.yaml`. */
export const DeliveryGuide = z
  .strictObject({
    metrics: z.record(DeliveryMetric, MetricGuide).readonly(),
    stages: z.record(LeadTimeStage, StageGuide).readonly(),
  })
  .readonly();
export type DeliveryGuide = z.infer<typeof DeliveryGuide>;

/** The file, as seen from the content folder. */
export const DELIVERY_GUIDE_FILE = 'delivery-guide.yaml';

/**
 * Reads the guide to the figures of delivery.
 * @throws {ModelError} listing every mistake, practices that the model does not have among them.
 */
export function parseDeliveryGuide(text: string | undefined, model: Pick<Model, 'criteria'>): DeliveryGuide {
  const mistakes: ModelMistake[] = [];
  const report: ReportMistake = (place, problem) =>
    mistakes.push({ file: `content/${DELIVERY_GUIDE_FILE}`, place, problem });
  if (text === undefined) report('file', 'is missing');
  const guide = text === undefined ? null : readFields(text, DeliveryGuide, report);
  if (guide !== null) checkCriteria(guide, model, report);
  if (guide === null || mistakes.length > 0) throw new ModelError(mistakes);
  return guide;
}

function checkCriteria(guide: DeliveryGuide, { criteria }: Pick<Model, 'criteria'>, report: ReportMistake): void {
  const known = new Set(criteria.map(({ id }) => id));
  const check = (place: string, named: readonly string[]) => {
    const unknown = named.filter((id) => !known.has(id));
    if (unknown.length > 0) report(`field ${place}.criteria`, `names no practice: ${unknown.join(', ')}`);
  };
  for (const metric of DeliveryMetric.options) check(`metrics.${metric}`, guide.metrics[metric].criteria);
  for (const stage of LeadTimeStage.options) check(`stages.${stage}`, guide.stages[stage].criteria);
}
