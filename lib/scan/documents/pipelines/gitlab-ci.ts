import { isObject, type JsonObject, type JsonValue, textAt, valueAt } from '@/lib/scan/documents/json';
import { pathsOfJob, startOfJob, startOfRules } from '@/lib/scan/documents/pipelines/gitlab-triggers';
import { followFolders } from '@/lib/scan/documents/pipelines/local-path';
import { type LocatedDocument, readLocatedYaml, textList, textsOf } from '@/lib/scan/documents/pipelines/located-yaml';
import {
  type GitLabFragment,
  type IncludeFact,
  type PipelineFact,
  pipelineFact,
  type ScriptEntry,
} from '@/lib/scan/documents/pipelines/pipeline-fact';
import { scriptSteps } from '@/lib/scan/documents/pipelines/shell-steps';

/** Top-level keys that are no jobs. */
const settings = new Set([
  'include',
  'stages',
  'variables',
  'image',
  'services',
  'cache',
  'before_script',
  'after_script',
  'spec',
  'workflow',
  'default',
]);
/** Most entries that a script may expand to; nested lists (through aliases) count each time. */
const maximumEntries = 2_000;

/** Reads a GitLab pipeline, or a file that one includes, into the parts of its jobs. `gitLabJobs` makes the jobs of them. */
export function readGitLabPipeline(text: string): PipelineFact {
  const yaml = readLocatedYaml(text);
  // A file with inputs has two documents: their `spec`, then the pipeline.
  const document = yaml.documents.findLast((candidate) => isObject(candidate.value));
  if (!document || !isObject(document.value)) {
    return pipelineFact('gitlab-ci', { problem: yaml.problem ?? 'The file holds no pipeline.' });
  }
  const body = document.value;
  const jobs = Object.entries(body).flatMap(([name, job]) =>
    isObject(job) && !settings.has(name) ? [readFragment(document, name, job, [name])] : [],
  );
  return pipelineFact('gitlab-ci', {
    name: textAt(body, 'workflow', 'name') ?? null,
    includes: includesOf(document, valueAt(body, 'include'), ['include']),
    fragments: [...globalFragments(document, body), ...jobs],
    problem: yaml.problem,
  });
}

/** What the file sets for all jobs, as two parts named `default` and `workflow`. */
function globalFragments(document: LocatedDocument, body: JsonObject): GitLabFragment[] {
  const older = readFragment(document, 'default', body, []);
  const own = valueAt(body, 'default');
  const newer = isObject(own) ? readFragment(document, 'default', own, ['default']) : null;
  const rules = valueAt(body, 'workflow', 'rules');
  return [
    {
      ...older,
      extends: [],
      script: null,
      start: null,
      paths: null,
      environment: null,
      environmentEnd: null,
      childPipelines: [],
      beforeScript: newer?.beforeScript ?? older.beforeScript,
      afterScript: newer?.afterScript ?? older.afterScript,
    },
    ...(Array.isArray(rules)
      ? [{ ...emptyFragment('workflow', document.lineOf('workflow')), start: startOfRules(rules) }]
      : []),
  ];
}

function emptyFragment(name: string, line: number): GitLabFragment {
  return {
    name,
    line,
    extends: [],
    beforeScript: null,
    script: null,
    afterScript: null,
    start: null,
    paths: null,
    environment: null,
    environmentEnd: null,
    variables: {},
    childPipelines: [],
  };
}

function readFragment(
  document: LocatedDocument,
  name: string,
  job: JsonObject,
  keys: readonly string[],
): GitLabFragment {
  const environment = textAt(job, 'environment') ?? textAt(job, 'environment', 'name');
  const trigger = valueAt(job, 'trigger');
  return {
    ...emptyFragment(name, document.lineOf(...keys)),
    extends: textList(job, 'extends'),
    beforeScript: scriptAt(document, [...keys, 'before_script']),
    script: scriptAt(document, [...keys, 'script']),
    afterScript: scriptAt(document, [...keys, 'after_script']),
    start: startOfJob(job),
    paths: pathsOfJob(job),
    environment: environment ?? null,
    environmentEnd: environmentEndOf(job),
    variables: variablesOf(valueAt(job, 'variables')),
    childPipelines: isObject(trigger)
      ? includesOf(document, valueAt(trigger, 'include'), [...keys, 'trigger', 'include'])
      : [],
  };
}

function environmentEndOf(job: JsonObject): GitLabFragment['environmentEnd'] {
  if (textAt(job, 'environment', 'action') === 'stop') return 'stops';
  return textAt(job, 'environment', 'on_stop') === undefined ? null : 'ends';
}

/** Variables: plain values, or objects with a `value`. */
function variablesOf(value: JsonValue | undefined): Record<string, string> {
  const texts = textsOf(value);
  if (!isObject(value)) return texts;
  for (const [name, item] of Object.entries(value)) {
    const inner = textAt(item, 'value');
    if (inner !== undefined) texts[name] = inner;
  }
  return texts;
}

function scriptAt(document: LocatedDocument, keys: readonly (string | number)[]): ScriptEntry[] | null {
  const value = valueAt(document.value, ...keys);
  if (value === undefined || value === null) return null;
  const entries: ScriptEntry[] = [];
  const add = (item: JsonValue, at: readonly (string | number)[]): void => {
    if (entries.length >= maximumEntries) return;
    if (Array.isArray(item)) for (const [index, inner] of item.entries()) add(inner, [...at, index]);
    else if (isObject(item)) {
      const reference = textList(item, '!reference');
      if (reference.length > 0) entries.push({ reference });
    } else entries.push({ steps: scriptSteps(document, at, { triggers: [] }) });
  };
  add(value, keys);
  followFolders(entries.flatMap((entry) => ('steps' in entry ? entry.steps : [])));
  return entries;
}

/** Files that `include` names: a text, an object, or a list of both. */
function includesOf(
  document: LocatedDocument,
  value: JsonValue | undefined,
  keys: readonly (string | number)[],
): IncludeFact[] {
  if (value === undefined || value === null) return [];
  const items = Array.isArray(value) ? value : [value];
  return items.flatMap((item, index) => {
    const line = document.lineOf(...keys, ...(Array.isArray(value) ? [index] : []));
    if (typeof item === 'string') return [{ target: item, local: !/^https?:\/\//.test(item), line }];
    const local = textAt(item, 'local');
    if (local !== undefined) return [{ target: local, local: true, line }];
    const kind = ['project', 'template', 'remote', 'component', 'artifact'].find(
      (key) => textAt(item, key) !== undefined,
    );
    if (kind === undefined) return [];
    return [{ target: [kind, textAt(item, kind), ...textList(item, 'file')].join(' '), local: false, line }];
  });
}
