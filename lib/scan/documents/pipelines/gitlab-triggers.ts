import { isObject, type JsonObject, type JsonValue, listAt, textAt, valueAt } from '@/lib/scan/documents/json';
import { branchesOfCondition, meets, type World } from '@/lib/scan/documents/pipelines/condition';
import { textList } from '@/lib/scan/documents/pipelines/located-yaml';
import type { Trigger } from '@/lib/scan/documents/pipelines/pipeline';
import type { JobStart } from '@/lib/scan/documents/pipelines/pipeline-fact';

/** A job without any rule runs on every push of a branch or tag. */
export const everyPush: JobStart = { triggers: ['push', 'tag'], branches: [] };

/** What a job's `rules`, `only`, `except` and `when` let through; null where it sets none of them. */
export function startOfJob(job: JsonObject): JobStart | null {
  const rules = valueAt(job, 'rules');
  const when = textAt(job, 'when');
  const start = Array.isArray(rules) ? startOfRules(rules, when) : startOfRefs(job);
  if (!Array.isArray(rules) && when === 'manual') return { triggers: ['manual'], branches: start?.branches ?? [] };
  if (!Array.isArray(rules) && when === 'never') return { triggers: [], branches: [] };
  return start;
}

/** The first rule that a run meets decides; every kind of run is tried. `when` is what the job says where a rule does not. */
export function startOfRules(rules: readonly JsonValue[], when?: string): JobStart {
  const triggers = new Set<Trigger>();
  const branches = new Set<string>();
  let anyBranch = false;
  for (const trigger of ['push', 'pull-request', 'tag', 'schedule', 'manual'] as const) {
    for (const rule of rules) {
      const condition = textAt(rule, 'if');
      const met = isObject(rule) ? meetsRule(condition, trigger) : false;
      if (met === false) continue;
      const start = textAt(rule, 'when') ?? when ?? 'on_success';
      if (start !== 'never') {
        triggers.add(start === 'manual' ? 'manual' : trigger);
        const named = condition === undefined ? [] : branchesOfCondition(condition);
        if (trigger === 'push') for (const branch of named) branches.add(branch);
        if (trigger === 'push' && named.length === 0) anyBranch = true;
      }
      if (met) break;
    }
  }
  return { triggers: [...triggers], branches: anyBranch ? [] : [...branches] };
}

/** Path filters (`changes`) of a job's `rules` or `only`: none where a rule lets it in without one; null where it sets neither. */
export function pathsOfJob(job: JsonObject): string[] | null {
  const rules = valueAt(job, 'rules');
  const only = valueAt(job, 'only');
  if (!Array.isArray(rules)) return only === undefined ? null : changesOf(only);
  const filters = rules.filter((rule) => textAt(rule, 'when') !== 'never').map(changesOf);
  return filters.some((paths) => paths.length === 0) ? [] : [...new Set(filters.flat())];
}

function changesOf(rule: JsonValue): string[] {
  const paths = textList(rule, 'changes', 'paths');
  return paths.length > 0 ? paths : textList(rule, 'changes');
}

/**
 * A rule that cannot be told lets pushes through, and tags where it asks for their names; nothing else: a check of merge requests is
 * claimed only where it is written.
 */
function meetsRule(condition: string | undefined, trigger: Trigger): boolean | null {
  if (condition === undefined) return trigger !== 'schedule' && trigger !== 'manual';
  const met = meets(condition, trigger, gitlabWorld);
  const mayBe = trigger === 'push' || (trigger === 'tag' && condition.includes('$CI_COMMIT_TAG'));
  if (met === null && !mayBe) return false;
  return met;
}

const sources: Partial<Record<Trigger, readonly string[]>> = {
  'pull-request': ['merge_request_event', 'external_pull_request_event'],
  push: ['push'],
  tag: ['push'],
  schedule: ['schedule'],
  manual: ['web'],
};

/** Answers comparisons of GitLab's `rules:if`. */
const gitlabWorld: World = (trigger, left, operator, right) => {
  const isRequest = trigger === 'pull-request';
  if (left === '$CI_PIPELINE_SOURCE' && operator === '==' && right !== null) {
    return sources[trigger]?.includes(right) ?? null;
  }
  if (/^\$CI_(MERGE_REQUEST|EXTERNAL_PULL_REQUEST)_/.test(left))
    return isRequest ? (operator === 'set' ? true : null) : false;
  if (left === '$CI_COMMIT_TAG')
    return trigger === 'tag' ? (operator === 'set' ? true : null) : trigger === 'push' || isRequest ? false : null;
  if (left === '$CI_COMMIT_BRANCH') {
    if (isRequest || trigger === 'tag') return false;
    return trigger === 'push' && operator === 'set' ? true : null;
  }
  if (/^\$CI_COMMIT_REF_(NAME|SLUG)$/.test(left)) return isRequest || trigger === 'tag' ? false : null;
  return null;
};

const refTriggers: Record<string, Trigger> = {
  merge_requests: 'pull-request',
  external_pull_requests: 'pull-request',
  branches: 'push',
  pushes: 'push',
  tags: 'tag',
  schedules: 'schedule',
  web: 'manual',
  triggers: 'other',
  pipelines: 'other',
  api: 'other',
};

/** The older `only` and `except` lists: kinds of runs, branch names and patterns. */
function startOfRefs(job: JsonObject): JobStart | null {
  const only = refsOf(valueAt(job, 'only'));
  const except = refsOf(valueAt(job, 'except'));
  if (only.length === 0 && except.length === 0) return null;
  const isKind = (ref: string): boolean => Object.hasOwn(refTriggers, ref);
  const triggers = new Set<Trigger>(only.length === 0 ? everyPush.triggers : []);
  for (const ref of only) triggers.add(refTriggers[ref] ?? 'push');
  for (const ref of except) if (isKind(ref)) triggers.delete(refTriggers[ref] ?? 'push');
  const branches = only.includes('branches') ? [] : only.filter((ref) => !isKind(ref));
  return {
    triggers: [...triggers],
    branches: [...branches, ...except.filter((ref) => !isKind(ref)).map((ref) => `!${ref}`)],
  };
}

function refsOf(value: JsonValue | undefined): string[] {
  if (!isObject(value)) return textList(value);
  const refs = textList(value, 'refs');
  const conditions = listAt(value, 'variables').length > 0 || valueAt(value, 'changes') !== undefined;
  return refs.length === 0 && conditions ? ['branches', 'tags'] : refs;
}
