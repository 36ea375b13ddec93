import { addValues, withValues } from '@/lib/scan/documents/pipelines/expressions';
import { everyPush } from '@/lib/scan/documents/pipelines/gitlab-triggers';
import type { PipelineStep, Unfollowed } from '@/lib/scan/documents/pipelines/pipeline';
import {
  type GitLabFragment,
  type IncludeFact,
  type JobStart,
  jobFact,
  type PlacedPipeline,
  type ScriptEntry,
} from '@/lib/scan/documents/pipelines/pipeline-fact';
import type { FactPlace, PipelineAt, PlacedJob } from '@/lib/scan/documents/pipelines/placed-job';
import { remember } from '@/lib/scan/documents/remember';

const maximumIncludes = 200;
const maximumExtends = 11;
const maximumParts = 60;
const maximumSteps = 3_000;
/** Deepest chain of child pipelines that is followed. */
const maximumChildren = 2;

interface PlacedFragment extends GitLabFragment {
  place: FactPlace;
}

/** Everything that one pipeline is made of, its local includes taken in; a later part of the same name replaces the earlier. */
interface Parts {
  fragments: Map<string, PlacedFragment>;
  missing: { include: IncludeFact; place: FactPlace }[];
  /** Chains of `extends` that are known already. */
  chains: Map<string, Chain>;
  /** Values of the variables that all jobs share. */
  sharedValues: Record<string, string[]>;
}

/**
 * Makes the jobs of a GitLab pipeline from its own parts and those of the local files that it includes, `extends` and `!reference`
 * resolved. What lies in other projects is listed as not followed, as a job named `include`.
 */
export function gitLabJobs(root: PlacedPipeline, pipelineAt: PipelineAt): Generator<PlacedJob> {
  return jobsOf(root, { pipelineAt, partsOf: remember((pipeline) => partsOf(pipeline, pipelineAt)) }, null, 0);
}

/** The files of a pipeline, and what those that are pipelines of their own are made of. */
interface Files {
  pipelineAt: PipelineAt;
  partsOf: (root: PlacedPipeline) => Parts;
}

function* jobsOf(root: PlacedPipeline, files: Files, parent: JobStart | null, depth: number): Generator<PlacedJob> {
  const parts = files.partsOf(root);
  const start = parent ?? parts.fragments.get('workflow')?.start ?? everyPush;
  for (const fragment of parts.fragments.values()) {
    if (fragment.name.startsWith('.') || fragment.name === 'default' || fragment.name === 'workflow') continue;
    const job = resolveJob(fragment, parts, start);
    const children = depth < maximumChildren ? childPipelines(fragment, job, files.pipelineAt) : [];
    yield job;
    for (const child of children) yield* childJobs(child, fragment, job, files, depth);
  }
  if (parts.missing.length > 0) yield missingJob(parts, start);
}

function partsOf(root: PlacedPipeline, pipelineAt: PipelineAt): Parts {
  const parts: Parts = { fragments: new Map(), missing: [], chains: new Map(), sharedValues: {} };
  collect(root, pipelineAt, parts, new Set());
  return { ...parts, sharedValues: withValues({}, parts.fragments.get('default')?.variables ?? {}) };
}

function collect(pipeline: PlacedPipeline, pipelineAt: PipelineAt, parts: Parts, seen: Set<string>): void {
  if (seen.has(pipeline.path) || seen.size >= maximumIncludes) return;
  seen.add(pipeline.path);
  const place = { path: pipeline.path, objectId: pipeline.objectId };
  for (const include of pipeline.fact.includes) {
    const included = include.local ? pipelineAt(include.target.replace(/^\/+/, '')) : null;
    if (included) collect(included, pipelineAt, parts, seen);
    else parts.missing.push({ include, place });
  }
  for (const fragment of pipeline.fact.fragments) {
    const known = parts.fragments.get(fragment.name);
    parts.fragments.set(fragment.name, known ? overlay(known, { ...fragment, place }) : { ...fragment, place });
  }
}

/** GitLab's deep merge: what the upper part sets replaces what the lower part sets. */
function overlay(lower: PlacedFragment, upper: PlacedFragment): PlacedFragment {
  return {
    ...upper,
    extends: upper.extends.length > 0 ? upper.extends : lower.extends,
    beforeScript: upper.beforeScript ?? lower.beforeScript,
    script: upper.script ?? lower.script,
    afterScript: upper.afterScript ?? lower.afterScript,
    start: upper.start ?? lower.start,
    paths: upper.paths ?? lower.paths,
    environment: upper.environment ?? lower.environment,
    environmentEnd: upper.environmentEnd ?? lower.environmentEnd,
    variables: { ...lower.variables, ...upper.variables },
    childPipelines: upper.childPipelines.length > 0 ? upper.childPipelines : lower.childPipelines,
  };
}

interface Chain {
  /** Lowest first; each script keeps the place of the part that sets it. */
  parts: PlacedFragment[];
  /** Names that are not in the repository. */
  missing: string[];
}

/** The parts that a job is made of by `extends`. A part that extends itself, over others too, counts once. */
function chainOf(fragment: PlacedFragment, parts: Parts, depth = 0): Chain {
  const known = parts.chains.get(fragment.name);
  if (known) return known;
  const chain: Chain = { parts: [], missing: [] };
  parts.chains.set(fragment.name, chain);
  for (const name of depth < maximumExtends ? fragment.extends : []) {
    const base = parts.fragments.get(name);
    if (!base) chain.missing.push(name);
    else {
      const below = chainOf(base, parts, depth + 1);
      chain.parts.push(...below.parts.slice(-maximumParts));
      chain.missing.push(...below.missing.slice(-maximumParts));
    }
  }
  chain.parts.push(fragment);
  chain.parts.splice(0, chain.parts.length - maximumParts);
  return chain;
}

function resolveJob(fragment: PlacedFragment, parts: Parts, inherited: JobStart): PlacedJob {
  const { parts: chain, missing } = chainOf(fragment, parts);
  const top = <Value>(pick: (part: PlacedFragment) => Value | null): { value: Value; place: FactPlace } | null => {
    for (const part of chain.toReversed()) {
      const value = pick(part);
      if (value !== null) return { value, place: part.place };
    }
    return null;
  };
  const shared = parts.fragments.get('default');
  const own = top((part) => part.start)?.value;
  const start = own ?? inherited;
  const scripts = [
    top((part) => part.beforeScript) ?? sharedScript(shared, 'beforeScript'),
    top((part) => part.script),
    top((part) => part.afterScript) ?? sharedScript(shared, 'afterScript'),
  ];
  const environment = top((part) => part.environment)?.value;
  const end = top((part) => part.environmentEnd)?.value;
  const steps = scripts.flatMap((script) => (script ? stepsOf(script.value, script.place, parts, start, 0) : []));
  const values = { ...parts.sharedValues };
  for (const part of chain) addValues(values, part.variables);
  return {
    ...jobFact({ name: fragment.name, line: fragment.line, ...start, values }),
    paths: top((part) => part.paths)?.value ?? [],
    environments: environment === undefined ? [] : [environment],
    endsEnvironments: end === 'stops',
    environmentsEnd: end === 'ends',
    steps: steps.slice(0, maximumSteps),
    unfollowed: missing.map((name) => unfollowedAt(`extends ${name}`, fragment.place, fragment.line, start)),
  };
}

function sharedScript(
  shared: PlacedFragment | undefined,
  which: 'beforeScript' | 'afterScript',
): { value: ScriptEntry[]; place: FactPlace } | null {
  const value = shared?.[which];
  return shared && value ? { value, place: shared.place } : null;
}

function stepsOf(
  entries: readonly ScriptEntry[],
  place: FactPlace,
  parts: Parts,
  start: JobStart,
  depth: number,
): PipelineStep[] {
  const steps: PipelineStep[] = [];
  for (const entry of entries) {
    if (steps.length > maximumSteps || depth > 4) break;
    if ('steps' in entry) {
      for (const step of entry.steps) steps.push({ ...step, ...place, ...start });
      continue;
    }
    const [name = '', key = ''] = entry.reference;
    const part = parts.fragments.get(name);
    const script =
      key === 'script'
        ? part?.script
        : key === 'before_script'
          ? part?.beforeScript
          : key === 'after_script'
            ? part?.afterScript
            : null;
    if (part && script) steps.push(...stepsOf(script, part.place, parts, start, depth + 1));
  }
  return steps;
}

/** The child pipelines that a job starts; those that are not here are listed as not followed. */
function childPipelines(fragment: PlacedFragment, job: PlacedJob, pipelineAt: PipelineAt): PlacedPipeline[] {
  return fragment.childPipelines.flatMap((include) => {
    const child = include.local ? pipelineAt(include.target.replace(/^\/+/, '')) : null;
    if (!child)
      job.unfollowed.push(unfollowedAt(`child pipeline ${include.target}`, fragment.place, include.line, job));
    return child ?? [];
  });
}

function* childJobs(
  child: PlacedPipeline,
  fragment: PlacedFragment,
  job: PlacedJob,
  files: Files,
  depth: number,
): Generator<PlacedJob> {
  const start = { triggers: job.triggers, branches: job.branches };
  for (const inner of jobsOf(child, files, start, depth + 1)) {
    const paths = job.paths.length > 0 ? job.paths : inner.paths;
    yield { ...inner, name: `${fragment.name} / ${inner.name}`, paths };
  }
}

function missingJob(parts: Parts, start: JobStart): PlacedJob {
  const unfollowed = parts.missing.map(({ include, place }) =>
    unfollowedAt(`include ${include.target}`, place, include.line, start),
  );
  return { ...jobFact({ name: 'include', line: unfollowed[0]?.line ?? 1, ...start }), steps: [], unfollowed };
}

function unfollowedAt(text: string, place: FactPlace, line: number, start: JobStart): Unfollowed {
  return { text, path: place.path, objectId: place.objectId, line, triggers: start.triggers, branches: start.branches };
}
