import type { PipelineJob, PipelineStep, PipelineSystem, Trigger } from '@/lib/scan/documents/pipelines/pipeline';

/** A step as read from the pipeline's bytes alone: nothing in it depends on where the file lies. */
export type StepFact = Omit<PipelineStep, 'path' | 'objectId'>;

/** Another file of jobs that a job stands for: a reusable workflow or a template, as written, with what is handed to it. */
export interface CallFact {
  target: string;
  inputs: Record<string, string>;
}

export interface JobFact extends Omit<PipelineJob, 'steps' | 'unfollowed' | 'ephemeralCluster'> {
  steps: StepFact[];
  call: CallFact | null;
}

/** An entry of a GitLab script list: commands, or a `!reference` to the script of another job. */
export type ScriptEntry = { steps: StepFact[] } | { reference: string[] };

/** One GitLab job, hidden ones (`.base`) and `default` included, before `extends` and includes are resolved. Null: not set there. */
export interface GitLabFragment {
  name: string;
  line: number;
  extends: string[];
  beforeScript: ScriptEntry[] | null;
  script: ScriptEntry[] | null;
  afterScript: ScriptEntry[] | null;
  /** What its `rules`, `only`, `except` and `when` let through. */
  start: JobStart | null;
  /** Path filters of its `rules` or `only`; empty when a change of any path starts it. Null: not set there. */
  paths: string[] | null;
  environment: string | null;
  /** Its `environment:action` is `stop`; `ends` where `on_stop` names a job that does so. */
  environmentEnd: 'stops' | 'ends' | null;
  variables: Record<string, string>;
  /** Files of a child pipeline that it starts. */
  childPipelines: IncludeFact[];
}

/** When a job starts. */
export interface JobStart {
  triggers: Trigger[];
  branches: string[];
}

export interface IncludeFact {
  /** As written. */
  target: string;
  /** False: it lies outside the repository (another project, a template, an address). */
  local: boolean;
  line: number;
}

/** What a reader makes of one pipeline file. Plain data (it goes through JSON unchanged), cached by system and blob. */
export interface PipelineFact {
  system: PipelineSystem;
  /** Name that the file gives itself, or null. */
  name: string | null;
  jobs: JobFact[];
  /** Other files that are part of this pipeline (GitLab `include`). */
  includes: IncludeFact[];
  /** GitLab only: the parts from which its jobs are made. */
  fragments: GitLabFragment[];
  /** Why the file, or a part of it, could not be read; null when all of it was. */
  problem: string | null;
}

/** A fact in its place in the repository. */
export interface PlacedPipeline {
  path: string;
  objectId: string;
  counted: boolean;
  fact: PipelineFact;
}

/** The text of a file that a pipeline calls. */
export interface LocalText {
  text: string;
  objectId: string;
}

/** A fact of nothing, with what is known put in. */
export function pipelineFact(system: PipelineSystem, known: Partial<Omit<PipelineFact, 'system'>>): PipelineFact {
  return { system, name: null, jobs: [], includes: [], fragments: [], problem: null, ...known };
}

export function jobFact(known: Partial<JobFact> & Pick<JobFact, 'name' | 'line' | 'triggers'>): JobFact {
  const ending = { endsEnvironments: false, environmentsEnd: false };
  return { branches: [], paths: [], environments: [], ...ending, values: {}, steps: [], call: null, ...known };
}

export function stepFact(known: Partial<StepFact> & Pick<StepFact, 'text' | 'kind' | 'line' | 'triggers'>): StepFact {
  return { name: null, inputs: {}, variables: {}, folder: '', branches: [], ...known };
}
