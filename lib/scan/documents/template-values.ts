import { isObject, type JsonObject, type JsonValue, valueAt } from '@/lib/scan/documents/json';
import { isUnresolved } from '@/lib/scan/documents/unresolved';

/** What no value of the repository tells: what a function, a release or a cluster gives. */
export const UNKNOWN: unique symbol = Symbol('unknown');
/** Where a template starts: only its `.Values` are known. */
export const ROOT: unique symbol = Symbol('root');

/** What an expression stands for; undefined: nothing is set there. */
export type TemplateValue = JsonValue | undefined | typeof UNKNOWN | typeof ROOT;

/** What names mean at one place of a template. */
export interface Scope {
  values: JsonObject;
  dot: TemplateValue;
  /** By name, with the dollar sign. */
  variables: ReadonlyMap<string, TemplateValue>;
}

const token = /"(?:[^"\\]|\\.)*"|`[^`]*`|[|()]|[^\s|()"`]+/g;

/** Works out an expression without its braces and first word: paths into values, constants and the few functions that only choose or form text. */
export function evaluate(expression: string, scope: Scope): TemplateValue {
  // The field of a result, and what sets a variable on its way.
  if (/\)\.|:=/.test(expression)) return UNKNOWN;
  const tokens = expression.match(token) ?? [];
  const rest = [...tokens];
  const value = pipeline(rest, scope, 0);
  return rest.length === 0 ? value : UNKNOWN;
}

/** Takes what belongs to it from the front of the tokens; a closing parenthesis ends it and is left. */
function pipeline(tokens: string[], scope: Scope, depth: number): TemplateValue {
  let piped: TemplateValue[] = [];
  for (;;) {
    const value = command(tokens, scope, piped, depth);
    if (tokens[0] !== '|') return value;
    tokens.shift();
    piped = [value];
  }
}

function command(tokens: string[], scope: Scope, piped: TemplateValue[], depth: number): TemplateValue {
  const first = tokens[0];
  const isCall = first !== undefined && /^[a-zA-Z]\w*$/.test(first) && !constants.has(first);
  if (isCall) tokens.shift();
  const operands: TemplateValue[] = [];
  while (tokens.length > 0 && tokens[0] !== '|' && tokens[0] !== ')') operands.push(operand(tokens, scope, depth));
  const given = [...operands, ...piped];
  if (isCall) return call(first, given);
  return given.length === 1 ? given[0] : UNKNOWN;
}

function operand(tokens: string[], scope: Scope, depth: number): TemplateValue {
  const word = tokens.shift() ?? '';
  if (word !== '(') return constantOrPath(word, scope);
  if (depth > 20) return UNKNOWN;
  const value = pipeline(tokens, scope, depth + 1);
  return tokens.shift() === ')' ? value : UNKNOWN;
}

const constants = new Map<string, TemplateValue>([
  ['true', true],
  ['false', false],
  ['nil', undefined],
]);

function constantOrPath(word: string, scope: Scope): TemplateValue {
  if (constants.has(word)) return constants.get(word);
  if (word.startsWith('`')) return word.slice(1, -1);
  if (word.startsWith('"')) return /\\[^"\\]/.test(word) ? UNKNOWN : word.slice(1, -1).replace(/\\(["\\])/g, '$1');
  if (/^-?\d+$/.test(word)) return Number(word);
  const [, variable, path] = /^(\$\w*)?((?:\.\w+)*|\.)$/.exec(word) ?? [];
  if (path === undefined || (variable === undefined && path === '')) return UNKNOWN;
  const start = variable === undefined ? scope.dot : variable === '$' ? ROOT : variableOf(variable, scope);
  return walk(start, path.split('.').filter(Boolean), scope.values);
}

function variableOf(name: string, { variables }: Scope): TemplateValue {
  return variables.has(name) ? variables.get(name) : UNKNOWN;
}

function walk(start: TemplateValue, keys: readonly string[], values: JsonObject): TemplateValue {
  if (start === UNKNOWN) return UNKNOWN;
  if (start === ROOT) {
    if (keys.length === 0) return ROOT;
    return keys[0] === 'Values' ? walk(values, keys.slice(1), values) : UNKNOWN;
  }
  const found = valueAt(start, ...keys);
  return isUnresolved(found) ? UNKNOWN : (found ?? undefined);
}

/** Whether a condition holds as Go and Helm read it; null: unknown. */
export function truthOf(value: TemplateValue): boolean | null {
  if (value === UNKNOWN) return null;
  if (value === undefined || value === null || value === false || value === 0 || value === '') return false;
  if (Array.isArray(value)) return value.length > 0;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

type Made = (...given: TemplateValue[]) => TemplateValue;

const functions: Readonly<Record<string, Made>> = {
  default: (other, value) => choose(value, value, other),
  coalesce: (...given) => given.reduceRight<TemplateValue>((others, value) => choose(value, value, others), undefined),
  ternary: (yes, no, condition) => choose(condition, yes, no),
  required: (_message, value) => value,
  and: (...given) => given.reduceRight((others, value) => choose(value, others, value)),
  or: (...given) => given.reduceRight((others, value) => choose(value, value, others)),
  not: (value) => choose(value, false, true),
  empty: (value) => choose(value, false, true),
  eq: (one, ...others) => isEqual(one, others),
  ne: (one, other) => choose(isEqual(one, [other]), false, true),
  hasKey: (value, key) => (isObject(plain(value)) && typeof key === 'string' ? isSet(value, key) : UNKNOWN),
  quote: (value) => ofText(value, (text) => JSON.stringify(text)),
  squote: (value) => ofText(value, (text) => `'${text}'`),
  toString: (value: TemplateValue) => ofText(value, (text) => text),
  trim: (value) => ofText(value, (text) => text.trim()),
  lower: (value) => ofText(value, (text) => text.toLowerCase()),
  upper: (value) => ofText(value, (text) => text.toUpperCase()),
  trimSuffix: (suffix, value) =>
    ofText(value, (text) =>
      typeof suffix === 'string' && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text,
    ),
  printf,
};

function call(name: string, given: readonly TemplateValue[]): TemplateValue {
  const made = Object.hasOwn(functions, name) ? functions[name] : undefined;
  return made === undefined || given.length === 0 ? UNKNOWN : made(...given);
}

function choose(condition: TemplateValue, yes: TemplateValue, no: TemplateValue): TemplateValue {
  const truth = truthOf(condition);
  return truth === null ? UNKNOWN : truth ? yes : no;
}

/** The value as JSON; undefined for what is none. */
function plain(value: TemplateValue): JsonValue | undefined {
  return typeof value === 'symbol' ? undefined : value;
}

function isSet(value: TemplateValue, key: string): boolean {
  return valueAt(plain(value), key) !== undefined;
}

function isEqual(one: TemplateValue, others: readonly TemplateValue[]): TemplateValue {
  const all = [one, ...others];
  const isSimple = all.every((each) => ['string', 'number', 'boolean', 'undefined'].includes(typeof each));
  return isSimple ? others.includes(one) : UNKNOWN;
}

/** What a template writes for a value; null where that is not known, or nothing. */
export function writtenText(value: TemplateValue): string | null {
  return typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? `${value}`
      : null;
}

function ofText(value: TemplateValue, change: (text: string) => string): TemplateValue {
  const text = writtenText(value);
  return text === null ? UNKNOWN : change(text);
}

/** `printf` with places for text and whole numbers alone. */
function printf(format: TemplateValue, ...given: readonly TemplateValue[]): TemplateValue {
  const texts = given.map(writtenText);
  if (typeof format !== 'string' || texts.includes(null)) return UNKNOWN;
  const places = format.match(/%./g) ?? [];
  if (places.length !== texts.length || places.some((place) => !/^%[svd]$/.test(place))) return UNKNOWN;
  return format.replace(/%[svd]/g, () => texts.shift() ?? '');
}
