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
  [/^\.pre-commit-config\.ya?ml$/, 'pre-commit'],
  [/^(.*\/)?\.?tekton\/.+\.ya?ml$/, 'tekton'],
  [/^(.*\/)?(\.?argo-workflows?|argo\/workflows)\/.+\.ya?ml$/, 'argo-workflows'],
];

/** The system whose pipeline a file at this path would be; null where none would read it. */
export function pipelineSystemOf(path: string): PipelineSystem | null {
  for (const [pattern, system] of places) if (pattern.test(path)) return system;
  return null;
}
