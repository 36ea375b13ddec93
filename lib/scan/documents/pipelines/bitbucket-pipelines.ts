import {
  isObject,
  type JsonObject,
  type JsonValue,
  listAt,
  objectAt,
  textAt,
  valueAt,
} from '@/lib/scan/documents/json';
import {
  firstObject,
  type LocatedDocument,
  readLocatedYaml,
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

type Keys = readonly (string | number)[];

/** Reads a Bitbucket pipeline: each step is one job. */
export function readBitbucketPipeline(text: string): PipelineFact {
  const yaml = readLocatedYaml(text);
  const found = firstObject(yaml);
  if (!found) return pipelineFact('bitbucket-pipelines', { problem: yaml.problem ?? 'The file holds no pipeline.' });
  const { body, document } = found;
  const at = ['pipelines'];
  const named = (key: string, start: (name: string) => JobStart): JobFact[] =>
    Object.keys(objectAt(body, 'pipelines', key) ?? {}).flatMap((name) =>
      readItems(document, [...at, key, name], start(name), name),
    );
  const jobs = [
    ...readItems(document, [...at, 'default'], { triggers: ['push'], branches: [] }, 'default'),
    ...named('branches', (name) => ({ triggers: ['push'], branches: [name] })),
    ...named('pull-requests', () => ({ triggers: ['pull-request'], branches: [] })),
    ...named('tags', () => ({ triggers: ['tag'], branches: [] })),
    // Custom pipelines are started by hand, or by a schedule that is set in Bitbucket.
    ...named('custom', () => ({ triggers: ['manual'], branches: [] })),
  ];
  return pipelineFact('bitbucket-pipelines', { jobs, problem: yaml.problem });
}

/** A step after one with `trigger: manual` waits for it, so it is started by hand as well. */
function readItems(document: LocatedDocument, keys: Keys, start: JobStart, name: string, depth = 0): JobFact[] {
  if (depth > 4) return [];
  let current = start;
  const value = valueAt(document.value, ...keys);
  const list = Array.isArray(value) ? keys : [...keys, 'steps'];
  return listAt(document.value, ...list).flatMap((item, index) => {
    const at = [...list, index];
    const stage = objectAt(item, 'stage');
    const step = objectAt(item, 'step');
    if (textAt(step ?? stage, 'trigger') === 'manual') current = { ...start, triggers: ['manual'] };
    if (step)
      return [readStep(document, [...at, 'step'], step, current, `${name} / ${textAt(step, 'name') ?? index + 1}`)];
    if (stage)
      return withEnvironment(
        readItems(document, [...at, 'stage'], current, name, depth + 1),
        textAt(stage, 'deployment'),
      );
    return isObject(item) && item.parallel !== undefined
      ? readItems(document, [...at, 'parallel'], current, name, depth + 1)
      : [];
  });
}

function withEnvironment(jobs: JobFact[], environment: string | undefined): JobFact[] {
  return environment === undefined ? jobs : jobs.map((job) => ({ ...job, environments: [environment] }));
}

function readStep(document: LocatedDocument, at: Keys, step: JsonObject, start: JobStart, name: string): JobFact {
  const scripts = ['script', 'after-script'].flatMap((key) =>
    listAt(step, key).flatMap((entry, index) => readEntry(document, [...at, key, index], entry, start)),
  );
  const environment = textAt(step, 'deployment') ?? textAt(step, 'environment');
  return jobFact({
    name,
    line: document.lineOf(...at),
    ...start,
    environments: environment === undefined ? [] : [environment],
    steps: scripts,
  });
}

function readEntry(document: LocatedDocument, at: Keys, entry: JsonValue, start: JobStart): StepFact[] {
  const pipe = textAt(entry, 'pipe');
  if (pipe === undefined) return scriptSteps(document, at, { triggers: start.triggers });
  const inputs = textsOf(valueAt(entry, 'variables'));
  return [stepFact({ text: pipe, kind: 'action', inputs, line: document.lineOf(...at), triggers: start.triggers })];
}
