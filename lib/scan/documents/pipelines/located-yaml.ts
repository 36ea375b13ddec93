import {
  CORE_SCHEMA,
  constructFromEvents,
  defineMappingTag,
  defineScalarTag,
  defineSequenceTag,
  EVENT_ID,
  type Event,
  getScalarValue,
  mergeTag,
  parseEvents,
  SCALAR_STYLE,
} from 'js-yaml';
import { isObject, type JsonObject, type JsonValue, valueAt } from '@/lib/scan/documents/json';
import { neutralizeTemplate } from '@/lib/scan/documents/template';

/** Most values that one document may expand to, aliases followed. */
const maximumValues = 300_000;
const maximumAliases = 2_000;
const maximumDepth = 60;

/** Tags that a pipeline system understands and YAML does not (`!reference`): a list becomes `{ tag: list }`, the rest loses the tag. */
const schema = CORE_SCHEMA.withTags(
  mergeTag,
  defineScalarTag('!', { matchByTagPrefix: true, resolve: (source) => source, identify: () => false }),
  defineSequenceTag('!', {
    matchByTagPrefix: true,
    create: (tag): { tag: string; items: unknown[] } => ({ tag, items: [] }),
    addItem: (carrier, item) => {
      carrier.items.push(item);
    },
    finalize: (carrier) => ({ [carrier.tag]: carrier.items }),
    identify: () => false,
  }),
  defineMappingTag('!', {
    matchByTagPrefix: true,
    create: (): Map<string, unknown> => new Map(),
    addPair: (carrier, key, value) => {
      carrier.set(String(key), value);
      return '';
    },
    has: (carrier, key) => carrier.has(String(key)),
    keys: (result) => Object.keys(result),
    get: (result, key) => (Object.hasOwn(result, String(key)) ? result[String(key)] : undefined),
    finalize: (carrier): Record<string, unknown> => Object.fromEntries(carrier),
    identify: () => false,
  }),
);

/** Where a value stands: `line` (of the key, for a list or an object below one) counts from 1; `literal` when its text keeps its line breaks (`|`), so that line n of it is line + n. */
interface Place {
  line: number;
  literal: boolean;
  children: Map<string | number, Place>;
}

/** A parsed document that knows the line of each of its values. */
export interface LocatedDocument {
  value: JsonValue;
  /** Line of the value at these keys, or of the nearest value above it that was found. */
  lineOf(...keys: readonly (string | number)[]): number;
  /** Whether the text at these keys keeps its lines: each of them has a line of its own in the file. */
  isLiteral(...keys: readonly (string | number)[]): boolean;
}

export interface LocatedYaml {
  documents: LocatedDocument[];
  /** What of the file could not be read; null when all of it could. */
  problem: string | null;
}

/** Reads every document of a YAML file with the lines of its values. Never throws: a document that is not readable loses itself alone. */
export function readLocatedYaml(text: string): LocatedYaml {
  const documents: LocatedDocument[] = [];
  let problem: string | null = null;
  for (const part of splitDocuments(text)) {
    const read = readDocument(part.text, part.line) ?? readDocument(neutralizeTemplate(part.text).text, part.line);
    if (typeof read === 'string') problem ??= read;
    else if (read) documents.push(read);
  }
  return { documents, problem };
}

function splitDocuments(text: string): { text: string; line: number }[] {
  const parts: { text: string; line: number }[] = [];
  let lines: string[] = [];
  let start = 1;
  const close = (next: number): void => {
    if (lines.some((line) => /^\s*[^\s#]/.test(line))) parts.push({ text: lines.join('\n'), line: start });
    lines = [];
    start = next;
  };
  text.split('\n').forEach((raw, index) => {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (/^---(\s|$)/.test(line)) {
      close(index + 1);
      lines.push(line.slice(3));
    } else lines.push(line);
  });
  close(0);
  return parts;
}

/** Null: not YAML as it stands, but it holds template expressions, without which it may be. A text: the problem. */
function readDocument(text: string, firstLine: number): LocatedDocument | string | null {
  try {
    const events = parseEvents(text, { maxDepth: maximumDepth });
    const [value] = constructFromEvents(events, { source: text, schema, json: true, maxAliases: maximumAliases });
    const plain = toPlain(value, { left: maximumValues }, 0);
    return locatedDocument(plain, placesOf(events, text, firstLine));
  } catch (error) {
    if (text.includes('{{')) return null;
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    return `Not valid YAML (document at line ${firstLine}): ${reason}`;
  }
}

function toPlain(value: unknown, budget: { left: number }, depth: number): JsonValue {
  budget.left -= 1;
  if (budget.left < 0) throw new Error(`it expands to more than ${maximumValues} values, aliases followed`);
  if (depth > maximumDepth) throw new Error(`it is nested deeper than ${maximumDepth} levels`);
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (Array.isArray(value)) return value.map((item) => toPlain(item, budget, depth + 1));
  if (typeof value !== 'object') return null;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toPlain(item, budget, depth + 1)]));
}

function locatedDocument(value: JsonValue, root: Place): LocatedDocument {
  const find = (keys: readonly (string | number)[]): Place => {
    let place = root;
    for (const key of keys) {
      const next = childOf(place, key, 0);
      if (!next) return { ...place, literal: false };
      place = next;
    }
    return place;
  };
  return { value, lineOf: (...keys) => find(keys).line, isLiteral: (...keys) => find(keys).literal };
}

/** The place of a key, also where a merge key (`<<`) brings it in. */
function childOf(place: Place, key: string | number, depth: number): Place | undefined {
  const own = place.children.get(key);
  const merged = place.children.get('<<');
  if (own || !merged || depth > 8) return own;
  const sources = merged.children.has(0) ? [...merged.children.values()] : [merged];
  for (const source of sources) {
    const found = childOf(source, key, depth + 1);
    if (found) return found;
  }
  return undefined;
}

/** Builds the tree of places from the parser's events; an alias shares the place of its anchor, so it never grows beyond the text. */
function placesOf(events: readonly Event[], text: string, firstLine: number): Place {
  const lineAt = lineCounter(text, firstLine);
  const anchors = new Map<string, Place>();
  const root: Place = { line: firstLine, literal: false, children: new Map() };
  const stack: { place: Place; isMap: boolean; key: string | null; keyLine: number; count: number }[] = [];
  const attach = (place: Place): void => {
    const top = stack.at(-1);
    if (!top) root.children.set(0, place);
    else if (!top.isMap) top.place.children.set(top.count++, place);
    else if (top.key !== null) {
      top.place.children.set(top.key, place);
      top.key = null;
    } else top.key = '';
  };
  for (const event of events) {
    if (event.type === EVENT_ID.POP) stack.pop();
    else if (event.type === EVENT_ID.ALIAS) {
      attach(anchors.get(text.slice(event.anchorStart, event.anchorEnd)) ?? root);
    } else if (event.type === EVENT_ID.SCALAR) {
      const top = stack.at(-1);
      if (top?.isMap && top.key === null) {
        top.key = getScalarValue(text, event);
        top.keyLine = lineAt(event.valueStart);
        continue;
      }
      const literal = event.style === SCALAR_STYLE.LITERAL_BLOCK;
      const place = { line: lineAt(event.valueStart), literal, children: new Map() };
      if (event.anchorStart >= 0) anchors.set(text.slice(event.anchorStart, event.anchorEnd), place);
      attach(place);
    } else if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) {
      const start = lineAt(event.start);
      const place = {
        line: stack.at(-1)?.isMap ? (stack.at(-1)?.keyLine ?? start) : start,
        literal: false,
        children: new Map(),
      };
      if (event.anchorStart >= 0) anchors.set(text.slice(event.anchorStart, event.anchorEnd), place);
      attach(place);
      stack.push({ place, isMap: event.type === EVENT_ID.MAPPING, key: null, keyLine: place.line, count: 0 });
    }
  }
  return root.children.get(0) ?? root;
}

/** Offsets come in rising order, so one pass over the text is enough. */
function lineCounter(text: string, firstLine: number): (offset: number) => number {
  let at = 0;
  let line = firstLine;
  return (offset) => {
    if (offset < 0) return line;
    for (; at < offset; at += 1) if (text.charCodeAt(at) === 10) line += 1;
    return line;
  };
}

/** The first document as an object with its lines; null where the file holds none. */
export function firstObject(yaml: LocatedYaml): { body: JsonObject; document: LocatedDocument } | null {
  for (const document of yaml.documents) if (isObject(document.value)) return { body: document.value, document };
  return null;
}

/** Scalars of an object as text, with the keys that hold lists or objects left out. */
export function textsOf(value: JsonValue | undefined): Record<string, string> {
  if (!isObject(value)) return {};
  const texts: Record<string, string> = {};
  for (const [key, item] of Object.entries(value)) {
    if (typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean') texts[key] = String(item);
  }
  return texts;
}

/** One text or a list of them, as a list. */
export function textList(value: JsonValue | undefined, ...keys: readonly (string | number)[]): string[] {
  const found = valueAt(value, ...keys);
  const items = Array.isArray(found) ? found : [found];
  return items.flatMap((item) => (typeof item === 'string' || typeof item === 'number' ? [String(item)] : []));
}
