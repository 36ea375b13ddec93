import {
  isObject,
  type JsonObject,
  type JsonValue,
  listAt,
  objectAt,
  textAt,
  valueAt,
} from '@/lib/scan/documents/json';
import { withValues } from '@/lib/scan/documents/pipelines/expressions';
import { localFolder } from '@/lib/scan/documents/pipelines/local-path';
import {
  firstObject,
  type LocatedDocument,
  readLocatedYaml,
  textList,
  textsOf,
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
import { environmentOf } from '@/lib/scan/environments';

/** Reads a CircleCI configuration: each use of a job in a workflow is one job; commands of the same file are taken in. */
export function readCircleCi(text: string): PipelineFact {
  const yaml = readLocatedYaml(text);
  const found = firstObject(yaml);
  if (!found) return pipelineFact('circleci', { problem: yaml.problem ?? 'The file holds no configuration.' });
  const { body, document } = found;
  const workflows = Object.entries(objectAt(body, 'workflows') ?? {}).flatMap(([name, workflow]) =>
    isObject(workflow) ? jobsOfWorkflow(document, body, name, workflow) : [],
  );
  const jobs = workflows.length > 0 ? workflows : jobsWithoutWorkflow(document, body);
  return pipelineFact('circleci', { jobs, problem: yaml.problem });
}

function jobsWithoutWorkflow(document: LocatedDocument, body: JsonObject): JobFact[] {
  const start: JobStart = { triggers: ['push'], branches: [] };
  return Object.keys(objectAt(body, 'jobs') ?? {}).map((name) =>
    readJob(document, body, { id: name, name, use: {}, line: document.lineOf('jobs', name) }, start),
  );
}

/** A job as a workflow names it. */
interface JobUse {
  id: string;
  name: string;
  use: JsonObject;
  line: number;
}

function jobsOfWorkflow(
  document: LocatedDocument,
  body: JsonObject,
  workflow: string,
  settings: JsonObject,
): JobFact[] {
  const uses = listAt(settings, 'jobs').flatMap((entry, index): JobUse[] => {
    const line = document.lineOf('workflows', workflow, 'jobs', index);
    if (typeof entry === 'string') return [{ id: entry, name: entry, use: {}, line }];
    const [id] = isObject(entry) ? Object.keys(entry) : [];
    const use = id === undefined ? undefined : objectAt(entry, id);
    return id === undefined ? [] : [{ id, name: textAt(use, 'name') ?? id, use: use ?? {}, line }];
  });
  const scheduled = listAt(settings, 'triggers').some((trigger) => valueAt(trigger, 'schedule') !== undefined);
  const approvals = new Set(uses.filter(({ use }) => textAt(use, 'type') === 'approval').map(({ name }) => name));
  const waits = new Set(approvals);
  // What needs a job that waits for a person waits too; each pass reaches one step further.
  for (let pass = 0; pass < 20; pass += 1) {
    for (const { name, use } of uses)
      if (textList(use, 'requires').some((needed) => waits.has(needed))) waits.add(name);
  }
  return uses
    .filter(({ name }) => !approvals.has(name))
    .map((use) => {
      const start = startOfUse(use.use, scheduled, waits.has(use.name));
      return readJob(document, body, { ...use, name: `${workflow} / ${use.name}` }, start);
    });
}

/** Without filters a job runs on every push of a branch; tags need a filter. */
function startOfUse(use: JsonObject, scheduled: boolean, waits: boolean): JobStart {
  const only = textList(use, 'filters', 'branches', 'only');
  const ignored = textList(use, 'filters', 'branches', 'ignore');
  const tags = valueAt(use, 'filters', 'tags') !== undefined;
  const branches = [...only, ...ignored.map((branch) => `!${branch}`)];
  const triggers: Trigger[] = [];
  if (waits) triggers.push('manual');
  else if (scheduled) triggers.push('schedule');
  else {
    if (tags) triggers.push('tag');
    if (!ignored.some((branch) => /^\/?\.\*\/?$/.test(branch))) triggers.push('push');
  }
  return { triggers, branches: triggers.includes('push') ? branches : [] };
}

function readJob(
  document: LocatedDocument,
  body: JsonObject,
  { id, name, use, line }: JobUse,
  start: JobStart,
): JobFact {
  const at = ['jobs', id];
  const job = objectAt(body, ...at);
  const values = withValues(withValues({}, textsOf(valueAt(job, 'environment'))), textsOf(use), 'inputs.');
  const setting = { start, folder: localFolder(textAt(job, 'working_directory'))?.replace(/^~.*$/, '') ?? '' };
  // A job of an orb is not in the file: its name and parameters are all that is known.
  const orb = stepFact({ text: id, kind: 'action', inputs: textsOf(use), line, triggers: start.triggers });
  const steps = job ? readSteps(document, body, [...at, 'steps'], setting, 0) : [orb];
  // A context is a set of secrets; one that is named after an environment tells where the job goes.
  const environments = textList(use, 'context').filter((context) => environmentOf(context)?.tier);
  return jobFact({ name, line: job ? document.lineOf(...at) : line, ...start, environments, values, steps });
}

function readSteps(
  document: LocatedDocument,
  body: JsonObject,
  keys: readonly (string | number)[],
  setting: { start: JobStart; folder: string },
  depth: number,
): StepFact[] {
  if (depth > 3) return [];
  return listAt(document.value, ...keys).flatMap((step, index) => {
    const at = [...keys, index];
    const base = { triggers: setting.start.triggers, folder: setting.folder };
    if (typeof step === 'string') return callOrAction(document, body, step, null, at, setting, depth);
    const [key] = isObject(step) ? Object.keys(step) : [];
    if (key === undefined) return [];
    const value = valueAt(step, key);
    if (key === 'run') {
      const name = textAt(value, 'name') ?? null;
      const folder = localFolder(textAt(value, 'working_directory')) ?? setting.folder;
      const variables = textsOf(valueAt(value, 'environment'));
      const runAt = isObject(value) ? [...at, 'run', 'command'] : [...at, 'run'];
      return scriptSteps(document, runAt, { ...base, name, folder, variables }, textAt(value, 'shell') ?? '');
    }
    if (key === 'when' || key === 'unless') return readSteps(document, body, [...at, key, 'steps'], setting, depth + 1);
    return callOrAction(document, body, key, value ?? null, at, setting, depth);
  });
}

function callOrAction(
  document: LocatedDocument,
  body: JsonObject,
  name: string,
  inputs: JsonValue,
  at: readonly (string | number)[],
  setting: { start: JobStart; folder: string },
  depth: number,
): StepFact[] {
  if (objectAt(body, 'commands', name))
    return readSteps(document, body, ['commands', name, 'steps'], setting, depth + 1);
  return [
    stepFact({
      text: name,
      kind: 'action',
      inputs: textsOf(inputs),
      line: document.lineOf(...at),
      triggers: setting.start.triggers,
    }),
  ];
}
