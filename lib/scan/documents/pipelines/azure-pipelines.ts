import {
  isObject,
  type JsonObject,
  type JsonValue,
  listAt,
  objectAt,
  textAt,
  valueAt,
} from '@/lib/scan/documents/json';
import { restrictStart, type World } from '@/lib/scan/documents/pipelines/condition';
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
import { type StepSetting, scriptSteps } from '@/lib/scan/documents/pipelines/shell-steps';

type Keys = readonly (string | number)[];

interface Scope {
  start: JobStart;
  values: Record<string, string[]>;
  name: string;
}

/** Reads an Azure pipeline, or a template of one: stages, jobs, deployments (their environment included) and steps. */
export function readAzurePipeline(text: string): PipelineFact {
  const yaml = readLocatedYaml(text);
  const found = firstObject(yaml);
  if (!found) return pipelineFact('azure-pipelines', { problem: yaml.problem ?? 'The file holds no pipeline.' });
  const { body, document } = found;
  const values = withValues(
    parameterValues(valueAt(body, 'parameters')),
    variablesOf(valueAt(body, 'variables')),
    'inputs.',
  );
  const scope: Scope = {
    start: startOf(body),
    values: { ...values, ...withValues({}, variablesOf(valueAt(body, 'variables'))) },
    name: '',
  };
  const jobs = readLevel(document, [], scope);
  const extended = textAt(body, 'extends', 'template');
  if (extended !== undefined)
    jobs.push(templateJob(document, ['extends'], objectAt(body, 'extends') ?? {}, extended, scope));
  return pipelineFact('azure-pipelines', { name: textAt(body, 'name') ?? null, jobs, problem: yaml.problem });
}

function parameterValues(value: JsonValue | undefined): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const item of listAt(value)) {
    const name = textAt(item, 'name');
    const choices = textList(item, 'values');
    const known = choices.length > 0 ? choices : textList(item, 'default');
    if (name !== undefined && known.length > 0) values[`inputs.${name}`] = known;
  }
  return values;
}

function variablesOf(value: JsonValue | undefined): Record<string, string> {
  if (!Array.isArray(value)) return textsOf(value);
  return Object.fromEntries(
    value.flatMap((item) => {
      const name = textAt(item, 'name');
      return name === undefined ? [] : [[name, textAt(item, 'value') ?? '']];
    }),
  );
}

/** Without `trigger` every push of a branch starts the pipeline. Without `pr` the host decides: Azure Repos by a branch policy. */
function startOf(body: JsonObject): JobStart {
  const triggers = new Set<Trigger>();
  const trigger = valueAt(body, 'trigger');
  const branches = isObject(trigger)
    ? [
        ...textList(trigger, 'branches', 'include'),
        ...textList(trigger, 'branches', 'exclude').map((branch) => `!${branch}`),
      ]
    : textList(trigger);
  const none = branches.length === 1 && branches[0] === 'none';
  if (!none) triggers.add('push');
  if (listAt(trigger, 'tags', 'include').length > 0) triggers.add('tag');
  const pull = valueAt(body, 'pr');
  if (pull !== undefined && pull !== null && pull !== 'none') triggers.add('pull-request');
  if (listAt(body, 'schedules').length > 0) triggers.add('schedule');
  if (triggers.size === 0) triggers.add(listAt(body, 'resources', 'pipelines').length > 0 ? 'other' : 'manual');
  return { triggers: [...triggers], branches: none ? [] : branches.filter((branch) => branch !== '*') };
}

const azureWorld: World = (trigger, left, operator, right) => {
  if (right === null) return null;
  const isRequest = trigger === 'pull-request';
  if (/Build\.Reason/.test(left) && operator === '==') {
    if (right === 'PullRequest') return isRequest;
    if (right === 'Schedule') return trigger === 'schedule';
    if (right === 'Manual') return trigger === 'manual';
    return isRequest ? false : null;
  }
  if (/Build\.SourceBranch/.test(left)) {
    if (right.startsWith('refs/tags')) return isRequest || trigger === 'push' ? false : null;
    return isRequest ? right.startsWith('refs/pull') : trigger === 'tag' ? false : null;
  }
  return null;
};

/** Reads the stages, jobs or steps that stand at one level of a file. */
function readLevel(document: LocatedDocument, keys: Keys, scope: Scope): JobFact[] {
  const stages = listOf(document, [...keys, 'stages']).flatMap(([at, stage]) => {
    const template = textAt(stage, 'template');
    if (template !== undefined) return [templateJob(document, at, stage, template, scope)];
    return readLevel(document, at, innerScope(scope, stage, textAt(stage, 'stage')));
  });
  const jobs = listOf(document, [...keys, 'jobs']).flatMap(([at, job]) => readJob(document, at, job, scope));
  const own = listAt(document.value, ...keys, 'steps').length > 0 ? [stepsJob(document, keys, scope, [])] : [];
  return [...stages, ...jobs, ...own];
}

/** Entries of a list, those inside template conditions (`${{ if … }}:`) included. */
function listOf(document: LocatedDocument, keys: Keys, depth = 0): [Keys, JsonObject][] {
  if (depth > 4) return [];
  return listAt(document.value, ...keys).flatMap((item, index): [Keys, JsonObject][] => {
    if (!isObject(item)) return [];
    const at = [...keys, index];
    const conditional = Object.keys(item).filter((key) => key.startsWith('${{'));
    if (conditional.length === 0) return [[at, item]];
    return conditional.flatMap((key) => listOf(document, [...at, key], depth + 1));
  });
}

function innerScope(scope: Scope, part: JsonObject, name: string | undefined): Scope {
  return {
    start: restrictStart(scope.start, textAt(part, 'condition') ?? null, azureWorld),
    values: withValues(scope.values, variablesOf(valueAt(part, 'variables'))),
    name: [scope.name, name ?? ''].filter((piece) => piece !== '').join(' / '),
  };
}

function readJob(document: LocatedDocument, at: Keys, job: JsonObject, outer: Scope): JobFact[] {
  const template = textAt(job, 'template');
  if (template !== undefined) return [templateJob(document, at, job, template, outer)];
  const scope = innerScope(outer, job, textAt(job, 'job') ?? textAt(job, 'deployment'));
  const environment = textAt(job, 'environment') ?? textAt(job, 'environment', 'name');
  const strategies = Object.entries(objectAt(job, 'strategy') ?? {}).flatMap(([kind, strategy]) =>
    isObject(strategy) ? Object.keys(strategy).map((phase): Keys => [...at, 'strategy', kind, phase]) : [],
  );
  const result = stepsJob(document, at, scope, strategies);
  return [{ ...result, environments: environment === undefined ? [] : [environment] }];
}

function stepsJob(document: LocatedDocument, at: Keys, scope: Scope, others: readonly Keys[]): JobFact {
  const steps = [at, ...others].flatMap((keys) => readSteps(document, [...keys, 'steps'], scope.start));
  const line = at.length === 0 ? document.lineOf('steps') : document.lineOf(...at);
  return jobFact({ name: scope.name || 'job', line, ...scope.start, values: scope.values, steps });
}

function templateJob(document: LocatedDocument, at: Keys, part: JsonObject, target: string, scope: Scope): JobFact {
  const inputs = textsOf(valueAt(part, 'parameters'));
  return jobFact({
    name: scope.name || 'template',
    line: document.lineOf(...at),
    ...scope.start,
    values: scope.values,
    call: { target, inputs },
  });
}

const scriptInputs = ['inlineScript', 'script', 'commands', 'inline'];

function readSteps(document: LocatedDocument, keys: Keys, start: JobStart): StepFact[] {
  return listOf(document, keys).flatMap(([at, step]) => {
    const setting: StepSetting = {
      name: textAt(step, 'displayName') ?? null,
      ...restrictStart(start, textAt(step, 'condition') ?? null, azureWorld),
      folder: localFolder(textAt(step, 'workingDirectory') ?? textAt(step, 'inputs', 'workingDirectory')) ?? '',
      variables: textsOf(valueAt(step, 'env')),
    };
    const scripts = ['script', 'bash', 'pwsh', 'powershell'].flatMap((key) =>
      scriptSteps(document, [...at, key], setting),
    );
    const template = textAt(step, 'template');
    const task = textAt(step, 'task') ?? (template === undefined ? undefined : `template:${template}`);
    if (task === undefined) return scripts;
    const inputs = textsOf(valueAt(step, template === undefined ? 'inputs' : 'parameters'));
    const action = stepFact({ ...setting, text: task, kind: 'action', inputs, line: document.lineOf(...at) });
    const inline = scriptInputs.flatMap((input) =>
      scriptSteps(document, [...at, 'inputs', input], { ...setting, inputs: { uses: task } }),
    );
    return [action, ...inline];
  });
}
