import { splitApiVersion } from '@/lib/scan/documents/api-group';
import { type JsonObject, type JsonValue, textAt, valueAt } from '@/lib/scan/documents/json';
import { remember } from '@/lib/scan/documents/remember';

/** Which objects a patch changes. A field that is not given selects every object. */
export interface PatchTarget {
  /** The fields are the words of the patch itself; otherwise they are anchored regular expressions, as kustomize reads a target. */
  exact: boolean;
  group?: string | undefined;
  kind?: string | undefined;
  name?: string | undefined;
  namespace?: string | undefined;
  labelSelector?: string | undefined;
  annotationSelector?: string | undefined;
}

/** What a target is held against. */
export interface PatchCandidate {
  group: string;
  kind: string;
  /** The name as written and as prefixes and suffixes made it: either selects. */
  names: readonly string[];
  namespace: string | null;
  body: JsonObject;
}

/** The target that a patch entry names. */
export function targetOf(target: JsonObject): PatchTarget {
  return {
    exact: false,
    group: textAt(target, 'group'),
    kind: textAt(target, 'kind'),
    name: textAt(target, 'name'),
    namespace: textAt(target, 'namespace'),
    labelSelector: textAt(target, 'labelSelector'),
    annotationSelector: textAt(target, 'annotationSelector'),
  };
}

/** A merge patch without a target is tied to its object by its own kind and name; without a name it selects nothing: null. */
export function selfTarget(content: JsonValue): PatchTarget | null {
  const name = textAt(content, 'metadata', 'name');
  if (name === undefined) return null;
  const apiVersion = textAt(content, 'apiVersion');
  const group = apiVersion === undefined ? undefined : splitApiVersion(apiVersion).group;
  return { exact: true, group, kind: textAt(content, 'kind'), name };
}

/** Whether a patch with this target changes an object. */
export function selects(target: PatchTarget, candidate: PatchCandidate): boolean {
  const fits = (pattern: string | undefined, text: string | null): boolean => matches(pattern, text, target.exact);
  return (
    fits(target.group, candidate.group) &&
    fits(target.kind, candidate.kind) &&
    candidate.names.some((name) => fits(target.name, name)) &&
    fits(target.namespace, candidate.namespace) &&
    hasPairs(target.labelSelector, valueAt(candidate.body, 'metadata', 'labels')) &&
    hasPairs(target.annotationSelector, valueAt(candidate.body, 'metadata', 'annotations'))
  );
}

/** Longest name, pattern and selector that is looked at: a name of Kubernetes has at most 253 characters. */
const longest = 500;

function matches(pattern: string | undefined, text: string | null, exact: boolean): boolean {
  if (pattern === undefined || pattern === '') return true;
  if (text === null || text.length > longest) return false;
  return exact || pattern.length > longest ? pattern === text : compiled(pattern)(text);
}

/** Patterns that are kept compiled. */
const patternsAtHand = 20_000;

/** An anchored pattern, compiled once for the thousands of objects that it is held against. */
const compiled = remember((pattern: string): ((text: string) => boolean) => {
  const isEqual = (text: string): boolean => pattern === text;
  if (isPlainWord(pattern) || !isHarmless(pattern)) return isEqual;
  try {
    const expression = new RegExp(`^(?:${pattern})$`);
    return (text) => expression.test(text);
  } catch {
    return isEqual;
  }
}, patternsAtHand);

function isPlainWord(pattern: string): boolean {
  return /^[\w-]+$/.test(pattern);
}

/** The one name that a target selects. Null where it may select several. */
export function nameSelected({ exact, name }: PatchTarget): string | null {
  return name !== undefined && name !== '' && (exact || isPlainWord(name)) ? name : null;
}

/** Patterns come from the repository: those that could take long (repeated groups, many repetitions) are taken by the letter. */
function isHarmless(pattern: string): boolean {
  const plain = pattern.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
  const repetitions = plain.match(/[*+{]/g)?.length ?? 0;
  return repetitions <= 3 && !/\)[*+?{]|\(\?/.test(plain);
}

/** Equality selectors (`a=b,c!=d`), existence, and set-based ones; anything else selects nothing rather than everything. */
function hasPairs(selector: string | undefined, pairs: JsonValue | undefined): boolean {
  if (selector === undefined) return true;
  if (selector.length > longest) return false;
  return selector.split(/,(?![^(]*\))/).every((term) => {
    const [, negated, key, operator, value] = /^\s*(!?)([\w./-]+)\s*(==|=|!=|in|notin)?\s*(.*?)\s*$/.exec(term) ?? [];
    if (key === undefined || (operator === undefined && value !== '')) return false;
    const label = textAt(pairs, key);
    if (operator === undefined) return negated ? label === undefined : label !== undefined;
    const listed = (value ?? '').replace(/[()]/g, '').split(',');
    const equal = label !== undefined && listed.some((each) => each.trim() === label);
    return operator === '!=' || operator === 'notin' ? !equal : equal;
  });
}
