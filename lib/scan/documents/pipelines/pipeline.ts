export type PipelineSystem =
  | 'github-actions'
  | 'gitlab-ci'
  | 'jenkins'
  | 'tekton'
  | 'circleci'
  | 'azure-pipelines'
  | 'bitbucket-pipelines'
  | 'woodpecker'
  | 'drone'
  | 'buildkite'
  | 'argo-workflows'
  | 'cloud-build'
  | 'code-build'
  | 'concourse'
  | 'travis'
  | 'prow'
  | 'aicoe-ci'
  | 'gitea-actions'
  | 'pre-commit';

/**
 * What starts a job. `manual` alone means that a person starts it each time; `call` that a pipeline of another repository
 * does, for its own changes; `other` that the start is set outside the file (a Jenkins job, a Cloud Build trigger) or is an outside event.
 */
export type Trigger = 'pull-request' | 'push' | 'tag' | 'release' | 'schedule' | 'manual' | 'call' | 'other';

/** One command or action of a job, with the place where it stands. */
export interface PipelineStep {
  /** Name that the pipeline gives the step, or null. */
  name: string | null;
  /** A shell command with its line joins resolved and comments removed, or an action / image / task name. */
  text: string;
  kind: 'command' | 'action';
  /** Inputs of an action, as text. */
  inputs: Record<string, string>;
  /** Environment variables set for this step alone. */
  variables: Record<string, string>;
  /** Folder of the repository in which it runs; '' is the root. */
  folder: string;
  /** The job's triggers, less those that the step's own condition rules out. */
  triggers: Trigger[];
  /** Branch filters of its push triggers: the job's, or those of the step's own condition. */
  branches: string[];
  /** File where the step's text stands: the pipeline's own, or the script it calls (one hop). */
  path: string;
  objectId: string;
  line: number;
  /** Whether it ends well is asked nowhere: `set +e`, `continue-on-error`. Left out otherwise. */
  resultIgnored?: true;
  /** What a program of the repository, which it runs by its folder to deploy, deploys with. Left out where that is not to be seen. */
  deploysBy?: readonly string[];
}

export interface PipelineJob {
  name: string;
  line: number;
  triggers: Trigger[];
  /** Branch filters of push triggers, as written, `!` before one that is left out; empty when not restricted. */
  branches: string[];
  /** Path filters of its start, as written, `!` before one that is left out; empty when a change of any path starts it. */
  paths: string[];
  /**
   * Deployment environments that the job names (GitHub `environment:`, GitLab `environment:name`), as far as they are written out:
   * one of a matrix or of the choices of a manual start is listed with its siblings. Expressions that cannot be resolved stay as written.
   */
  environments: string[];
  /** It takes its environments away (GitLab `action: stop`). */
  endsEnvironments: boolean;
  /** Another job takes them away when their branch is gone or their time is over (GitLab `on_stop`). */
  environmentsEnd: boolean;
  /** Values that a variable or expression (`IMAGE`, `matrix.cluster`, `inputs.stage`) takes, where the pipeline writes them out. */
  values: Record<string, string[]>;
  steps: PipelineStep[];
  /** Local files that steps run and that could not be followed (deeper than one hop, missing): their content is unknown. */
  unfollowed: Unfollowed[];
  /** A cluster that lives only for the job (kind, k3d, minikube …): applies in it are tests, not deploys. */
  ephemeralCluster: boolean;
}

/** A local file, as the step calls it, whose content is not known. */
export interface Unfollowed {
  text: string;
  path: string;
  objectId: string;
  line: number;
  /** Triggers and branch filters of the step that runs it. */
  triggers: Trigger[];
  branches: string[];
  /** A program of one file that starts no other: whatever it does, it does itself. Left out where that cannot be told. */
  startsNothing?: true;
}

/** A continuous integration or delivery pipeline definition. */
export interface Pipeline {
  system: PipelineSystem;
  path: string;
  objectId: string;
  name: string;
  jobs: PipelineJob[];
  counted: boolean;
  /** Why the file, or a part of it, could not be read; null when all of it was. */
  problem: string | null;
}
