import { readAicoeCi } from '@/lib/scan/documents/pipelines/aicoe-ci';
import { readArgoWorkflow } from '@/lib/scan/documents/pipelines/argo-workflows';
import { readAzurePipeline } from '@/lib/scan/documents/pipelines/azure-pipelines';
import { readBitbucketPipeline } from '@/lib/scan/documents/pipelines/bitbucket-pipelines';
import { readBuildkite } from '@/lib/scan/documents/pipelines/buildkite';
import { readCircleCi } from '@/lib/scan/documents/pipelines/circleci';
import { readCloudBuild } from '@/lib/scan/documents/pipelines/cloud-build';
import { readBuildSpecification } from '@/lib/scan/documents/pipelines/code-build';
import { readConcourse } from '@/lib/scan/documents/pipelines/concourse';
import { readDrone } from '@/lib/scan/documents/pipelines/drone';
import { readGitHubWorkflow } from '@/lib/scan/documents/pipelines/github-actions';
import { readGitLabPipeline } from '@/lib/scan/documents/pipelines/gitlab-ci';
import { readJenkinsfile } from '@/lib/scan/documents/pipelines/jenkins';
import type { PipelineSystem } from '@/lib/scan/documents/pipelines/pipeline';
import type { PipelineFact } from '@/lib/scan/documents/pipelines/pipeline-fact';
import { readPreCommit } from '@/lib/scan/documents/pipelines/pre-commit';
import { readProwJobs } from '@/lib/scan/documents/pipelines/prow';
import { readTekton } from '@/lib/scan/documents/pipelines/tekton';
import { readTravis } from '@/lib/scan/documents/pipelines/travis';
import { readWoodpecker } from '@/lib/scan/documents/pipelines/woodpecker';

const readers: Record<PipelineSystem, (text: string) => PipelineFact> = {
  'github-actions': readGitHubWorkflow,
  'gitea-actions': (text) => readGitHubWorkflow(text, 'gitea-actions'),
  'gitlab-ci': readGitLabPipeline,
  jenkins: readJenkinsfile,
  tekton: readTekton,
  circleci: readCircleCi,
  'azure-pipelines': readAzurePipeline,
  'bitbucket-pipelines': readBitbucketPipeline,
  woodpecker: readWoodpecker,
  drone: readDrone,
  buildkite: readBuildkite,
  'argo-workflows': readArgoWorkflow,
  'cloud-build': readCloudBuild,
  'code-build': readBuildSpecification,
  concourse: readConcourse,
  travis: readTravis,
  prow: readProwJobs,
  'aicoe-ci': readAicoeCi,
  'pre-commit': readPreCommit,
};

/**
 * Reads the bytes of one pipeline file. The result depends on nothing else, so it is cached by system and blob; `resolvePipelines`
 * puts it in its place. Never throws: what cannot be read is the fact's `problem`.
 */
export function readPipeline(system: PipelineSystem, text: string): PipelineFact {
  return readers[system](text);
}
