import type { Pipeline, PipelineJob, PipelineStep, Unfollowed } from '@/lib/scan/documents/pipelines/pipeline';
import { checksPullRequests } from '@/lib/scan/documents/pipelines/pull-requests';
import type { Segment } from '@/lib/scan/documents/pipelines/segments';
import { actionName, commandSegments, program, runs } from '@/lib/scan/documents/pipelines/tool-match';
import { validationsOfStep } from '@/lib/scan/documents/pipelines/validation';

/** A step that shows what a change does to its target, or to what was rendered before it. */
export interface ShownDiff {
  tool: string;
  /** The pipeline writes it where reviewers are: a comment, the summary of the run. */
  posted: boolean;
  /** It runs before the change is merged. Null: what starts it is set outside the repository. */
  beforeMerge: boolean | null;
  path: string;
  objectId: string;
  line: number;
}

/** Actions that write a comment, a report or the summary of a run. */
const commentAction = /comment|tfcmt|reviewdog|terraform-pr|actions-gh-pr|github-script-comment|danger-js|step-summary/;
const commentScript =
  /createComment|updateComment|createReview\b|create_issue_comment|step_summary|summary\.(addRaw|write)/i;
const commentCommand = program('gh|glab|tea|hub', 'pr comment|pr review|pr edit|mr note|mr comment|issue comment');
const reporters =
  /^(tfcmt|tfnotify|github-comment|gitlab-comment|danger|reviewdog|kubediff-comment|infracost comment|gitlab-(tofu|terraform) plan-json)\b/;
/** Writes to a pull request or to the summary of a run by its interface. */
const commentText =
  /GITHUB_STEP_SUMMARY|\/issues\/\S+\/comments|\/merge_requests\/\S+\/notes|\/pullRequests\/\S+\/threads/;
/** Actions that plan or compare, and post the result themselves. */
const postingActions: readonly (readonly [RegExp, string])[] = [
  [/^dflook\/(terraform|tofu)-plan$/, 'terraform plan'],
  [/diggerhq\/digger/, 'Digger'],
  [
    /(^|\/)(terraform|tofu|tf)-plan(-pr)?(-comment)?$|op5dev\/tf-via-pr|tf-via-pr|terraform-pr-commenter/,
    'terraform plan',
  ],
  [/argocd-diff-action|argo-cd-diff|argocd-diff(-preview)?$/, 'argocd diff'],
  [/helm-?file-diff|helm-diff|kustomize-diff|kube-diff|manifest-diff|flux-diff/, 'rendered diff'],
  [/pulumi\/actions$/, 'pulumi preview'],
];
/** Workflows and templates of other repositories that plan or compare, by their names. */
const namedCalls =
  /(terraform|tofu|terragrunt|tf|pulumi)[-_]?(plan|preview)|(argocd|flux|helm|helmfile|kustomize|manifests?)([-_]local)?[-_]diff|(terraform|opentofu)\/(base|full-pipeline|validate-plan)/i;
const compares =
  /^(diff|dyff|difft|delta|colordiff|git\s(.*\s)?diff\s(.*\s)?--no-index|kdiff|objdiff|konfigure-diff)(\s|$)/;
const serverDryRun = /^(kubectl|oc)\s(.*\s)?(apply|replace|create|diff)\s(.*\s)?--dry-run=server(\s|$)/;
const ownPlan = /^(gitlab-tofu|gitlab-terraform|terramate\s+run\s.*(terraform|tofu))\s(.*\s)?plan(\s|$)/;

/** Every diff and plan that the counted pipelines make; hooks on the machines of developers are none. */
export function shownDiffs(pipelines: readonly Pipeline[]): ShownDiff[] {
  return pipelines
    .filter(({ counted, system }) => counted && system !== 'pre-commit')
    .flatMap((pipeline) => {
      const posts = pipeline.jobs.some(({ steps }) => steps.some((step) => mayAnswer(step) && isComment(step)));
      return pipeline.jobs.flatMap((job) => diffsOfJob(job, posts));
    });
}

/** Whether a step may run for a pull request: of this repository, or of one that calls it. */
function mayAnswer(step: PipelineStep): boolean {
  return checksPullRequests(step) !== false || step.triggers.includes('call');
}

function diffsOfJob(job: PipelineJob, posts: boolean): ShownDiff[] {
  const own = job.steps.flatMap((step) => diffsOfStep(step).map((diff) => placed(diff, step, posts)));
  const compared = own.length === 0 ? comparedRenders(job, posts) : [];
  const called = job.unfollowed
    .filter(({ text }) => namedCalls.test(text))
    .map((call) => placed({ tool: 'a workflow from elsewhere', posted: true }, call, posts));
  return [...own, ...compared, ...called];
}

interface MadeDiff {
  tool: string;
  /** The tool itself posts it. */
  posted: boolean;
}

function diffsOfStep(step: PipelineStep): MadeDiff[] {
  if (step.triggers.length === 0) return [];
  if (step.kind === 'action') {
    const name = actionName(step);
    const posting = postingActions.find(([pattern]) => pattern.test(name));
    const isOther = /^pulumi\/actions$/.test(name) && step.inputs['command'] !== 'preview';
    if (posting && !isOther)
      return [{ tool: posting[1], posted: !/pulumi/.test(name) || step.inputs['comment-on-pr'] === 'true' }];
  }
  const validated = validationsOfStep(step).filter(({ kind }) => kind === 'diff');
  const segments = commandSegments(step);
  return [
    ...validated.map(({ tool }) => ({ tool, posted: false })),
    ...(segments.some((segment) => runs(segment, serverDryRun))
      ? [{ tool: 'server-side dry run', posted: false }]
      : []),
    ...(segments.some((segment) => runs(segment, ownPlan)) ? [{ tool: 'terraform plan', posted: false }] : []),
  ];
}

/** Both sides are rendered and compared in the same job: a diff made by hand. It counts where it is posted. */
function comparedRenders(job: PipelineJob, posts: boolean): ShownDiff[] {
  const renders = job.steps.some((step) => validationsOfStep(step).some(({ kind }) => kind === 'build'));
  const comparing = job.steps.find((step) => commandSegments(step).some(comparesFiles));
  return posts && renders && comparing ? [placed({ tool: 'rendered diff', posted: true }, comparing, true)] : [];
}

function comparesFiles(segment: Segment): boolean {
  return runs(segment, compares);
}

function placed({ tool, posted }: MadeDiff, at: PipelineStep | Unfollowed, posts: boolean): ShownDiff {
  const { path, objectId, line } = at;
  return { tool, posted: posted || posts, beforeMerge: checksPullRequests(at), path, objectId, line };
}

function isComment(step: PipelineStep): boolean {
  if (step.kind === 'action') {
    return (
      commentAction.test(actionName(step)) || Object.values(step.inputs).some((value) => commentScript.test(value))
    );
  }
  if (commentText.test(step.text)) return true;
  return commandSegments(step).some((segment) => runs(segment, commentCommand) || runs(segment, reporters));
}
