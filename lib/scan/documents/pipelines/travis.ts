import { isObject, type JsonObject, type JsonValue, listAt, textAt, valueAt } from '@/lib/scan/documents/json';
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
  jobFact,
  type PipelineFact,
  pipelineFact,
  type StepFact,
  stepFact,
} from '@/lib/scan/documents/pipelines/pipeline-fact';
import { scriptSteps } from '@/lib/scan/documents/pipelines/shell-steps';

const phases = [
  'before_install',
  'install',
  'before_script',
  'script',
  'after_success',
  'before_deploy',
  'after_deploy',
  'after_script',
];

/** Reads a Travis CI file: the job of the file itself and those of its matrix. Pushes and pull requests start them by default. */
export function readTravis(text: string): PipelineFact {
  const yaml = readLocatedYaml(text);
  const found = firstObject(yaml);
  if (!found) return pipelineFact('travis', { problem: yaml.problem ?? 'The file holds no build.' });
  const { body, document } = found;
  const branches = textList(body, 'branches', 'only');
  const jobs = [readJob(document, body, [], 'build', branches)];
  for (const key of ['jobs', 'matrix']) {
    listAt(body, key, 'include').forEach((job, index) => {
      if (!isObject(job)) return;
      const name = textAt(job, 'name') ?? textAt(job, 'stage') ?? `job ${index + 1}`;
      jobs.push(readJob(document, job, [key, 'include', index], name, branches));
    });
  }
  return pipelineFact('travis', { jobs: jobs.filter((job) => job.steps.length > 0), problem: yaml.problem });
}

function readJob(
  document: LocatedDocument,
  job: JsonObject,
  at: (string | number)[],
  name: string,
  branches: string[],
): JobFact {
  const condition = textAt(job, 'if') ?? '';
  const pushOnly = /\bbranch\s*=|type\s*=\s*push|\btag\b/.test(condition) && !/pull_request/.test(condition);
  const triggers: Trigger[] = pushOnly ? ['push'] : ['push', 'pull-request'];
  const named = /\bbranch\s*=\s*([\w./-]+)/.exec(condition)?.[1];
  const steps = phases.flatMap((phase) => {
    const isList = Array.isArray(valueAt(job, phase));
    return textList(job, phase).flatMap((_, index) =>
      scriptSteps(document, isList ? [...at, phase, index] : [...at, phase], { triggers, name: phase }),
    );
  });
  const deploys = deploySteps(document, valueAt(job, 'deploy'), [...at, 'deploy']);
  return jobFact({
    name,
    line: document.lineOf(...at),
    triggers,
    branches: named ? [named] : branches,
    steps: [...steps, ...deploys],
  });
}

/** Travis deploys after pushes only, to the default branch unless `on` says otherwise. */
function deploySteps(document: LocatedDocument, value: JsonValue | undefined, at: (string | number)[]): StepFact[] {
  const list = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return list.flatMap((deploy, index) => {
    const keys = Array.isArray(value) ? [...at, index] : at;
    const provider = textAt(deploy, 'provider');
    if (provider === undefined) return [];
    const triggers: Trigger[] = valueAt(deploy, 'on', 'tags') === true ? ['tag'] : ['push'];
    if (provider === 'script') return scriptSteps(document, [...keys, 'script'], { triggers, name: 'deploy' });
    return [
      stepFact({
        text: `travis deploy ${provider}`,
        kind: 'action',
        inputs: textsOf(deploy),
        line: document.lineOf(...keys),
        triggers,
      }),
    ];
  });
}
