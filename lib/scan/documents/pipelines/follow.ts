import { CalledFiles, templatePath } from '@/lib/scan/documents/pipelines/called-files';
import { createsEphemeralCluster } from '@/lib/scan/documents/pipelines/ephemeral-cluster';
import { expand, withValues } from '@/lib/scan/documents/pipelines/expressions';
import { CallRoom, deeperFiles, StepFollower } from '@/lib/scan/documents/pipelines/followed-steps';
import { gitLabJobs } from '@/lib/scan/documents/pipelines/gitlab-resolution';
import { readPipeline } from '@/lib/scan/documents/pipelines/index';
import { localCallsOf } from '@/lib/scan/documents/pipelines/local-calls';
import { joinPath } from '@/lib/scan/documents/pipelines/local-path';
import type { Pipeline, PipelineJob, PipelineSystem } from '@/lib/scan/documents/pipelines/pipeline';
import type { JobFact, LocalText, PlacedPipeline, StepFact } from '@/lib/scan/documents/pipelines/pipeline-fact';
import { type PipelineAt, type PlacedJob, placeJob } from '@/lib/scan/documents/pipelines/placed-job';
import { remember } from '@/lib/scan/documents/remember';

/** Deepest chain of reusable workflows or templates that is followed. */
const maximumCalls = 4;
/** Most jobs of one pipeline after reusable workflows were put in, and steps of its jobs with which it takes no further job. */
const maximumJobs = 1_000;
const maximumSteps = 50_000;
/** Most calls of reusable workflows and templates that are followed in one pipeline. */
const maximumExpansions = 5_000;

/**
 * Paths that pipelines may call, those that the files among `texts` call in turn included: the scan hands in the texts of those that
 * exist, until there are no more. A star stands for any part of a name.
 */
export function referencedFiles(
  pipelines: readonly PlacedPipeline[],
  texts: ReadonlyMap<string, LocalText> = new Map(),
): string[] {
  const paths = new Set<string>();
  const files = new CalledFiles(texts, () => null);
  for (const { path, fact } of pipelines) {
    const calls = stepsOfFact(fact).flatMap(localCallsOf);
    for (const file of calls.flatMap((call) => call.files)) paths.add(file);
    if (texts.size > 0) for (const file of deeperFiles(calls, path, files)) paths.add(file);
    for (const include of fact.includes) if (include.local) paths.add(include.target.replace(/^\/+/, ''));
    for (const fragment of fact.fragments) {
      for (const child of fragment.childPipelines) if (child.local) paths.add(child.target.replace(/^\/+/, ''));
    }
    const targets = [
      ...fact.jobs.flatMap((job) => (job.call ? [job.call.target] : [])),
      ...stepsOfFact(fact).flatMap((step) => (step.text.startsWith('template:') ? [step.text.slice(9)] : [])),
    ];
    for (const target of targets) {
      const called = callPath(fact.system, target, path);
      if (called !== null) paths.add(called);
    }
  }
  return [...paths].filter((path) => path !== '' && !path.includes('template:'));
}

function stepsOfFact(fact: PlacedPipeline['fact']): StepFact[] {
  const scripts = fact.fragments.flatMap((part) => [part.beforeScript, part.script, part.afterScript]);
  const entries = scripts.flatMap((script) => script ?? []).flatMap((entry) => ('steps' in entry ? entry.steps : []));
  return [...fact.jobs.flatMap((job) => job.steps), ...entries];
}

/** Path of a reusable workflow or template; null where it lies in another repository. */
function callPath(system: PipelineSystem, target: string, from: string): string | null {
  if (system === 'azure-pipelines') return templatePath(target, from);
  return target.startsWith('./') ? joinPath('', target) : null;
}

/**
 * Puts pipeline facts together with each other and with the local files that they call: reusable workflows and templates in place of
 * their calls, scripts and task targets behind the steps that run them. Files that are only parts of other pipelines are no pipelines
 * of their own. `texts` holds those of `referencedFiles` that exist.
 */
export function resolvePipelines(
  pipelines: readonly PlacedPipeline[],
  texts: ReadonlyMap<string, LocalText>,
): Pipeline[] {
  const byPath = new Map(pipelines.map((pipeline) => [pipeline.path, pipeline]));
  const called = calledPaths(pipelines);
  const finderOf = remember((system: PipelineSystem) => finder(system, byPath, texts));
  const calledFilesOf = remember((system: PipelineSystem) => new CalledFiles(texts, finderOf(system)));
  const room = new CallRoom();
  return pipelines.flatMap((pipeline) => {
    const pipelineAt = finderOf(pipeline.fact.system);
    if (isPartOnly(pipeline, byPath, called)) return [];
    const { jobs, problem } = firstOf(
      pipeline.fact.system === 'gitlab-ci'
        ? gitLabJobs(pipeline, pipelineAt)
        : ownJobs(pipeline, pipelineAt, called, room),
    );
    const follower = new StepFollower(calledFilesOf(pipeline.fact.system), room);
    return [
      {
        system: pipeline.fact.system,
        path: pipeline.path,
        objectId: pipeline.objectId,
        name: pipeline.fact.name ?? pipeline.path.slice(pipeline.path.lastIndexOf('/') + 1),
        jobs: jobs.map((job) => finishJob(job, follower)),
        counted: pipeline.counted,
        problem: pipeline.fact.problem ?? problem,
      },
    ];
  });
}

/** Finds a pipeline file: among the facts, or by reading a text that was handed in. */
function finder(
  system: PipelineSystem,
  byPath: ReadonlyMap<string, PlacedPipeline>,
  texts: ReadonlyMap<string, LocalText>,
): PipelineAt {
  return remember((path) => {
    const known = byPath.get(path);
    if (known?.fact.system === system) return known;
    const file = texts.get(path);
    return file ? { path, objectId: file.objectId, counted: true, fact: readPipeline(system, file.text) } : null;
  });
}

/** Paths that other pipelines call or include. */
function calledPaths(pipelines: readonly PlacedPipeline[]): Set<string> {
  const called = new Set<string>();
  for (const { path, fact } of pipelines) {
    const targets = [
      ...fact.jobs.flatMap((job) => (job.call ? [job.call.target] : [])),
      ...stepsOfFact(fact).flatMap((step) => (step.text.startsWith('template:') ? [step.text.slice(9)] : [])),
    ];
    for (const target of targets) called.add(callPath(fact.system, target, path) ?? '');
    const includes = [...fact.includes, ...fact.fragments.flatMap((part) => part.childPipelines)];
    for (const include of includes) called.add(include.target.replace(/^\/+/, ''));
  }
  return called;
}

function isPartOnly(
  pipeline: PlacedPipeline,
  byPath: ReadonlyMap<string, PlacedPipeline>,
  called: ReadonlySet<string>,
): boolean {
  const { path, fact } = pipeline;
  if (fact.system === 'gitlab-ci') {
    const isRoot = /^\.gitlab-ci\.ya?ml$/.test(path);
    const hasRoot = byPath.has('.gitlab-ci.yml') || byPath.has('.gitlab-ci.yaml');
    return !isRoot && (hasRoot || called.has(path));
  }
  if (!called.has(path)) return false;
  if (fact.system === 'azure-pipelines') return true;
  return fact.jobs.every((job) => job.triggers.every((trigger) => trigger === 'call'));
}

/** Jobs as far as there is room for them, which are no longer made then; where there is not, a problem says so. */
function firstOf(placed: Iterable<PlacedJob>): { jobs: PlacedJob[]; problem: string | null } {
  const jobs: PlacedJob[] = [];
  let steps = 0;
  for (const job of placed) {
    if (jobs.length >= maximumJobs || steps > maximumSteps)
      return { jobs, problem: `Only its first ${jobs.length} jobs were read.` };
    jobs.push(job);
    steps += job.steps.length;
  }
  return { jobs, problem: null };
}

/** Jobs of one pipeline while its calls are put in place. */
interface Expansion {
  pipelineAt: PipelineAt;
  room: CallRoom;
  /** Calls that may still be followed in this pipeline. */
  left: number;
}

function* ownJobs(
  pipeline: PlacedPipeline,
  pipelineAt: PipelineAt,
  called: ReadonlySet<string>,
  room: CallRoom,
): Generator<PlacedJob> {
  const expansion: Expansion = { pipelineAt, room, left: maximumExpansions };
  for (const job of pipeline.fact.jobs) {
    // What its callers start stands in their pipelines.
    const isCalled = called.has(pipeline.path) && job.triggers.length > 1;
    const triggers = isCalled ? job.triggers.filter((trigger) => trigger !== 'call') : job.triggers;
    yield* expandCall({ ...job, triggers }, pipeline, expansion, 0);
  }
}

/** A job that calls a reusable workflow or a template becomes that file's jobs, started as the caller is. */
function* expandCall(job: JobFact, from: PlacedPipeline, expansion: Expansion, depth: number): Generator<PlacedJob> {
  if (!job.call) {
    yield placeJob(job, from);
    return;
  }
  const path = callPath(from.fact.system, job.call.target, from.path);
  const mayFollow = depth < maximumCalls && expansion.left > 0 && expansion.room.left > 0;
  const callee = path !== null && mayFollow ? expansion.pipelineAt(path) : null;
  if (!callee) {
    const { triggers, branches, line } = job;
    const place = { path: from.path, objectId: from.objectId, line };
    yield { ...placeJob(job, from), unfollowed: [{ text: job.call.target, ...place, triggers, branches }] };
    return;
  }
  expansion.left -= 1;
  expansion.room.left -= callee.fact.jobs.reduce((sum, inner) => sum + 1 + inner.steps.length, 1);
  const inputs = withValues(job.values, job.call.inputs, 'inputs.');
  for (const inner of callee.fact.jobs) yield* expandCall(calledJob(job, inner, inputs), callee, expansion, depth + 1);
}

/** A job of a called file, as its caller starts it. */
function calledJob(job: JobFact, inner: JobFact, inputs: Record<string, string[]>): JobFact {
  return {
    ...inner,
    name: `${job.name} / ${inner.name}`,
    triggers: job.triggers,
    branches: job.branches.length > 0 ? job.branches : inner.branches,
    paths: job.paths,
    environments: inner.environments.length > 0 ? inner.environments : job.environments,
    values: { ...inner.values, ...inputs },
    steps: inner.steps.map((step) => ({ ...step, triggers: job.triggers })),
  };
}

function finishJob(job: PlacedJob, follower: StepFollower): PipelineJob {
  const followed = follower.follow(job.steps);
  return {
    name: job.name,
    line: job.line,
    triggers: job.triggers,
    branches: job.branches,
    paths: job.paths,
    environments: [...new Set(job.environments.flatMap((environment) => expand(environment, job.values)))],
    endsEnvironments: job.endsEnvironments,
    environmentsEnd: job.environmentsEnd,
    values: job.values,
    steps: followed.steps,
    unfollowed: [...job.unfollowed, ...followed.unfollowed],
    ephemeralCluster: followed.steps.some(createsEphemeralCluster),
  };
}
