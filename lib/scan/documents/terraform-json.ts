import { isObject, type JsonObject, type JsonValue } from '@/lib/scan/documents/json';
import { linesOfNames } from '@/lib/scan/documents/name-lines';
import type { HclBlock } from '@/lib/scan/documents/terraform-hcl';

/** Blocks of a file, with how many names stand before what is in them. */
const labelled: Readonly<Record<string, number>> = {
  terraform: 0,
  locals: 0,
  provider: 1,
  module: 1,
  variable: 1,
  output: 1,
  resource: 2,
  data: 2,
  ephemeral: 2,
};
const deepest = 32;
const longestExpression = 200;

/**
 * Reads the blocks of a Terraform file in its JSON form, as those of the same file in HCL. Lines are those of the first place where a
 * name stands. Never throws: what is no JSON has no blocks.
 */
export function readTerraformJson(text: string): HclBlock[] {
  const lines = linesOfNames(text);
  const lineOf = (name: string): number => lines(name) ?? 1;
  return Object.entries(parse(text)).flatMap(([type, value]) =>
    labelsOf(value, labelled[type] ?? 0).map(({ labels, body }) =>
      blockOf(type, labels, body, { line: lineOf(labels.at(-1) ?? type), lineOf, depth: 0 }),
    ),
  );
}

function parse(text: string): JsonObject {
  try {
    const value: JsonValue = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

/** Blocks are written as an object, or as a list of objects, below each of their names. */
function labelsOf(value: JsonValue | undefined, names: number): { labels: string[]; body: JsonObject }[] {
  const bodies = (Array.isArray(value) ? value : [value]).filter(isObject);
  if (names === 0) return bodies.map((body) => ({ labels: [], body }));
  return bodies.flatMap((body) =>
    Object.entries(body).flatMap(([name, inner]) =>
      labelsOf(inner, names - 1).map((found) => ({ ...found, labels: [name, ...found.labels] })),
    ),
  );
}

interface Place {
  line: number;
  lineOf: (name: string) => number;
  depth: number;
}

function blockOf(type: string, labels: string[], body: JsonObject, place: Place): HclBlock {
  const block: HclBlock = { type, line: place.line, labels, texts: {}, expressions: {}, heredocs: [], blocks: [] };
  for (const [name, value] of Object.entries(body)) addField(block, name, value, place);
  return block;
}

function addField(block: HclBlock, name: string, value: JsonValue, place: Place): void {
  if (value === null || name === '//') return;
  if (typeof value !== 'object') addText(block, name, String(value), place.line);
  else if (Array.isArray(value) && !(value.length > 0 && value.every(isObject)))
    block.expressions[name] = JSON.stringify(value).slice(0, longestExpression);
  else if (place.depth < deepest) block.blocks.push(...innerBlocks(block.type, name, value, place));
}

/** A text of one expression alone is that expression; one of several lines is what a heredoc is in HCL. */
function addText(block: HclBlock, name: string, text: string, line: number): void {
  const [, expression] = /^\$\{([^{}]*)\}$/.exec(text) ?? [];
  if (expression !== undefined) block.expressions[name] = expression.slice(0, longestExpression);
  else if (text.includes('\n')) block.heredocs.push({ text, line });
  else block.texts[name] = text;
}

/** Blocks inside others that have a name, as `dynamic` has that of what it makes. */
const named = /^(backend|dynamic|provisioner)$/;

/** Providers that are asked for have a line of their own. */
function innerBlocks(around: string, name: string, value: JsonValue, place: Place): HclBlock[] {
  const inner = { ...place, depth: place.depth + 1 };
  return labelsOf(value, named.test(name) ? 1 : 0).map(({ labels, body }) =>
    blockOf(name, labels, body, around === 'required_providers' ? { ...inner, line: place.lineOf(name) } : inner),
  );
}
