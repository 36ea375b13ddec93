import { isObject, type JsonValue, listAt, objectAt, textAt, valueAt } from '@/lib/scan/documents/json';
import { commandsOf, type ShellCommand } from '@/lib/scan/documents/pipelines/commands';
import { firstObject, type LocatedDocument, readLocatedYaml } from '@/lib/scan/documents/pipelines/located-yaml';

import { remember } from '@/lib/scan/documents/remember';

/** Deepest chain of targets of one file that is followed; they are all in the file that was called, so it is still one hop. */
const maximumDepth = 6;
const maximumCommands = 1_000;

/** Commands of one target, and the targets of the same file that it runs first or calls. */
interface Target {
  commands: ShellCommand[];
  needs: string[];
}

/** The commands of the called targets and of those that they need. Null: none of the called targets is in the file. */
export function commandsOfTargets(
  kind: 'make' | 'task' | 'just' | 'package' | 'tox',
  text: string,
  called: readonly string[],
): ShellCommand[] | null {
  const targets = targetReaders[kind](text);
  const [first] = targets.keys();
  const fallback = kind === 'make' || kind === 'just' ? first : kind === 'task' ? 'default' : undefined;
  const wanted =
    called.length > 0 ? called : kind === 'tox' ? [...targets.keys()] : fallback === undefined ? [] : [fallback];
  const seen = new Set<string>();
  const collect = (name: string, depth: number): ShellCommand[] => {
    const target = targets.get(name) ?? (kind === 'tox' ? targets.get('') : undefined);
    if (!target || seen.has(name) || depth > maximumDepth) return [];
    seen.add(name);
    return [...target.needs.flatMap((need) => collect(need, depth + 1)), ...target.commands].slice(0, maximumCommands);
  };
  const commands = wanted.flatMap((name) => collect(name, 0));
  return seen.size === 0 ? null : commands;
}

/** Files of targets that are kept read: thousands of steps may call targets of the same few. */
const filesAtHand = 100;

const targetReaders: Record<'make' | 'task' | 'just' | 'package' | 'tox', (text: string) => Map<string, Target>> = {
  make: remember(makeTargets, filesAtHand),
  task: remember(taskTargets, filesAtHand),
  just: remember(justTargets, filesAtHand),
  package: remember(packageTargets, filesAtHand),
  tox: remember(toxTargets, filesAtHand),
};

/** Commands of a recipe's lines; `from` is the file's line of the first of them. */
function recipe(lines: readonly string[], from: number): ShellCommand[] {
  return commandsOf(lines.join('\n')).map((command) => ({ ...command, line: command.line + from - 1 }));
}

function makeTargets(text: string): Map<string, Target> {
  const targets = new Map<string, Target>();
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const rule = /^([A-Za-z0-9_.%/$(){}-][^:=#]*)::?(?![=:])([^=]*)$/.exec(
      (lines[at] ?? '').slice(0, 2_000).replace(/(?<!\s)\s*##?.*$/, ''),
    );
    if (!rule?.[1]) continue;
    let end = at + 1;
    while (end < lines.length && /^(\t|\s*$|#)/.test(lines[end] ?? '')) end += 1;
    const body = lines.slice(at + 1, end).map((line) => line.replace(/^\t\s*[@+-]*/, '').replaceAll('$$', '$'));
    const [needed = '', inline = ''] = (rule[2] ?? '').split(';');
    const commands = [...recipe([inline.trim()], at + 1), ...recipe(body, at + 2)].map(readMakeCall);
    const needs = [...needed.split(/\s+/), ...commands.flatMap((command) => command.needs)].filter(
      (name) => name !== '' && name !== '|',
    );
    for (const name of rule[1].split(/\s+/)) {
      if (name === '' || name.startsWith('.')) continue;
      addTo(targets, name, { commands, needs });
    }
  }
  return targets;
}

/** A target may be written in several places; what exceeds the bound is left out. */
function addTo(targets: Map<string, Target>, name: string, added: Target): void {
  const known = targets.get(name);
  if (!known) targets.set(name, { commands: [...added.commands], needs: [...added.needs] });
  else if (known.commands.length + known.needs.length < maximumCommands) {
    known.commands.push(...added.commands.slice(0, maximumCommands));
    known.needs.push(...added.needs.slice(0, maximumCommands));
  }
}

/** `$(MAKE) other` calls a target of the same file. */
function readMakeCall(command: ShellCommand): ShellCommand & { needs: string[] } {
  const found = /^\$[({]MAKE[)}]\s+([^-].*)$/.exec(command.text);
  return { ...command, needs: found?.[1]?.split(/\s+/).filter((word) => !word.includes('=')) ?? [] };
}

function justTargets(text: string): Map<string, Target> {
  const targets = new Map<string, Target>();
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const head = /^@?([A-Za-z_][\w-]*)((?:\s+[^:\s][^:]*)?):(?!=)(.*)$/.exec((lines[at] ?? '').slice(0, 2_000));
    if (!head?.[1]) continue;
    let end = at + 1;
    while (end < lines.length && /^(\s+\S|\s*$)/.test(lines[end] ?? '')) end += 1;
    const body = lines.slice(at + 1, end).map((line) => line.trim().replace(/^[@-]+/, ''));
    const needs = (head[3] ?? '')
      .replace(/#.*$/, '')
      .split(/[\s()]+/)
      .filter((name) => /^[A-Za-z_]/.test(name));
    targets.set(head[1], { commands: recipe(body, at + 2), needs });
  }
  return targets;
}

function taskTargets(text: string): Map<string, Target> {
  const found = firstObject(readLocatedYaml(text));
  const targets = new Map<string, Target>();
  for (const [name, task] of Object.entries(objectAt(found?.body, 'tasks') ?? {})) {
    if (found) targets.set(name, readTask(found.document, name, task));
  }
  return targets;
}

function readTask(document: LocatedDocument, name: string, task: JsonValue): Target {
  const keys = ['tasks', name];
  const list = Array.isArray(task) ? keys : [...keys, 'cmds'];
  const commands: ShellCommand[] = [];
  const needs = listAt(task, 'deps').flatMap((item) => textAt(item, 'task') ?? (typeof item === 'string' ? item : []));
  const add = (value: JsonValue | undefined, at: readonly (string | number)[]): void => {
    if (typeof value !== 'string') return;
    for (const command of commandsOf(value)) {
      commands.push({
        text: command.text,
        line: document.lineOf(...at) + (document.isLiteral(...at) ? command.line - 1 : 0),
      });
    }
  };
  add(isObject(task) ? valueAt(task, 'cmd') : task, isObject(task) ? [...keys, 'cmd'] : keys);
  for (const [index, item] of listAt(document.value, ...list).entries()) {
    const called = textAt(item, 'task');
    if (called !== undefined) needs.push(called);
    add(isObject(item) ? valueAt(item, 'cmd') : item, isObject(item) ? [...list, index, 'cmd'] : [...list, index]);
  }
  return { commands, needs };
}

function packageTargets(text: string): Map<string, Target> {
  const found = firstObject(readLocatedYaml(text));
  const targets = new Map<string, Target>();
  const scripts = objectAt(found?.body, 'scripts') ?? {};
  for (const [name, script] of Object.entries(scripts)) {
    if (!found || typeof script !== 'string') continue;
    const line = found.document.lineOf('scripts', name);
    const called = [...script.matchAll(/\b(?:npm|yarn|pnpm|bun)\s+(?:run\s+)?([\w:.-]+)/g)].map(
      (match) => match[1] ?? '',
    );
    const needs = [`pre${name}`, ...called].filter((need) => need !== name && Object.hasOwn(scripts, need));
    targets.set(name, { commands: commandsOf(script).map((command) => ({ ...command, line })), needs });
  }
  return targets;
}

/** Sections of a tox.ini; '' is the one that all others fall back on. */
function toxTargets(text: string): Map<string, Target> {
  const targets = new Map<string, Target>();
  let section: string | null = null;
  let isCommand = false;
  for (const [index, line] of text.split('\n').entries()) {
    const head = /^\[testenv(?::([^\]]+))?\]/.exec(line);
    if (line.startsWith('[')) section = head ? (head[1] ?? '') : null;
    const key = /^(\w+)\s*=\s*(.*)$/.exec(line);
    if (key) isCommand = /^commands/.test(key[1] ?? '');
    const command = key ? (key[2] ?? '') : /^\s/.test(line) ? line.trim() : '';
    if (section === null || !isCommand || line.startsWith('[') || command === '') continue;
    for (const name of section.split(',')) {
      addTo(targets, name, { commands: [{ text: command, line: index + 1 }], needs: [] });
    }
  }
  return targets;
}
