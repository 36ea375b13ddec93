import type { Tier } from '@/lib/scan/documents/agent-object';
import { clusterCredentialsOf } from '@/lib/scan/documents/pipelines/credentials';
import {
  actionRules,
  commandRules,
  type DeployFamily,
  type DeployRule,
} from '@/lib/scan/documents/pipelines/deploy-rules';
import { targetOf } from '@/lib/scan/documents/pipelines/deploy-target';
import { imperativeReason } from '@/lib/scan/documents/pipelines/imperative';
import { ownDeployTools } from '@/lib/scan/documents/pipelines/own-deploy-tools';
import type { Pipeline, PipelineJob, PipelineStep } from '@/lib/scan/documents/pipelines/pipeline';
import { takesDefaultBranch } from '@/lib/scan/documents/pipelines/pull-requests';
import type { Segment } from '@/lib/scan/documents/pipelines/segments';
import { actionName, commandSegments, runs } from '@/lib/scan/documents/pipelines/tool-match';
import { rememberFor } from '@/lib/scan/documents/remember';

/** What a pipeline does to a running system: the steps of one job that go to the same target. */
export interface Deploy {
  pipeline: Pipeline;
  job: PipelineJob;
  /** The first of its steps. */
  step: PipelineStep;
  tools: string[];
  family: DeployFamily;
  /** Tiers of its target; empty when no name tells. */
  tiers: Tier[];
  /** Names that tell the target. */
  names: string[];
  isNamed: boolean;
  contexts: string[];
  /** automatic: a push, tag, release or schedule starts it · manual: only a person does · unknown: set outside, or a pull request. */
  start: 'automatic' | 'manual' | 'unknown';
  scheduled: boolean;
  /** It can run for the default branch, a tag or a release, so it may be production where nothing names an environment. */
  onMainLine: boolean;
  /** Running it again brings the declared state back. */
  reapplies: boolean;
  /** A tool of the team's own deploys: what it takes in cannot be told. */
  isOpaque: boolean;
  /** The step that brings in what no file declares, and why; null when all of it is declared. */
  imperative: { step: PipelineStep; reason: string } | null;
}

/** Every deploy of the counted pipelines (detection rules CI-P), tests in throw-away clusters, dry runs and bootstraps left out. */
export function deploysOf(pipelines: readonly Pipeline[]): Deploy[] {
  return pipelines
    .filter((pipeline) => pipeline.counted && pipeline.system !== 'pre-commit')
    .flatMap(deploysOfPipeline);
}

/** Several indicators ask for the same deploys. */
const deploysOfPipeline = rememberFor((pipeline: Pipeline): readonly Deploy[] =>
  pipeline.jobs.flatMap((job) => deploysOfJob(pipeline, job)),
);

function deploysOfJob(pipeline: Pipeline, job: PipelineJob): Deploy[] {
  if (job.ephemeralCluster) return [];
  const byTarget = new Map<string, Deploy>();
  for (const step of job.steps) {
    if (!canDeploy(job, step)) continue;
    for (const { rule, segment } of [...matchesOf(step), ...knownTools(pipeline, job, step)]) {
      const deploy = deployOf(pipeline, job, step, rule, segment);
      const key = deploy.tiers.join();
      const known = byTarget.get(key);
      if (!known) byTarget.set(key, deploy);
      else byTarget.set(key, merged(known, deploy));
    }
  }
  return [...byTarget.values()].filter((deploy) => !isCleanUp(deploy));
}

/** A job that only deletes takes previews and leftovers away, unless a name says production. */
function isCleanUp(deploy: Deploy): boolean {
  return deploy.tools.every((tool) => tool === 'kubectl delete') && !deploy.tiers.includes('production');
}

/** A job that only pull requests start reaches nothing unless it holds credentials. */
function canDeploy(job: PipelineJob, step: PipelineStep): boolean {
  if (step.triggers.length === 0) return false;
  return step.triggers.some((trigger) => trigger !== 'pull-request') || clusterCredentialsOf(job) !== null;
}

function merged(known: Deploy, other: Deploy): Deploy {
  return {
    ...known,
    tools: [...new Set([...known.tools, ...other.tools])],
    start: known.start === 'automatic' || other.start === 'automatic' ? 'automatic' : known.start,
    scheduled: known.scheduled || other.scheduled,
    reapplies: known.reapplies || other.reapplies,
    isOpaque: known.isOpaque || other.isOpaque,
    onMainLine: known.onMainLine || other.onMainLine,
    contexts: [...new Set([...known.contexts, ...other.contexts])],
    imperative: known.imperative ?? other.imperative,
  };
}

function deployOf(
  pipeline: Pipeline,
  job: PipelineJob,
  step: PipelineStep,
  rule: Match['rule'],
  segment: Segment | null,
): Deploy {
  const reason = imperativeReason(rule, segment, step, job);
  const target = targetOf(pipeline, job, step, segment);
  // What a tool of the team's own is told is where it deploys to, in words of its own.
  const told = rule.isOpaque && segment ? [segment.words.join(' ')] : [];
  return {
    pipeline,
    job,
    step,
    tools: [rule.tool],
    family: rule.family,
    ...target,
    contexts: [...target.contexts, ...told],
    start: startOf(step),
    scheduled: step.triggers.includes('schedule'),
    onMainLine: isOnMainLine(step),
    reapplies: rule.imperative !== true && rule.family !== 'platform',
    isOpaque: rule.isOpaque ?? false,
    imperative: reason === null ? null : { step, reason },
  };
}

function startOf(step: PipelineStep): Deploy['start'] {
  const { triggers } = step;
  if (
    triggers.some(
      (trigger) => trigger === 'push' || trigger === 'tag' || trigger === 'release' || trigger === 'schedule',
    )
  )
    return 'automatic';
  return triggers.every((trigger) => trigger === 'manual') ? 'manual' : 'unknown';
}

function isOnMainLine(step: PipelineStep): boolean {
  return step.triggers.some(
    (trigger) => trigger !== 'pull-request' && (trigger !== 'push' || takesDefaultBranch(step.branches)),
  );
}

interface Match {
  rule: Pick<DeployRule, 'tool' | 'family' | 'imperative'> & { isOpaque?: true };
  segment: Segment | null;
}

/**
 * Tools of the team's own of which it is known that they deploy, and not what: a name tells the target, or their program lies here and
 * starts a deploy command.
 */
function knownTools(pipeline: Pipeline, job: PipelineJob, step: PipelineStep): Match[] {
  return ownDeployTools(step).flatMap(({ name, segment }) => {
    if (isHidden(pipeline, job, step, segment) || (segment && isHarmless(segment))) return [];
    const tool = step.deploysBy ? `${name} (${step.deploysBy.join(', ')})` : name;
    return [{ rule: { tool, family: 'platform', isOpaque: true }, segment }];
  });
}

/** Names of the tools in a step that deploy to a target that no name tells, if they deploy. */
export function hiddenTools(pipeline: Pipeline, job: PipelineJob, step: PipelineStep): string[] {
  return ownDeployTools(step)
    .filter(({ segment }) => isHidden(pipeline, job, step, segment))
    .map(({ name }) => name);
}

function isHidden(pipeline: Pipeline, job: PipelineJob, step: PipelineStep, segment: Segment | null): boolean {
  return step.deploysBy === undefined && targetOf(pipeline, job, step, segment).tiers.length === 0;
}

/** The deploy commands or the deploy action of a step. */
function matchesOf(step: PipelineStep): Match[] {
  if (step.kind === 'action') {
    const name = actionName(step);
    const lower = Object.fromEntries(
      Object.entries(step.inputs).map(([key, value]) => [key.toLowerCase(), value.trim()]),
    );
    const rule = actionRules.find(
      ({ pattern, only }) => pattern.test(name) && (only?.((key) => lower[key] ?? '') ?? true),
    );
    if (rule) return isBootstrap(Object.values(step.inputs)) ? [] : [{ rule, segment: null }];
  }
  const segments = commandSegments(step);
  const isRemote = /ssh/.test(step.inputs['uses'] ?? '');
  return segments.flatMap((segment, index) => {
    const rule = rulesOf(segment).find((one) => !one.remote || segment.remote || isRemote);
    if (!rule || isHarmless(segment) || isBootstrap(segment.words.slice(1)) || isPreparation(rule, segments, index))
      return [];
    return [{ rule, segment }];
  });
}

/** The rules that a simple command matches. Equal commands share one, so that it is asked of each command once. */
const rulesOf = rememberFor((segment: Segment): readonly DeployRule[] =>
  commandRules.filter(({ pattern }) => runs(segment, pattern)),
);

/** Dry runs, checks, help, and objects that are only printed. */
function isHarmless(segment: Segment): boolean {
  return segment.words.some((word, index) => {
    if (
      index > 0 &&
      /^(--check|--syntax-check|--list-hosts|--list-tasks|--noop|--help|-h|--dryrun|--plan|--debug-only)$/.test(word)
    )
      return true;
    return /^--dry-run(=|$)/.test(word) && !/=(none|false)$/.test(word);
  });
}

/** Putting the agent and its first object in place, after which the agent does the work. */
const agent =
  /(^|[/_.=:-])(argo-?cd|argo\/argo-cd|flux-system|flux2|flux-operator|flux-instance|gotk-[\w-]+|root-?app(lication)?|app-of-apps)([/_.:-]|$)|(^|[/=])bootstrap([/.]|$)/i;

function isBootstrap(words: readonly string[]): boolean {
  return words.some((word) => word.length < 300 && agent.test(word));
}

/** A namespace that is made sure of, a secret made for an image pull, or a finished job taken away is no deploy of its own. */
function isPreparation(rule: DeployRule, segments: readonly Segment[], index: number): boolean {
  const words = segments[index]?.words ?? [];
  if (rule.tool === 'kubectl create') return words.includes('token');
  if (rule.tool === 'kubectl delete') return words.some((word) => /^(pods?|po|jobs?)(\/|$)/.test(word));
  const source = segments[index - 1];
  const isPiped = rule.tool === 'kubectl apply' && source?.after === '|' && words.includes('-');
  return (
    isPiped &&
    source.words.includes('create') &&
    /^(namespace|ns|secret)$/.test(source.words[source.words.indexOf('create') + 1] ?? '')
  );
}
