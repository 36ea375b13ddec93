/**
 * Finds the line of a key in the text of a block-style YAML document by its indentation, without parsing: about a hundred times
 * cheaper than a parser with positions, and it works on Helm templates. Where a part is written in flow style, or a key is not
 * found, the line of the nearest key above it is given. Lines count from 1 within `text`.
 */
export function locateKey(text: string, key: readonly (string | number)[]): number {
  const lines = text.split('\n');
  let from = 0;
  let to = lines.length;
  let indent = -1;
  let found = firstContent(lines);
  for (const step of key) {
    const place =
      typeof step === 'number' ? findItem(lines, from, to, indent, step) : findKey(lines, from, to, indent, step);
    if (!place) break;
    found = place.line;
    from = place.from;
    to = place.to;
    indent = place.indent;
  }
  return found + 1;
}

interface Place {
  line: number;
  /** First line of the value: the key's own line for an item, since `- name: x` holds keys itself. */
  from: number;
  to: number;
  indent: number;
}

function isContent(line: string | undefined): line is string {
  if (line === undefined) return false;
  const text = line.trim();
  return text !== '' && !text.startsWith('#') && text !== '---' && !/^\{\{.*\}\}$/.test(text);
}

function firstContent(lines: string[]): number {
  const at = lines.findIndex(isContent);
  return at === -1 ? 0 : at;
}

/** Column of the first key of a line: `- name: x` holds `name` at the column after the dash. */
function columns(line: string): { dash: number; key: number } {
  const blank = line.length - line.trimStart().length;
  const dashes = /^(\s*)((?:-\s+)+)/.exec(line);
  return dashes ? { dash: blank, key: (dashes[1] ?? '').length + (dashes[2] ?? '').length } : { dash: -1, key: blank };
}

function escapeKey(key: string): RegExp {
  const plain = key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^(?:-\\s+)*(["']?)${plain}\\1\\s*:(?:\\s|$)`);
}

function findKey(lines: string[], from: number, to: number, above: number, key: string): Place | null {
  const pattern = escapeKey(key);
  let level: number | null = null;
  for (let at = from; at < to; at += 1) {
    const line = lines[at];
    if (!isContent(line)) continue;
    const column = columns(line).key;
    if (column <= above) continue;
    level ??= column;
    if (column === level && pattern.test(line.trim()))
      return { line: at, from: at + 1, to: endOfBlock(lines, at, to, level), indent: level };
    if (column < level) level = column;
  }
  return null;
}

/** Last line + 1 of what belongs to the key at `at`: deeper lines, and list items at the key's own column. */
function endOfBlock(lines: string[], at: number, to: number, level: number): number {
  for (let next = at + 1; next < to; next += 1) {
    const line = lines[next];
    if (!isContent(line)) continue;
    const { dash, key } = columns(line);
    if (dash >= 0 ? dash < level : key <= level) return next;
  }
  return to;
}

function findItem(lines: string[], from: number, to: number, above: number, index: number): Place | null {
  let level: number | null = null;
  let count = -1;
  for (let at = from; at < to; at += 1) {
    const line = lines[at];
    if (!isContent(line)) continue;
    const { dash, key } = columns(line);
    if (dash < 0 || dash < above) continue;
    level ??= dash;
    if (dash !== level) continue;
    count += 1;
    if (count === index) return { line: at, from: at, to: endOfItem(lines, at, to, level), indent: key - 1 };
  }
  return null;
}

function endOfItem(lines: string[], at: number, to: number, level: number): number {
  for (let next = at + 1; next < to; next += 1) {
    const line = lines[next];
    if (!isContent(line)) continue;
    const { dash, key } = columns(line);
    if (dash >= 0 ? dash <= level : key <= level) return next;
  }
  return to;
}
