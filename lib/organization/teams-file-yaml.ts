import { type Document, isMap, isNode, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import { CairnError } from '@/lib/errors';

/** Where something stands in a file: names of fields, and numbers of entries from 0. */
export type PathInFile = readonly (string | number)[];

export interface YamlFile {
  value: unknown;
  /** `Line 7, platform`; of what is missing, the line of what should hold it. */
  place(path: PathInFile): string;
}

const LONGEST_FILE = 2_000_000;
const MOST_ALIASES = 100;

/**
 * Reads YAML that a person wrote, and remembers its lines.
 * @throws {CairnError} `invalid-input` with the line of the first mistake.
 */
export function readYaml(text: string): YamlFile {
  if (text.length > LONGEST_FILE) throw unreadable('It is too large. Give a file of at most 2 MB.');
  const lines = new LineCounter();
  const document = compose(text, lines);
  const [mistake] = document.errors;
  if (mistake) {
    throw unreadable(`Line ${lines.linePos(mistake.pos[0]).line}: ${firstSentence(mistake.message)}`);
  }
  return {
    value: toValue(document),
    place: (path) => `Line ${lineOf(document, path, lines)}${fieldOf(path)}`,
  };
}

function compose(text: string, lineCounter: LineCounter): Document {
  try {
    return parseDocument(text, { lineCounter, prettyErrors: false, stringKeys: true, logLevel: 'error' });
  } catch (cause) {
    throw unreadable('It is nested too deeply, or not a YAML file.', cause);
  }
}

function toValue(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (cause) {
    throw unreadable('It refers to itself too often. Write out what stands behind its aliases.', cause);
  }
}

function unreadable(reason: string, cause?: unknown): CairnError {
  return new CairnError('invalid-input', `This file cannot be read as YAML. ${reason}`, { cause, field: 'text' });
}

function firstSentence(message: string): string {
  const text = message.split('\n')[0]?.trim() ?? '';
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function lineOf(document: Document, path: PathInFile, lines: LineCounter): number {
  for (let length = path.length; length > 0; length -= 1) {
    const start = startOf(document, path.slice(0, length));
    if (start !== null) return lines.linePos(start).line;
  }
  return lines.linePos(document.contents?.range?.[0] ?? 0).line;
}

/** Where the name of a field stands, or an entry of a list; null when there is none. */
function startOf(document: Document, path: PathInFile): number | null {
  const holder = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const key = path.at(-1);
  if (isMap(holder)) {
    const pair = holder.items.find((item) => isScalar(item.key) && item.key.value === key);
    return isNode(pair?.key) ? startOfNode(pair.key) : null;
  }
  const node = document.getIn(path, true);
  return isNode(node) ? startOfNode(node) : null;
}

function startOfNode(node: Node): number | null {
  return node.range?.[0] ?? null;
}

function fieldOf(path: PathInFile): string {
  const key = path.at(-1);
  if (key === undefined) return '';
  return typeof key === 'number' ? `, entry ${key + 1} of ${path.at(-2) ?? 'the list'}` : `, ${key}`;
}
