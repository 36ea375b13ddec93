import { isObject, type JsonObject, listAt, textAt, valueAt } from '@/lib/scan/documents/json';
import { branchesOfCondition, restrictStart, type World } from '@/lib/scan/documents/pipelines/condition';
import {
  firstObject,
  type LocatedDocument,
  readLocatedYaml,
  textList,
  textsOf,
} from '@/lib/scan/documents/pipelines/located-yaml';
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

const buildWorld: World = (trigger, left, operator) => {
  if (left.startsWith('build.pull_request') && operator === 'set') return trigger === 'pull-request';
  if (left === 'build.tag' && operator === 'set') return trigger === 'tag';
  return null;
};

/** Reads a Buildkite pipeline: each step is one job. Builds of every pushed branch are its usual start; the rest is set in Buildkite. */
export function readBuildkite(text: string): PipelineFact {
  const yaml = readLocatedYaml(text);
  const document = yaml.documents[0];
  if (!document) return pipelineFact('buildkite', { problem: yaml.problem ?? 'The file holds no pipeline.' });
  const keys = Array.isArray(document.value) ? [] : ['steps'];
  const jobs = readSteps(document, keys, { triggers: ['push', 'tag'], branches: [] }, 0);
  const name = firstObject(yaml) ? textAt(document.value, 'name') : undefined;
  return pipelineFact('buildkite', { name: name ?? null, jobs, problem: yaml.problem });
}

/** After a `block` step a person has to release what follows. */
function readSteps(
  document: LocatedDocument,
  keys: readonly (string | number)[],
  start: JobStart,
  depth: number,
): JobFact[] {
  let current = start;
  return listAt(document.value, ...keys).flatMap((step, index) => {
    if (step === 'block' || (isObject(step) && valueAt(step, 'block') !== undefined))
      current = { ...start, triggers: ['manual'] };
    if (!isObject(step)) return [];
    const at = [...keys, index];
    if (valueAt(step, 'group') !== undefined && depth < 3)
      return readSteps(document, [...at, 'steps'], current, depth + 1);
    return readStep(document, at, step, current);
  });
}

function readStep(
  document: LocatedDocument,
  at: readonly (string | number)[],
  step: JsonObject,
  outer: JobStart,
): JobFact[] {
  const condition = textAt(step, 'if') ?? null;
  const branches = (textAt(step, 'branches') ?? '').split(/\s+/).filter((branch) => branch !== '' && branch !== '*');
  const named = branches.length > 0 ? branches : condition === null ? [] : branchesOfCondition(condition);
  const start = { ...restrictStart(outer, condition, buildWorld), branches: named };
  const name = textAt(step, 'label') ?? textAt(step, 'name') ?? textAt(step, 'key') ?? 'step';
  const setting = { triggers: start.triggers, name, variables: textsOf(valueAt(step, 'env')) };
  const commands = ['command', 'commands'].flatMap((key) => {
    const isList = Array.isArray(valueAt(step, key));
    return textList(step, key).flatMap((_, index) =>
      scriptSteps(document, isList ? [...at, key, index] : [...at, key], setting),
    );
  });
  const plugins = listAt(step, 'plugins').flatMap((plugin): StepFact[] => {
    const text = typeof plugin === 'string' ? plugin : isObject(plugin) ? Object.keys(plugin)[0] : undefined;
    if (text === undefined) return [];
    const inputs = textsOf(valueAt(plugin, text));
    return [stepFact({ ...setting, text, kind: 'action', inputs, line: document.lineOf(...at, 'plugins') })];
  });
  const steps = [...plugins, ...commands];
  return steps.length === 0 ? [] : [jobFact({ name, line: document.lineOf(...at), ...start, steps })];
}
