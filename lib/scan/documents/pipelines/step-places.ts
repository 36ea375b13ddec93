import type { PipelineJob, PipelineStep } from '@/lib/scan/documents/pipelines/pipeline';
import { rememberFor } from '@/lib/scan/documents/remember';

/** Where a step stands among those of its job, counted from 0; -1 where it is none of them. Asked for each of thousands of steps. */
export function placeOfStep(job: PipelineJob, step: PipelineStep): number {
  return placesIn(job).get(step) ?? -1;
}

const placesIn = rememberFor(
  ({ steps }: PipelineJob): ReadonlyMap<PipelineStep, number> => new Map(steps.map((step, place) => [step, place])),
);
