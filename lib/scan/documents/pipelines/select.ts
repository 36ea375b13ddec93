import type { PipelineSystem } from '@/lib/scan/documents/pipelines/pipeline';

/**
 * Where each system looks for its files. GitHub and most others read the root of the repository only; Jenkins, Azure, CodeBuild and
 * Cloud Build take any path, so their usual names count in every folder.
 */
const places: readonly (readonly [RegExp, PipelineSystem])[] = [
  [/^\.github\/workflows\/[^/]+\.ya?ml$/, 'github-actions'],
  [/^\.(gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/, 'gitea-actions'],
  [/^(\.gitlab-ci\.ya?ml|(.*\/)?[^/]*\.gitlab-ci\.ya?ml|\.gitlab\/ci\/.+\.ya?ml|\.gitlab-ci\/.+\.ya?ml)$/, 'gitlab-ci'],
  [/^(.*\/)?(Jenkinsfile[^/]*|[^/]+\.jenkinsfile)$/i, 'jenkins'],
  [/^\.circleci\/config\.ya?ml$/, 'circleci'],
  [/^(.*\/)?azure-pipelines?[^/]*\.ya?ml$/, 'azure-pipelines'],
  [/^(\.azure-pipelines|\.pipelines|\.azuredevops|\.ado)\/.*\.ya?ml$/, 'azure-pipelines'],
  [/^bitbucket-pipelines\.ya?ml$/, 'bitbucket-pipelines'],
  [/^(\.woodpecker\.ya?ml|\.woodpecker\/.+\.ya?ml)$/, 'woodpecker'],
  [/^\.drone\.ya?ml$/, 'drone'],
  [/^\.buildkite\/[^/]+\.ya?ml$/, 'buildkite'],
  [/^(.*\/)?cloudbuild[^/]*\.(ya?ml|json)$/, 'cloud-build'],
  [/^(.*\/)?buildspec[^/]*\.ya?ml$/, 'code-build'],
  [/^\.travis\.ya?ml$/, 'travis'],
  [/^(\.prow\.ya?ml|\.prow\/.+\.ya?ml)$/, 'prow'],
  [/^\.aicoe-ci\.ya?ml$/, 'aicoe-ci'],
  [/^\.pre-commit-config\.ya?ml$/, 'pre-commit'],
  // Pipelines as Code. A folder `tekton` or `argo-workflows` elsewhere mostly holds the installation of the tool: see `startedObjects`.
  [/^\.tekton\/.+\.ya?ml$/, 'tekton'],
];

/** Most paths are at none of them, which one look tells. */
const anyPlace = new RegExp(places.map(([pattern]) => pattern.source).join('|'), 'i');

/** What the places outside the folders and files of tools have in common. */
const anyName = /gitlab-ci|jenkinsfile|azure-pipeline|bitbucket-pipelines|cloudbuild|buildspec/i;

/** The system whose pipeline a file at this path would be; null where none would read it. */
export function pipelineSystemOf(path: string): PipelineSystem | null {
  if (!(path.startsWith('.') || anyName.test(path)) || !anyPlace.test(path)) return null;
  for (const [pattern, system] of places) if (pattern.test(path)) return system;
  return null;
}

const concourse =
  /(^|\/)(\.?concourse|ci|pipelines?)\/(.+\/)?[^/]+\.ya?ml$|(^|\/)(concourse|pipelines?)([-_.][^/]*)?\.ya?ml$/i;

/** Whether a file at this path may be a pipeline of Concourse, which any name would do for: what is in it tells. */
export function mayBeConcourse(path: string): boolean {
  return concourse.test(path) && pipelineSystemOf(path) === null;
}

/** The system whose pipeline an object of this kind is, wherever its file lies; null where it is none. */
export function pipelineSystemOfKind(apiVersion: string, kind: string): PipelineSystem | null {
  if (apiVersion.startsWith('tekton.dev/') && /^(Pipeline|PipelineRun|Task|TaskRun|ClusterTask)$/.test(kind))
    return 'tekton';
  const isArgo =
    apiVersion.startsWith('argoproj.io/') &&
    /^(Workflow|WorkflowTemplate|ClusterWorkflowTemplate|CronWorkflow)$/.test(kind);
  return isArgo ? 'argo-workflows' : null;
}
