import type { Tier } from '@/lib/scan/documents/agent-object';

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

type Position = 'anywhere' | 'last' | 'alone';

/**
 * Tokens that name an environment, with their tier (dora.md 1) and where in a name they count: `prod-eu-1` is production, but
 * `local-path-provisioner` is no environment. Negated forms stand before the words that they contain.
 */
const tiers: readonly (readonly [RegExp, Tier | null, Position])[] = [
  [/^non-?prod(uction)?$/, 'staging', 'anywhere'],
  [/^(pre-?prod(uction)?|pprod)$/, 'staging', 'anywhere'],
  [/^(prod(uction)?|prd)$/, 'production', 'anywhere'],
  [/^live$/, 'production', 'last'],
  [/^(stag(e|ing)|stg|uat)$/, 'staging', 'anywhere'],
  [/^(acceptance|np|ppd)$/, 'staging', 'alone'],
  [/^acc$/, 'staging', 'last'],
  [/^(qa|tst)$/, 'testing', 'anywhere'],
  [/^(test|int|sit|ithc)$/, 'testing', 'last'],
  [/^(testing|integration|e2e|perf(ormance)?)$/, 'testing', 'alone'],
  [/^(dev|development)$/, 'development', 'anywhere'],
  [/^(sandbox|sbox|sbx)$/, 'development', 'last'],
  [/^(devel|develop|preview|local)$/, 'development', 'alone'],
  [/^dr$/, 'production', 'last'],
];

/** Words after `dev` that make it part of another word: developer tooling, not an environment. */
const notAfterDev = /^(tools?|tooling|containers?|ops|portal|box|pods?|env|workspaces?|center|kit|guide)$/;

/** Words that join two tokens into one name before the name is cut at its separators. */
const joined = /(^|[-_./])(pre|non)[-_](prod(?:uction)?)(?=\d*(?:$|[-_./]))/g;

function tokenOf(words: readonly string[], at: number): EnvironmentName | null {
  const word = words[at] ?? '';
  const bare = word.replace(/(?<=[a-z])\d+$/, '');
  const rest = words.slice(at + 1).filter((other) => !/^\d+$/.test(other));
  if (bare === 'dev' && notAfterDev.test(rest[0] ?? '')) return null;
  for (const [pattern, tier, position] of tiers) {
    if (!pattern.test(word) && !pattern.test(bare)) continue;
    if (position !== 'anywhere' && rest.length > 0) return null;
    if (position === 'alone' && at > 0) return null;
    return { name: word, tier };
  }
  return null;
}

/**
 * The environment that a name carries: a path segment, a file stem, a suffix as in `shop-prod`, a namespace or cluster name.
 * The last token wins (`dev-tools-prod` is `prod`). Null where no token is known: an unknown name is never production.
 */
export function environmentOf(name: string): EnvironmentName | null {
  const words = name
    .toLowerCase()
    .replace(joined, '$1$2$3')
    .split(/[-_./:@\s]+/)
    .filter((word) => word !== '');
  for (let at = words.length - 1; at >= 0; at -= 1) {
    const found = tokenOf(words, at);
    if (found) return found;
  }
  return /^ring-?\d+$/i.test(name) ? { name: name.toLowerCase(), tier: null } : null;
}

const suffixes = /\.(ya?ml|json|tf|tfvars|hcl|env|gotmpl|tmpl)$/i;

/** The environment that a path names: the segment nearest to the file that carries one, its stem included. */
export function environmentOfPath(path: string): EnvironmentName | null {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.' && segment !== '..');
  for (const segment of segments.reverse()) {
    const found = environmentOf(segment.replace(suffixes, ''));
    if (found) return found;
  }
  return null;
}
