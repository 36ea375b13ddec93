import { isObject, type JsonObject, type JsonValue, listAt, textAt, valueAt } from '@/lib/scan/documents/json';
import {
  firstObject,
  type LocatedDocument,
  readLocatedYaml,
  textList,
} from '@/lib/scan/documents/pipelines/located-yaml';
import type { Trigger } from '@/lib/scan/documents/pipelines/pipeline';
import {
  type JobFact,
  type JobStart,
  jobFact,
  type PipelineFact,
  pipelineFact,
  type StepFact,
  stepFact,
} from '@/lib/scan/documents/pipelines/pipeline-fact';
import { scriptSteps } from '@/lib/scan/documents/pipelines/shell-steps';
import { quoted } from '@/lib/scan/documents/pipelines/tekton';

type Keys = readonly (string | number)[];

/** Steps that hold a list of others, and those that hold one. */
const lists = ['in_parallel', 'aggregate', 'do'];
const singles = ['try', 'on_success', 'ensure'];
const deepest = 12;

/** What versions of a resource start a job that asks to be triggered by them, by the type of the resource. */
const starts: readonly (readonly [RegExp, Trigger])[] = [
  [/pull-?request|^github-pr|merge-?request/, 'pull-request'],
  [/^(time|cron)/, 'schedule'],
  [/git.*release/, 'release'],
  [/^git/, 'push'],
];

/** What a resource of Git follows that names no branch. */
const defaultBranch = '$default-branch';

/** Reads a pipeline of Concourse: each of its jobs. A file without one is no pipeline, and no problem either. */
export function readConcourse(text: string): PipelineFact {
  const yaml = readLocatedYaml(text);
  const found = firstObject(yaml);
  const jobs = found ? listAt(found.body, 'jobs') : [];
  if (!found || !jobs.some((job) => Array.isArray(valueAt(job, 'plan')))) return pipelineFact('concourse', {});
  const resources = new Map(
    listAt(found.body, 'resources').map((resource) => [textAt(resource, 'name') ?? '', resource]),
  );
  return pipelineFact('concourse', {
    jobs: jobs.flatMap((job, index) => (isObject(job) ? readJob(found.document, job, ['jobs', index], resources) : [])),
    problem: yaml.problem,
  });
}

interface PlannedStep {
  step: JsonObject;
  at: Keys;
}

function readJob(
  document: LocatedDocument,
  job: JsonObject,
  at: Keys,
  resources: ReadonlyMap<string, JsonValue>,
): JobFact[] {
  const steps = plannedSteps(valueAt(job, 'plan'), [...at, 'plan'], 0);
  const start = startOf(steps, resources);
  const inputs = new Set(steps.flatMap(({ step }) => textAt(step, 'get') ?? []));
  return [
    jobFact({
      name: textAt(job, 'name') ?? '',
      line: document.lineOf(...at),
      ...start,
      steps: steps.flatMap((planned) => readTask(document, planned, start, inputs)),
    }),
  ];
}

/** Every step of a plan, those inside others included. */
function plannedSteps(plan: JsonValue | undefined, at: Keys, depth: number): PlannedStep[] {
  if (depth > deepest || !Array.isArray(plan)) return [];
  return plan.flatMap((step, index): PlannedStep[] => {
    if (!isObject(step)) return [];
    const own = [...at, index];
    const inner = lists.flatMap((key) => {
      const value = valueAt(step, key);
      const more = isObject(value) ? [key, 'steps'] : [key];
      return plannedSteps(valueAt(step, ...more), [...own, ...more], depth + 1);
    });
    const single = singles.flatMap((key) => {
      const value = valueAt(step, key);
      return isObject(value) ? [{ step: value, at: [...own, key] }] : [];
    });
    return [{ step, at: own }, ...inner, ...single];
  });
}

/** What starts a job: new versions of the resources that it gets with `trigger`; else a person. */
function startOf(steps: readonly PlannedStep[], resources: ReadonlyMap<string, JsonValue>): JobStart {
  const triggers = new Set<Trigger>();
  const branches: string[] = [];
  for (const { step } of steps) {
    if (valueAt(step, 'trigger') !== true) continue;
    const resource = resources.get(textAt(step, 'resource') ?? textAt(step, 'get') ?? '');
    const type = textAt(resource, 'type') ?? '';
    const trigger = starts.find(([pattern]) => pattern.test(type))?.[1] ?? 'other';
    triggers.add(trigger);
    if (trigger === 'push') branches.push(textAt(resource, 'source', 'branch') ?? defaultBranch);
  }
  return { triggers: triggers.size > 0 ? [...triggers] : ['manual'], branches };
}

/**
 * The command of a task that is written out; a script in what the job gets is one of the repository. A task in a file of its own is a
 * call of that file, which is not followed.
 */
function readTask(
  document: LocatedDocument,
  { step, at }: PlannedStep,
  start: JobStart,
  inputs: ReadonlySet<string>,
): StepFact[] {
  const path = textAt(step, 'config', 'run', 'path');
  const file = textAt(step, 'task') === undefined ? undefined : textAt(step, 'file');
  if (path === undefined && file !== undefined) {
    const text = `./${file.split('/').slice(1).join('/')}`;
    return [
      stepFact({ ...start, name: textAt(step, 'task') ?? null, text, kind: 'action', line: document.lineOf(...at) }),
    ];
  }
  if (path === undefined) return [];
  const [first = '', ...rest] = path.split('/');
  const words = textList(step, 'config', 'run', 'args');
  const setting = { ...start, name: textAt(step, 'task') ?? null };
  const flag = words.findIndex((word) => /^-[a-z]*c$/.test(word));
  if (flag !== -1 && /(^|\/)(ba|z|da|a)?sh$/.test(path))
    return scriptSteps(document, [...at, 'config', 'run', 'args', flag + 1], setting);
  const program = inputs.has(first) && rest.length > 0 ? `./${rest.join('/')}` : path;
  const line = document.lineOf(...at, 'config', 'run');
  return [stepFact({ ...setting, text: [program, ...words].map(quoted).join(' '), kind: 'command', line })];
}
