import type { VersionFact } from '@/lib/delivery/configuration/version-fact';

/** The versions of a file with its text. */
export interface ReadFile {
  text: string;
  /** Null: it could not be read. */
  facts: readonly VersionFact[] | null;
}

/** A text of which more lines differ is read anew. */
const mostChanges = 50;

/** Characters. Readers refuse what is much longer, each by a limit of its own. */
const longestVersion = 150;

/** A line that sets one plain scalar. */
const plainLine = /^(\s*(?:export\s+|-\s+)?["']?[\w./-]+["']?\s*[:=]\s*["']?)([\w.:@/+~^-]+)(["']?\s*(?:#.*)?\r?)$/;

/** An action of a template that goes on in the next line: what stands there belongs to no key. */
const longAction = /\{\{[^}\n]{0,200}\n/;

/**
 * The versions of a text that differs from a known one by the scalars of versions alone, which is what a bump changes: without parsing
 * it. Null where anything else differs, or where the lines of its versions are not sure: an anchor's value counts at its aliases, too.
 */
export function deriveFacts(known: ReadFile, text: string): readonly VersionFact[] | null {
  if (known.facts === null || known.facts.length === 0) return null;
  if (known.facts.some(({ parts }) => parts.some(({ isNear }) => isNear))) return null;
  if (longAction.test(known.text)) return null;
  const span = differingLines(known.text, text);
  if (span === null) return null;
  const changed = new Map<number, { from: string; to: string }>();
  const before = known.text.slice(span.start, span.endBefore).split('\n');
  const after = text.slice(span.start, span.endAfter).split('\n');
  if (before.length !== after.length) return null;
  for (const [at, line] of before.entries()) {
    const other = after[at];
    if (line === other) continue;
    const [, head, from, tail] = plainLine.exec(line) ?? [];
    const [, otherHead, to, otherTail] = plainLine.exec(other ?? '') ?? [];
    if (from === undefined || to === undefined || head !== otherHead || tail !== otherTail) return null;
    // A word may be a truth or nothing to YAML, and no version to a reader.
    if (!/\d/.test(to) || to.length > longestVersion) return null;
    if (isSetAgain(known.text, span.start + offsetOf(before, at))) return null;
    if (changed.size === mostChanges) return null;
    changed.set(span.line + at, { from, to });
  }
  return replaceParts(known.facts, changed);
}

function offsetOf(lines: readonly string[], at: number): number {
  return lines.slice(0, at).reduce((sum, line) => sum + line.length + 1, 0);
}

/** A key that opens a line, behind the dashes of its items. */
const lineKey = /([ \t]*(?:-[ \t]+){0,20})["']?([^\s"'#:={][^"'\n:=]{0,200})["']?[ \t]*[:=]/y;

/**
 * Whether the key of the line that begins at a position, or one that it stands below, is written once more in the same place behind
 * it: the last one counts then, and the first one is found.
 */
function isSetAgain(text: string, from: number): boolean {
  let above = Number.POSITIVE_INFINITY;
  for (let start = from; above > 0; start = text.lastIndexOf('\n', start - 2) + 1) {
    lineKey.lastIndex = start;
    const [, { length: column } = '', name] = lineKey.exec(text) ?? [];
    if (name !== undefined && column < above) {
      if (isWrittenBelow(text, start, column, name.trimEnd())) return true;
      above = column;
    }
    if (start < 2) return false;
  }
  return false;
}

/** Whether a key at this column is written again behind a line, before what it stands in ends. */
function isWrittenBelow(text: string, from: number, column: number, name: string): boolean {
  for (let at = text.indexOf('\n', from); at !== -1; at = text.indexOf('\n', at + 1)) {
    const before = text.slice(at + 1, at + 1 + column);
    if (/^[ \t]*$/.test(before) && beginsWithKey(text, at + 1 + column, name)) return true;
    // A comment and an action of a template stand wherever they like.
    if (/^[ \t]*(?![#{])\S/.test(before)) return false;
  }
  return false;
}

function beginsWithKey(text: string, at: number, name: string): boolean {
  const start = /["']/.test(text.charAt(at)) ? at + 1 : at;
  if (!text.startsWith(name, start)) return false;
  const end = start + name.length;
  return /^["']?[ \t]*[:=]/.test(text.slice(end, end + 20));
}

/** The lines between the common beginning and the common end of two texts, as positions; the first of them counts from 1. */
function differingLines(
  before: string,
  after: string,
): { start: number; endBefore: number; endAfter: number; line: number } | null {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  if (start === shorter && before.length === after.length) return null;
  let end = 0;
  const most = shorter - start;
  while (end < most && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end))
    end += 1;
  const lineStart = before.lastIndexOf('\n', start - 1) + 1;
  let endBefore = before.indexOf('\n', before.length - end);
  if (endBefore === -1) endBefore = before.length;
  const endAfter = after.length - (before.length - endBefore);
  if (endAfter < lineStart) return null;
  let line = 1;
  for (let at = before.indexOf('\n'); at !== -1 && at < lineStart; at = before.indexOf('\n', at + 1)) line += 1;
  return { start: lineStart, endBefore, endAfter, line };
}

/** Each changed line must be that of one part, and the whole of it, else it says something else. */
function replaceParts(
  facts: readonly VersionFact[],
  changed: ReadonlyMap<number, { from: string; to: string }>,
): readonly VersionFact[] | null {
  const used = new Set<number>();
  const derived = facts.map((fact) => {
    if (!fact.parts.some(({ line }) => changed.has(line))) return fact;
    const parts = fact.parts.map((part) => {
      const change = changed.get(part.line);
      if (change === undefined || change.from !== part.text || used.has(part.line)) return part;
      used.add(part.line);
      return { ...part, text: change.to };
    });
    return { ...fact, parts };
  });
  return used.size === changed.size ? derived : null;
}
