import { isObject, type JsonObject, type JsonValue, listAt, textAt, valueAt } from '@/lib/scan/documents/json';
import { type LocatedDocument, readLocatedYaml, textList, textsOf } from '@/lib/scan/documents/pipelines/located-yaml';
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

const kinds = new Set(['Pipeline', 'PipelineRun', 'Task', 'TaskRun', 'ClusterTask']);

/** Reads Tekton objects, those of Pipelines as Code included; each is one job. Other documents of the file are left out. */
export function readTekton(text: string): PipelineFact {
  const yaml = readLocatedYaml(text);
  const jobs = yaml.documents.flatMap((document) =>
    isObject(document.value) ? readObject(document, document.value) : [],
  );
  return pipelineFact('tekton', { jobs, problem: yaml.problem });
}

function readObject(document: LocatedDocument, body: JsonObject): JobFact[] {
  const kind = textAt(body, 'kind') ?? '';
  if (!(textAt(body, 'apiVersion') ?? '').startsWith('tekton.dev/') || !kinds.has(kind)) return [];
  const start = startOf(body);
  const spec = kind === 'PipelineRun' ? ['spec', 'pipelineSpec'] : kind === 'TaskRun' ? ['spec', 'taskSpec'] : ['spec'];
  const tasks = [
    ...taskSteps(document, [...spec, 'tasks'], start),
    ...taskSteps(document, [...spec, 'finally'], start),
  ];
  const job = jobFact({
    name: textAt(body, 'metadata', 'name') ?? textAt(body, 'metadata', 'generateName') ?? kind,
    line: document.lineOf('kind'),
    ...start,
    steps: [...referenceStep(document, body, start), ...tasks, ...containerSteps(document, [...spec, 'steps'], start)],
  });
  return [job];
}

/** Pipelines as Code says in annotations what starts a run; without them a trigger of the cluster does, which is not in the object. */
function startOf(body: JsonObject): JobStart {
  const annotation = (name: string): string[] =>
    (textAt(body, 'metadata', 'annotations', `pipelinesascode.tekton.dev/${name}`) ?? '').match(/[^[\],\s]+/g) ?? [];
  const triggers = new Set<Trigger>();
  const expression = textAt(body, 'metadata', 'annotations', 'pipelinesascode.tekton.dev/on-cel-expression') ?? '';
  const events = [
    ...annotation('on-event'),
    ...[...expression.matchAll(/event\s*==\s*["'](\w+)["']/g)].map((match) => match[1] ?? ''),
  ];
  const targets = annotation('on-target-branch');
  for (const event of events)
    triggers.add(/^(pull_request|merge_request)/.test(event) ? 'pull-request' : event === 'push' ? 'push' : 'other');
  if (triggers.has('push') && targets.length > 0 && targets.every((target) => target.startsWith('refs/tags'))) {
    return { triggers: ['tag'], branches: [] };
  }
  return { triggers: triggers.size > 0 ? [...triggers] : ['other'], branches: targets };
}

function referenceStep(document: LocatedDocument, body: JsonObject, start: JobStart): StepFact[] {
  const name = textAt(body, 'spec', 'pipelineRef', 'name') ?? textAt(body, 'spec', 'taskRef', 'name');
  if (name === undefined) return [];
  return [stepFact({ text: name, kind: 'action', line: document.lineOf('spec'), triggers: start.triggers })];
}

function taskSteps(document: LocatedDocument, keys: readonly string[], start: JobStart): StepFact[] {
  return listAt(document.value, ...keys).flatMap((task, index) => {
    const at = [...keys, index];
    const name = textAt(task, 'name') ?? null;
    const reference =
      textAt(task, 'taskRef', 'name') ??
      listAt(task, 'taskRef', 'params')
        .map((item) => textAt(item, 'value'))
        .join(' ');
    const inputs = parameters(valueAt(task, 'params'));
    const action = stepFact({
      name,
      text: reference,
      kind: 'action',
      inputs,
      line: document.lineOf(...at),
      triggers: start.triggers,
    });
    return [
      ...(reference === '' ? [] : [action]),
      ...containerSteps(document, [...at, 'taskSpec', 'steps'], start, name),
    ];
  });
}

function parameters(list: JsonValue | undefined): Record<string, string> {
  const inputs: Record<string, string> = {};
  for (const item of listAt(list)) {
    const name = textAt(item, 'name');
    const value = textAt(item, 'value') ?? textList(item, 'value').join(' ');
    if (name !== undefined && value !== '') inputs[name] = value;
  }
  return inputs;
}

/** Steps that are containers: a script, or a command with arguments. Argo Workflows and Prow have the same shape. */
export function containerSteps(
  document: LocatedDocument,
  keys: readonly (string | number)[],
  start: JobStart,
  taskName: string | null = null,
): StepFact[] {
  return listAt(document.value, ...keys).flatMap((step, index) =>
    containerStep(document, [...keys, index], step, start, taskName),
  );
}

export function containerStep(
  document: LocatedDocument,
  at: readonly (string | number)[],
  step: JsonValue | undefined,
  start: JobStart,
  taskName: string | null = null,
): StepFact[] {
  if (!isObject(step)) return [];
  const setting: StepSetting = {
    name: textAt(step, 'name') ?? taskName,
    triggers: start.triggers,
    variables: textsOf(valueAt(step, 'env')),
  };
  const script = scriptSteps(document, [...at, 'script'], setting);
  const source = scriptSteps(document, [...at, 'source'], setting);
  return [...script, ...source, ...commandAndArguments(document, at, step, setting)];
}

/** `command` and `args` of a container: the script behind `sh -c`, or the words as one command. */
function commandAndArguments(
  document: LocatedDocument,
  at: readonly (string | number)[],
  step: JsonObject,
  setting: StepSetting,
): StepFact[] {
  const command = textList(step, 'command');
  const words = [...command, ...textList(step, 'args')];
  if (words.length === 0) return [];
  const flag = words.findIndex((word) => /^-[a-z]*c$/.test(word));
  if (flag > 0 && /(^|\/)(ba|z|da|a)?sh$/.test(words[0] ?? '')) {
    const position = flag + 1 - command.length;
    const keys = position >= 0 ? [...at, 'args', position] : [...at, 'command', flag + 1];
    return scriptSteps(document, keys, setting);
  }
  const image = command.length === 0 ? imageName(textAt(step, 'image') ?? '') : '';
  const text = [...(image === '' ? [] : [image]), ...words].map(quoted).join(' ');
  return [stepFact({ ...setting, text, kind: 'command', line: document.lineOf(...at) })];
}

/** Last part of an image's name: the program that its entry point mostly is. */
export function imageName(image: string): string {
  const last = image.slice(image.lastIndexOf('/') + 1);
  return /^[^:@]*/.exec(last)?.[0] ?? '';
}

export function quoted(word: string): string {
  return /[\s;|&()'"]/.test(word) ? `'${word.replaceAll("'", `'\\''`)}'` : word;
}
