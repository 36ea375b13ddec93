import { counted } from '@/lib/assessment/wording';
import type { Pipeline, PipelineJob, PipelineSystem } from '@/lib/scan/documents/pipelines/pipeline';
import { checksPullRequests } from '@/lib/scan/documents/pipelines/pull-requests';
import { type Detection, defineIndicator, type Mark } from '@/lib/scan/indicator';
import { pipelinesElsewhere } from '@/lib/scan/pipelines-elsewhere';

const searchedFor = [
  'pipeline files of GitHub Actions, GitLab CI, Jenkins, Tekton, CircleCI, Azure Pipelines, Bitbucket, Woodpecker, Drone, Buildkite, Cloud Build, CodeBuild, Concourse, Travis, Prow, AICoE CI, Gitea and Forgejo',
  'jobs that a push, a pull request, a tag or a release starts',
];

/** Actions that keep house on issues and pull requests and look at no content. */
const housekeeping =
  /(actions\/(labeler|stale|first-interaction|add-to-project)|lock-threads|dependabot\/fetch-metadata|auto-?assign|auto-?merge|cla-assistant|release-drafter|semantic-pull-request|greetings)/;

const namesItsStarts: ReadonlySet<PipelineSystem> = new Set<PipelineSystem>(['github-actions', 'gitea-actions']);

/** Pipelines that start by themselves when the repository changes (detection rules 8). */
export const continuousIntegration = defineIndicator({
  id: 'continuous-integration',
  detect(inventory) {
    const counted = inventory.pipelines.filter((pipeline) => pipeline.counted && isPipeline(pipeline));
    const pipelines = counted.filter((pipeline) => workingJobs(pipeline).length > 0);
    const jobs = pipelines.flatMap(workingJobs);
    const measures = {
      systems: [...new Set(pipelines.map(({ system }) => system))],
      pipelines: pipelines.length,
      pullRequestJobs: jobs.filter((job) => checksPullRequests(job) === true).length,
    };
    const marks = pipelines.map(markOf);
    if (pipelines.length > 0) return { ...describe(pipelines, jobs, measures.pullRequestJobs), measures, marks };
    const broken = counted.find(({ problem }) => problem !== null);
    if (broken)
      return {
        outcome: 'unknown',
        measures,
        marks: [markOf(broken)],
        reason: `${broken.path} could not be read: ${broken.problem}`,
      };
    const elsewhere = pipelinesElsewhere(inventory);
    if (elsewhere) return { ...elsewhere, measures };
    const searched = { files: inventory.filesRead, what: searchedFor };
    return { outcome: 'absent', measures, searched, reason: 'No pipeline file was found.' };
  },
});

/** Hooks of pre-commit run on a developer's machine, unless a service runs them. */
function isPipeline(pipeline: Pipeline): boolean {
  return pipeline.system !== 'pre-commit' || pipeline.jobs.some(({ triggers }) => triggers.includes('pull-request'));
}

function workingJobs(pipeline: Pipeline): PipelineJob[] {
  return pipeline.jobs.filter(({ steps, unfollowed }) => {
    const isIdle = steps.length === 0 && unfollowed.length === 0;
    return (
      !isIdle && !(steps.length > 0 && steps.every((step) => step.kind === 'action' && housekeeping.test(step.text)))
    );
  });
}

function describe(
  pipelines: readonly Pipeline[],
  jobs: readonly PipelineJob[],
  pullRequestJobs: number,
): Pick<Detection, 'outcome' | 'reason'> {
  const systems = [...new Set(pipelines.map(({ system }) => system))].join(', ');
  const count = `${counted(pipelines.length, 'pipeline')} (${systems})`;
  if (pullRequestJobs > 0) {
    return {
      outcome: 'present',
      reason: `${count}; ${counted(pullRequestJobs, 'job runs', 'jobs run')} before a change is merged.`,
    };
  }
  const starts = new Set(jobs.flatMap(({ triggers }) => triggers));
  if (starts.has('push') || starts.has('tag') || starts.has('release'))
    return { outcome: 'present', reason: `${count}; none of the jobs runs before a change is merged.` };
  if (pipelines.some(startsOutside)) {
    return { outcome: 'present', reason: `${count}; what starts the jobs is set outside the repository.` };
  }
  if (starts.has('other') || starts.has('call')) {
    return {
      outcome: 'partial',
      reason: `${count}, started by pipelines of other repositories or by what people do: none runs when the repository changes.`,
    };
  }
  return {
    outcome: 'partial',
    reason: `${count}, started by hand or by a schedule only: none runs when the repository changes.`,
  };
}

/** Workflows name every event that starts them, so any but a change of the repository is known to be none (an issue, a comment). */
function startsOutside(pipeline: Pipeline): boolean {
  if (namesItsStarts.has(pipeline.system)) return false;
  return workingJobs(pipeline).some(({ triggers }) => triggers.includes('other'));
}

function markOf(pipeline: Pipeline): Mark {
  const triggers = [...new Set(pipeline.jobs.flatMap((job) => job.triggers))];
  const note =
    triggers.length > 0
      ? `${pipeline.system} pipeline, starts on: ${triggers.join(', ')}`
      : `${pipeline.system} pipeline`;
  return { path: pipeline.path, objectId: pipeline.objectId, line: pipeline.jobs[0]?.line ?? 1, note };
}
