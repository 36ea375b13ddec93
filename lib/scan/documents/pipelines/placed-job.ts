import type { PipelineStep, Unfollowed } from '@/lib/scan/documents/pipelines/pipeline';
import type { JobFact, PipelineFact, PlacedPipeline } from '@/lib/scan/documents/pipelines/pipeline-fact';

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

export function placeJob(job: JobFact, place: FactPlace): PlacedJob {
  return {
    ...job,
    steps: job.steps.map((step) => ({ ...step, path: place.path, objectId: place.objectId })),
    unfollowed: [],
  };
}

/** Finds the pipeline file at a path of the repository; null where there is none that can be read. */
export type PipelineAt = (path: string) => PlacedPipeline | null;

/** Reads a text as a file of one system. */
export type ReadText = (text: string) => PipelineFact;
