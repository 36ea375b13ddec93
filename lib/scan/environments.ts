import type { Tier } from '@/lib/scan/documents/agent-object';
import { remember } from '@/lib/scan/documents/remember';

/** An environment that the repository names, with the evidence for it. */
export interface Environment {
  name: string;
  /** Null: the name does not tell. Never production by default. */
  tier: Tier | null;
  /** Places that name it, at most a handful. */
  marks: { path: string; objectId: string | null; line: number | null }[];
}

export interface EnvironmentName {
  /** The token as found, lower case: `prod`, `staging`, `ring-1`. */
  name: string;
  tier: Tier | null;
}

type Position = 'leading' | 'last' | 'alone';

/**
 * Tokens that name an environment, with their tier (dora.md 1) and where in a name they count. `last`: at its end (`shop-test`).
 * `leading`: also before a word that tells a place or a part of a cluster (`prod-eu-1`), but not before any other, since
 * `production-tools` is the name of a service. `alone`: only as the whole name (`local-path-provisioner` is no environment).
 */
const tiers: readonly (readonly [RegExp, Tier | null, Position])[] = [
  [/^non-?prod(uction)?$/, 'staging', 'leading'],
  [/^(pre-?prod(uction)?|pprod)$/, 'staging', 'leading'],
  [/^(prod(uction)?|prd)$/, 'production', 'leading'],
  [/^live$/, 'production', 'last'],
  [/^(stag(e|ing)|stg|uat)$/, 'staging', 'leading'],
  [/^(acceptance|np|ppd)$/, 'staging', 'alone'],
  [/^acc$/, 'staging', 'last'],
  [/^(qa|tst)$/, 'testing', 'leading'],
  [/^(test|int|sit|ithc)$/, 'testing', 'last'],
  [/^(testing|integration|e2e|perf(ormance)?)$/, 'testing', 'alone'],
  [/^(dev|development)$/, 'development', 'leading'],
  [/^(sandbox|sbox|sbx)$/, 'development', 'last'],
  [/^(devel|develop|preview|local)$/, 'development', 'alone'],
  [/^dr$/, 'production', 'last'],
];

/** Most words are none of them, which one look tells. */
const anyToken = new RegExp(tiers.map(([pattern]) => pattern.source).join('|'));
/** Nor do most names hold one anywhere. */
const tokenInside = new RegExp([...tiers.map(([{ source }]) => source.replace(/^\^|\$$/g, '')), 'ring'].join('|'), 'i');

/** Words that may follow an environment in the name of a target: regions, zones, colours, kinds of cluster, roles of a file. */
const placeWord =
  /^(eu|us|ap|sa|ca|af|me|cn|uk|de|fr|nl|ie|jp|au|in|br|emea|apac|amer|(north|south|central)?(east|west|north|south|central)\d*|[a-z]{2,4}\d+|\d+|[a-z]|blue|green|primary|secondary|cluster|clusters|k8s|kubernetes|eks|gke|aks|hub|spoke|mgmt|management|workloads?|env|environment|values|config|infra|apps?|patch|overlay)$/;

/** Words that join two tokens into one name before the name is cut at its separators. */
const joined = /(^|[-_./])(pre|non)[-_](prod(?:uction)?)(?=\d*(?:$|[-_./]))/g;

/** A version before its release (`2.1.0-dev.4`): its word is no environment. */
const preRelease = /(?<!\d)\d+\.\d+\.\d+-[a-z]+\.\d+/g;

function tokenOf(words: readonly string[], at: number): EnvironmentName | null {
  const word = words[at] ?? '';
  const bare = word.replace(/(?<=[a-z])\d+$/, '');
  if (!anyToken.test(word) && !anyToken.test(bare)) return null;
  const [next] = words.slice(at + 1).filter((other) => !/^\d+$/.test(other));
  for (const [pattern, tier, position] of tiers) {
    if (!pattern.test(word) && !pattern.test(bare)) continue;
    if (position === 'alone' && words.length > 1) return null;
    if (next !== undefined && (position !== 'leading' || !placeWord.test(next))) return null;
    return { name: word, tier };
  }
  return null;
}

/**
 * The environment that a name carries: a path segment, a file stem, a suffix as in `shop-prod`, a namespace or cluster name.
 * The last token wins (`dev-tools-prod` is `prod`). Null where no token is known: an unknown name is never production.
 */
export const environmentOf = remember(findEnvironment, 20_000);

/**
 * The environment that something is which is declared as one: a token counts whatever follows it, and the name stays whole
 * (`staging-polaris` is one of two in staging). Null where no token is known.
 */
export function declaredEnvironmentOf(name: string): EnvironmentName | null {
  const found = targetEnvironmentOf(name);
  return found && environmentOf(name) === null ? { ...found, name: name.toLowerCase() } : found;
}

/**
 * The environment that the name of a target says, whose words are places, owners and numbers: a token counts whatever follows it
 * (`ocp-prod-ams` is of `prod`). Null where no token is known.
 */
export function targetEnvironmentOf(name: string): EnvironmentName | null {
  const known = environmentOf(name);
  if (known) return known;
  const words = name
    .toLowerCase()
    .replace(joined, '$1$2$3')
    .split(/[-_./]+/);
  for (const [pattern, tier, position] of tiers) {
    const word = position === 'leading' ? words.find((each) => pattern.test(each)) : undefined;
    if (word !== undefined) return { name: word, tier };
  }
  return null;
}

function findEnvironment(name: string): EnvironmentName | null {
  if (!tokenInside.test(name) || /^v?\d+\.\d+\.\d+(?:[-+.]|$)/.test(name)) return null;
  const words = name
    .toLowerCase()
    .replace(preRelease, '')
    .replace(joined, '$1$2$3')
    .split(/[-_./:@\s]+/)
    .filter((word) => word !== '');
  for (let at = words.length - 1; at >= 0; at -= 1) {
    const found = tokenOf(words, at);
    if (found) return found;
  }
  return /^ring-?\d+$/i.test(name) ? { name: name.toLowerCase(), tier: null } : null;
}

const suffixes = /\.(ya?ml|json|tf|tfvars(\.json)?|hcl|env|gotmpl|tmpl)$/i;

/**
 * The environment that a path outside the repository's own tree names (an argument of a command, a folder of another repository): the
 * segment nearest to its end that carries one. For the repository's own paths `environmentPlaces` knows better.
 */
export function environmentOfPath(path: string): EnvironmentName | null {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.' && segment !== '..');
  for (const segment of segments.reverse()) {
    const found = environmentOf(segment.replace(suffixes, ''));
    if (found) return found;
  }
  return null;
}
