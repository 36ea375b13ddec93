import { isObject, type JsonValue, listAt, objectAt, valueAt } from '@/lib/scan/documents/json';
import type { World } from '@/lib/scan/documents/pipelines/condition';
import { textList } from '@/lib/scan/documents/pipelines/located-yaml';
import type { Trigger } from '@/lib/scan/documents/pipelines/pipeline';
import type { JobStart } from '@/lib/scan/documents/pipelines/pipeline-fact';

const eventTriggers: Record<string, Trigger> = {
  pull_request: 'pull-request',
  pull_request_target: 'pull-request',
  merge_group: 'pull-request',
  release: 'release',
  schedule: 'schedule',
  workflow_dispatch: 'manual',
  workflow_call: 'call',
  // Runs on the default branch after another workflow has ended, so what started that one was a push for most of them.
  workflow_run: 'push',
};

/** What starts a workflow, from its `on:` (a text, a list or an object). */
export function startOfWorkflow(on: JsonValue | undefined): JobStart {
  const events = isObject(on) ? on : Object.fromEntries(textList(on).map((name) => [name, null]));
  const triggers = new Set<Trigger>();
  for (const [name, settings] of Object.entries(events)) {
    for (const trigger of triggersOfEvent(name, settings)) triggers.add(trigger);
  }
  return { triggers: [...triggers], branches: [...branchesOf(events.push), ...branchesOf(events.workflow_run)] };
}

function triggersOfEvent(name: string, settings: JsonValue): Trigger[] {
  if (name === 'push') {
    const tags = listAt(settings, 'tags').length > 0;
    const branches = valueAt(settings, 'branches') ?? valueAt(settings, 'branches-ignore');
    if (!tags) return ['push'];
    return branches === undefined || branches === null ? ['tag'] : ['push', 'tag'];
  }
  // A pull request that was closed is no check of it: jobs on `closed` run after the merge.
  const types = textList(settings, 'types');
  if (name.startsWith('pull_request') && types.length > 0 && types.every((type) => type === 'closed')) return ['push'];
  return [eventTriggers[name] ?? 'other'];
}

function branchesOf(settings: JsonValue | undefined): string[] {
  return [...textList(settings, 'branches'), ...textList(settings, 'branches-ignore').map((branch) => `!${branch}`)];
}

/**
 * Path filters of the pushes and pull requests that start a workflow; none where one of them takes any path. Starts by hand or by the
 * clock have none, and do not make it anybody else's.
 */
export function pathsOfWorkflow(on: JsonValue | undefined): string[] {
  const events = Object.entries(isObject(on) ? on : {}).filter(([name]) =>
    /^(push|pull_request(_target)?)$/.test(name),
  );
  const filters = events.map(([, settings]) => [
    ...textList(settings, 'paths'),
    ...textList(settings, 'paths-ignore').map((path) => `!${path}`),
  ]);
  return filters.some((paths) => paths.length === 0) ? [] : [...new Set(filters.flat())];
}

/** Choices that a person has when starting the workflow by hand, and defaults of what callers hand in, by `inputs.<name>`. */
export function inputValues(on: JsonValue | undefined): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const event of ['workflow_dispatch', 'workflow_call']) {
    for (const [name, input] of Object.entries(objectAt(on, event, 'inputs') ?? {})) {
      const options = textList(input, 'options');
      const choices = options.length > 0 ? options : textList(input, 'default');
      const known = values[`inputs.${name}`] ?? [];
      if (choices.length > 0) values[`inputs.${name}`] = [...new Set([...known, ...choices])];
    }
  }
  return values;
}

const eventNames: Partial<Record<Trigger, readonly string[]>> = {
  'pull-request': ['pull_request', 'pull_request_target', 'merge_group'],
  push: ['push', 'workflow_run'],
  tag: ['push'],
  release: ['release'],
  schedule: ['schedule'],
  manual: ['workflow_dispatch'],
};

/** Answers comparisons of GitHub's `if:` expressions. */
export const githubWorld: World = (trigger, left, operator, right) => {
  const names = eventNames[trigger];
  if (!names || right === null) return null;
  if (left === 'github.event_name' && operator === '==') return names.includes(right);
  if (left === 'github.ref_type' && operator === '==')
    return answerForRef(trigger, right === 'tag' ? 'refs/tags/' : 'refs/heads/');
  if (left === 'github.ref_name' && operator === '==') return trigger === 'pull-request' ? false : null;
  if (left === 'github.ref') return answerForRef(trigger, right);
  if (left === 'github.event.action' && operator === '==' && right === 'closed')
    return trigger === 'pull-request' ? false : null;
  return null;
};

/** Whether the ref of a run may begin with this text: null where it may or may not. */
function answerForRef(trigger: Trigger, ref: string): boolean | null {
  const isTag = ref.startsWith('refs/tags');
  if (trigger === 'pull-request') return ref.startsWith('refs/pull');
  if (trigger === 'tag' || trigger === 'release') return isTag ? null : false;
  if (trigger === 'push') return isTag ? false : null;
  return null;
}
