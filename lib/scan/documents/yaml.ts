import { CORE_SCHEMA, load, mergeTag, YAMLException } from 'js-yaml';
import type { JsonValue } from '@/lib/scan/documents/json';

const schema = CORE_SCHEMA.withTags(mergeTag);

/** Most values that one document may expand to, aliases followed: a bomb of nested aliases stays small as text and is huge as data. */
const maximumNodes = 300_000;

export type ParsedDocument = { ok: true; value: JsonValue } | { ok: false; line: number | null; reason: string };

/**
 * Parses one YAML document (YAML 1.2 core with merge keys; later duplicate keys win, as template branches often repeat one).
 * Never throws: a mistake comes back with its line within the text, counted from 1, and its reason.
 */
export function parseDocument(text: string): ParsedDocument {
  try {
    const value = load(text, { schema, json: true, maxDepth: 200, maxAliases: 2_000 });
    if (expandsTooFar(value)) return { ok: false, line: null, reason: 'expands to too many values (nested aliases)' };
    return { ok: true, value: toJson(value) };
  } catch (error) {
    if (error instanceof YAMLException) {
      return { ok: false, line: error.mark ? error.mark.line + 1 : null, reason: `not valid YAML: ${error.reason}` };
    }
    return { ok: false, line: null, reason: 'not valid YAML' };
  }
}

function expandsTooFar(value: unknown): boolean {
  let left = maximumNodes;
  const visit = (node: unknown): boolean => {
    left -= 1;
    if (left < 0) return true;
    if (typeof node !== 'object' || node === null) return false;
    return Object.values(node).some(visit);
  };
  return visit(value);
}

/** js-yaml with the core schema yields only JSON values; anything else (none is known) becomes its text. */
function toJson(value: unknown): JsonValue {
  return (value ?? null) as JsonValue;
}
