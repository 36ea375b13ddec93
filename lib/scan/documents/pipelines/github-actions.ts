import {
  isObject,
  type JsonObject,
  type JsonValue,
  listAt,
  objectAt,
  textAt,
  valueAt,
} from '@/lib/scan/documents/json';
import { conditionOf, restrictStart } from '@/lib/scan/documents/pipelines/condition';
import { withValues } from '@/lib/scan/documents/pipelines/expressions';
import { githubSteps } from '@/lib/scan/documents/pipelines/github-steps';
import {
  githubWorld,
  inputValues,
  pathsOfWorkflow,
  startOfWorkflow,
} from '@/lib/scan/documents/pipelines/github-triggers';
import { localFolder } from '@/lib/scan/documents/pipelines/local-path';
import {
  firstObject,
  type LocatedDocument,
  readLocatedYaml,
  textsOf,
} from '@/lib/scan/documents/pipelines/located-yaml';
import type { PipelineSystem } from '@/lib/scan/documents/pipelines/pipeline';
import {
  type JobFact,
  type JobStart,
  jobFact,
  type PipelineFact,
  pipelineFact,
} from '@/lib/scan/documents/pipelines/pipeline-fact';

/** Reads a workflow of GitHub Actions, or of Gitea and Forgejo, which share its format. */
export function readGitHubWorkflow(text: string, system: PipelineSystem = 'github-actions'): PipelineFact {
  const yaml = readLocatedYaml(text);
  const found = firstObject(yaml);
  if (!found) return pipelineFact(system, { problem: yaml.problem ?? 'The file holds no workflow.' });
  const { body, document } = found;
  // YAML 1.1 parsers make `true` of the key `on`; a file written by one of them has that key.
  const on = valueAt(body, 'on') ?? valueAt(body, 'true');
  const start = startOfWorkflow(on);
  const paths = pathsOfWorkflow(on);
  const values = withValues(inputValues(on), textsOf(valueAt(body, 'env')));
  const folder = localFolder(textAt(body, 'defaults', 'run', 'working-directory')) ?? '';
  const jobs = Object.entries(objectAt(body, 'jobs') ?? {}).flatMap(([id, job]) =>
    isObject(job) ? [readJob(document, id, job, { start, paths, values, folder })] : [],
  );
  return pipelineFact(system, { name: textAt(body, 'name') ?? null, jobs, problem: yaml.problem });
}

interface WorkflowSetting {
  start: JobStart;
  paths: string[];
  values: Record<string, string[]>;
  folder: string;
}

function readJob(document: LocatedDocument, id: string, job: JsonObject, workflow: WorkflowSetting): JobFact {
  const start = restrictStart(workflow.start, conditionOf(job), githubWorld);
  const matrix = matrixValues(valueAt(job, 'strategy', 'matrix'));
  const values = withValues({ ...workflow.values, ...matrix }, textsOf(valueAt(job, 'env')));
  const folder = localFolder(textAt(job, 'defaults', 'run', 'working-directory')) ?? workflow.folder;
  const environment = textAt(job, 'environment') ?? textAt(job, 'environment', 'name');
  const title = textAt(job, 'name');
  const uses = textAt(job, 'uses');
  return jobFact({
    name: title === undefined || title === id ? id : `${id} (${title})`,
    line: document.lineOf('jobs', id),
    ...start,
    paths: workflow.paths,
    environments: environment === undefined || environment === '' ? [] : [environment],
    values,
    steps: githubSteps(document, ['jobs', id, 'steps'], start, folder),
    call: uses === undefined ? null : { target: uses, inputs: textsOf(valueAt(job, 'with')) },
  });
}

/** Values that a matrix writes out, by `matrix.<key>`. */
function matrixValues(matrix: JsonValue | undefined): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  const add = (name: string, value: JsonValue): void => {
    if (isObject(value)) for (const [key, inner] of Object.entries(value)) add(`${name}.${key}`, inner);
    else if (typeof value === 'string' || typeof value === 'number') {
      const known = values[name] ?? [];
      if (!known.includes(String(value)) && known.length < 64) values[name] = [...known, String(value)];
    }
  };
  if (!isObject(matrix)) return values;
  for (const [key, items] of Object.entries(matrix)) {
    if (key === 'exclude' || key === 'include') continue;
    for (const item of listAt(items)) add(`matrix.${key}`, item);
  }
  for (const item of listAt(matrix, 'include')) add('matrix', item);
  return values;
}
