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

/** Tokens that name an environment, with their tier (dora.md 1). Negated forms stand before the words that they contain. */
const tiers: readonly (readonly [RegExp, Tier | null])[] = [
  [/^(non-?prod(uction)?|np)$/, 'staging'],
  [/^(pre-?prod(uction)?|pprod|ppd)$/, 'staging'],
  [/^(prod(uction)?|prd|live)$/, 'production'],
  [/^(stag(e|ing)|stg|uat|acceptance|acc)$/, 'staging'],
  [/^(qa|test(ing)?|tst|int(egration)?|sit|e2e|perf(ormance)?|ithc)$/, 'testing'],
  [/^(dev(el(opment)?)?|develop|sandbox|sbox|sbx|preview|local)$/, 'development'],
  [/^(ring|canary-ring)-?\d+$/, null],
  [/^(dr|disaster-recovery)$/, 'production'],
];

/** Words that join two tokens into one name before the name is cut at its separators. */
const joined = /(^|[-_./])(pre|non)[-_](prod(?:uction)?)(?=\d*(?:$|[-_./]))/g;

function tokenOf(word: string): EnvironmentName | null {
  const bare = word.replace(/(?<=[a-z])-?\d+$/, '');
  for (const [pattern, tier] of tiers) {
    if (pattern.test(word) || pattern.test(bare)) return { name: word, tier };
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
  for (const word of words.reverse()) {
    const found = tokenOf(word);
    if (found) return found;
  }
  return /^ring-\d+$/i.test(name) ? { name: name.toLowerCase(), tier: null } : null;
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
