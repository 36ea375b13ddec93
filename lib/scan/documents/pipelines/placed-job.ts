import type { PipelineStep, Unfollowed } from '@/lib/scan/documents/pipelines/pipeline';
import type { JobFact, PlacedPipeline, StepFact } from '@/lib/scan/documents/pipelines/pipeline-fact';

/** A job whose steps know their file, before the local files that they call are followed. */
export interface PlacedJob extends Omit<JobFact, 'steps'> {
  steps: PipelineStep[];
  unfollowed: Unfollowed[];
}

/** The file in which a fact stands. */
export interface FactPlace {
  path: string;
  objectId: string;
}

/** Without branch filters of its own a step has those of its job. */
function limits(step: StepFact, job: JobFact): Pick<PipelineStep, 'branches'> {
  return { branches: step.branches.length > 0 ? step.branches : job.branches };
}

export function placeJob(job: JobFact, place: FactPlace): PlacedJob {
  return {
    ...job,
    steps: job.steps.map((step) => ({ ...step, ...limits(step, job), path: place.path, objectId: place.objectId })),
    unfollowed: [],
  };
}

/** Finds the pipeline file at a path of the repository; null where there is none that can be read. */
export type PipelineAt = (path: string) => PlacedPipeline | null;
