import { type JsonObject, listAt } from '@/lib/scan/documents/json';
import { placeOf } from '@/lib/scan/documents/locate';

const places: Record<string, readonly string[]> = {
  Application: ['spec', 'ignoreDifferences'],
  ApplicationSet: ['spec', 'template', 'spec', 'ignoreDifferences'],
};

/**
 * Positions of those ignored differences of an Argo CD object that a comment gives a reason for: in the lines before the entry or
 * before the whole list, or within the entry. Parsing loses comments, so the text is looked at. `root` leads to the object in it.
 */
export function reasonedIgnores(
  body: JsonObject,
  kind: string,
  text: string,
  root: readonly (string | number)[],
): number[] {
  const below = Object.hasOwn(places, kind) ? places[kind] : undefined;
  const entries = below === undefined ? [] : listAt(body, ...below);
  if (below === undefined || entries.length === 0 || !text.includes('#')) return [];
  const lines = text.split('\n');
  const key = [...root, ...below];
  const list = placeOf(lines, key);
  if (list.steps < key.length) return [];
  const isGeneral = isReason(lines[list.line]) || hasReasonBefore(lines, list.line);
  return entries.flatMap((_, index) => {
    const entry = placeOf(lines, [...key, index]);
    const own = entry.steps > list.steps ? lines.slice(entry.from, entry.to) : [];
    // What follows the last line of an entry belongs to what comes next.
    while (/^\s*(#|$)/.test(own.at(-1) ?? 'end')) own.pop();
    const isGiven = own.some(isReason) || (own.length > 0 && hasReasonBefore(lines, entry.from));
    return isGeneral || isGiven ? [index] : [];
  });
}

/** Comments directly above a line. */
function hasReasonBefore(lines: readonly string[], line: number): boolean {
  for (let at = line - 1; at >= 0 && /^\s*#/.test(lines[at] ?? ''); at -= 1) if (isReason(lines[at])) return true;
  return false;
}

/** A comment of some words; a key or an item that was commented out gives no reason. */
function isReason(line: string | undefined): boolean {
  const [, comment = ''] = /(?:^|\s)#+\s*(.*)$/.exec(line ?? '') ?? [];
  return (
    !/^(-|["'\w./-]+:(\s|$))/.test(comment) && comment.split(/\s+/).filter((word) => /[a-z]{2}/i.test(word)).length >= 3
  );
}
