import { CORE_SCHEMA, load, mergeTag, YAMLException } from 'js-yaml';
import { parseDocument as parseAsTree } from 'yaml';
import type { JsonValue } from '@/lib/scan/documents/json';
import { relaxedYaml } from '@/lib/scan/documents/relaxed-yaml';

const schema = CORE_SCHEMA.withTags(mergeTag);

/** Most values that one document may expand to, aliases followed: a bomb of nested aliases stays small as text and is huge as data. */
const maximumNodes = 300_000;
/** Most characters that its texts may expand to, aliases followed. */
const maximumCharacters = 16_000_000;
/** Deepest nesting, aliases followed; far beyond any manifest and far below what recursion stands. */
const maximumDepth = 200;

export type ParsedDocument = { ok: true; value: JsonValue } | { ok: false; line: number | null; reason: string };

/**
 * Parses one YAML document (YAML 1.2 core with merge keys; later duplicate keys win, as template branches often repeat one).
 * Never throws: a mistake comes back with its line within the text, counted from 1, and its reason. A text of comments is null.
 */
export function parseDocument(text: string): ParsedDocument {
  if (isBlank(text)) return { ok: true, value: null };
  const parsed = parseStrictly(text);
  return parsed.ok ? parsed : (parseAsClustersDo(text) ?? parseRelaxed(text, parsed.reason) ?? parsed);
}

/** Longest text that the slower parser is asked about. */
const longestSecondReading = 32 * 1024;

/**
 * The fast parser refuses a closing bracket that is not indented, which the parsers of Kubernetes and of CI systems take, and which is a
 * common way to write. What the second parser reads without any error counts; null where it has one too.
 */
function parseAsClustersDo(text: string): ParsedDocument | null {
  if (text.length > longestSecondReading) return null;
  try {
    const document = parseAsTree(text, { uniqueKeys: false, merge: true, prettyErrors: false, logLevel: 'silent' });
    if (document.errors.length > 0) return null;
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    return expandsTooFar(value) ? null : { ok: true, value: toJson(value) };
  } catch {
    return null;
  }
}

/** What both parsers refuse and clusters take all the same. Few mistakes can be of that kind. */
function parseRelaxed(text: string, mistake: string): ParsedDocument | null {
  if (!mistake.includes('deficient indentation') && !/^[ \t]*(?:- +)*\*[\w-]+:/m.test(text)) return null;
  const relaxed = relaxedYaml(text);
  const parsed = relaxed === text ? null : parseStrictly(relaxed);
  return parsed?.ok === true ? parsed : null;
}

/** As `parseDocument`, by the parser that takes nothing which is not well indented, and no map for a key (`{{ a }}`). Never throws. */
export function parseStrictly(text: string): ParsedDocument {
  try {
    const value = load(text, { schema, json: true, maxDepth: maximumDepth, maxAliases: 2_000 });
    if (mayExpand(text) && expandsTooFar(value))
      return { ok: false, line: null, reason: 'expands to too many values (nested aliases)' };
    return { ok: true, value: toJson(value) };
  } catch (error) {
    if (error instanceof YAMLException) {
      return { ok: false, line: error.mark ? error.mark.line + 1 : null, reason: `not valid YAML: ${error.reason}` };
    }
    return { ok: false, line: null, reason: 'not valid YAML' };
  }
}

/** Whether nothing but blanks, comments and directives is there: the parser refuses an empty stream. */
function isBlank(text: string): boolean {
  return !/^[ \t\uFEFF]*[^\s#%\uFEFF]/m.test(text);
}

/** A short text without an alias holds no more than its own characters; the parser itself bounds its nesting. */
function mayExpand(text: string): boolean {
  return text.length > maximumNodes || text.includes('*');
}

/** Walks the data as it would be written out. A value that holds itself never ends, so it is over every limit. */
function expandsTooFar(value: unknown): boolean {
  const pending: { node: unknown; depth: number }[] = [{ node: value, depth: 0 }];
  let nodes = 0;
  let characters = 0;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, depth } = next;
    nodes += 1;
    if (typeof node === 'string') characters += node.length;
    if (nodes > maximumNodes || characters > maximumCharacters || depth > maximumDepth) return true;
    if (typeof node !== 'object' || node === null) continue;
    for (const [key, inner] of Object.entries(node)) {
      characters += key.length;
      pending.push({ node: inner, depth: depth + 1 });
    }
  }
  return false;
}

/** js-yaml with the core schema yields only JSON values; anything else (none is known) becomes its text. */
function toJson(value: unknown): JsonValue {
  return (value ?? null) as JsonValue;
}
