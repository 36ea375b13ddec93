import { isObject, type JsonObject, type JsonValue, listAt, textAt, valueAt } from '@/lib/scan/documents/json';
import { type LocatedDocument, textList, textsOf } from '@/lib/scan/documents/pipelines/located-yaml';
import type { Trigger } from '@/lib/scan/documents/pipelines/pipeline';
import { type JobStart, type StepFact, stepFact } from '@/lib/scan/documents/pipelines/pipeline-fact';
import { scriptSteps } from '@/lib/scan/documents/pipelines/shell-steps';

const eventTriggers: Record<string, Trigger> = {
  push: 'push',
  pull_request: 'pull-request',
  tag: 'tag',
  release: 'release',
  cron: 'schedule',
  manual: 'manual',
  custom: 'manual',
  promote: 'manual',
  rollback: 'manual',
};

/** What a `when` or `trigger` block of Drone or Woodpecker lets through: an object, or a list of which one must hold. */
export function startOfFilter(filter: JsonValue | undefined, outer: JobStart): JobStart {
  const blocks = (Array.isArray(filter) ? filter : [filter]).filter(isObject);
  if (blocks.length === 0) return outer;
  const triggers = new Set<Trigger>();
  const branches: string[] = [];
  for (const block of blocks) {
    const events = included(valueAt(block, 'event'));
    const found: Trigger[] =
      events.length > 0 ? events.map((event) => eventTriggers[event] ?? 'other') : outer.triggers;
    for (const trigger of found) if (outer.triggers.includes(trigger) || events.length > 0) triggers.add(trigger);
    branches.push(
      ...included(valueAt(block, 'branch')),
      ...textList(block, 'branch', 'exclude').map((name) => `!${name}`),
    );
  }
  return { triggers: [...triggers], branches: branches.length > 0 ? branches : outer.branches };
}

function included(value: JsonValue | undefined): string[] {
  return isObject(value) ? textList(value, 'include') : textList(value);
}

/** Steps of a list, or of an object by name, that run commands in a container or a plugin with settings. */
export function pluginSteps(
  document: LocatedDocument,
  keys: readonly (string | number)[],
  start: JobStart,
): StepFact[] {
  const value = valueAt(document.value, ...keys);
  const named = isObject(value) ? Object.keys(value) : listAt(value).map((_, index) => index);
  return named.flatMap((key) => {
    const step = valueAt(value, key);
    return isObject(step) ? readStep(document, [...keys, key], step, start, typeof key === 'string' ? key : null) : [];
  });
}

function readStep(
  document: LocatedDocument,
  at: readonly (string | number)[],
  step: JsonObject,
  outer: JobStart,
  key: string | null,
): StepFact[] {
  const start = startOfFilter(valueAt(step, 'when'), outer);
  const setting = {
    name: textAt(step, 'name') ?? key,
    ...start,
    variables: textsOf(valueAt(step, 'environment')),
  };
  const isList = Array.isArray(valueAt(step, 'commands'));
  const commands = textList(step, 'commands').flatMap((_, index) =>
    scriptSteps(document, isList ? [...at, 'commands', index] : [...at, 'commands'], setting),
  );
  if (commands.length > 0) return commands;
  const inputs = textsOf(valueAt(step, 'settings'));
  return [
    stepFact({ ...setting, text: textAt(step, 'image') ?? '', kind: 'action', inputs, line: document.lineOf(...at) }),
  ];
}
