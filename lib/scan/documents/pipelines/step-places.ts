import type { PipelineJob, PipelineStep } from '@/lib/scan/documents/pipelines/pipeline';

const known = new WeakMap<PipelineJob, ReadonlyMap<PipelineStep, number>>();

/** Where a step stands among those of its job, counted from 0; -1 where it is none of them. Asked for each of thousands of steps. */
export function placeOfStep(job: PipelineJob, step: PipelineStep): number {
  const places = known.get(job) ?? new Map(job.steps.map((each, place) => [each, place]));
  known.set(job, places);
  return places.get(step) ?? -1;
}
