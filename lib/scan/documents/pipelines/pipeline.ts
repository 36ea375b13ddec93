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
  | 'travis'
  | 'prow'
  | 'gitea-actions'
  | 'pre-commit';

/** What starts a job. `manual` alone means that a person starts it each time. */
export type Trigger = 'pull-request' | 'push' | 'tag' | 'release' | 'schedule' | 'manual' | 'call' | 'other';

/** One command or action of a job, with the place where it stands. */
export interface PipelineStep {
  /** A shell command with its line joins resolved and comments removed, or an action / image / task name. */
  text: string;
  kind: 'command' | 'action';
  /** Inputs of an action, as text. */
  inputs: Record<string, string>;
  /** File where the step's text stands: the pipeline's own, or the script it calls (one hop). */
  path: string;
  objectId: string;
  line: number;
}

export interface PipelineJob {
  name: string;
  line: number;
  triggers: Trigger[];
  /** Branch filters of push triggers, as written; empty when not restricted. */
  branches: string[];
  /** Deployment environment that the job names (GitHub `environment:`, GitLab `environment:name`), or null. */
  environment: string | null;
  steps: PipelineStep[];
  /** Local files that steps run and that could not be followed (deeper than one hop, missing): their content is unknown. */
  unfollowed: string[];
  /** A cluster that lives only for the job (kind, k3d, minikube …): applies in it are tests, not deploys. */
  ephemeralCluster: boolean;
}

/** A continuous integration or delivery pipeline definition. */
export interface Pipeline {
  system: PipelineSystem;
  path: string;
  objectId: string;
  name: string;
  jobs: PipelineJob[];
  counted: boolean;
}
