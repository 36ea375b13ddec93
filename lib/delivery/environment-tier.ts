import { environmentOf } from '@/lib/scan/environments';

/** What an environment is for. Metrics are about production unless the reader asks for another tier. */
export const environmentTiers = ['production', 'staging', 'testing', 'development'] as const;
export type EnvironmentTier = (typeof environmentTiers)[number];

/** An organization's own word on its environments, which comes before the patterns that Cairn knows. */
export interface TierPattern {
  /** The name of an environment, in which `*` stands for any text; upper and lower case are equal. */
  pattern: string;
  /** Null: an environment whose tier is not to be guessed. */
  tier: EnvironmentTier | null;
}

/** A ring of a rollout at the end of a name: `prod-ring-1` is `prod`, and `ring-1` alone tells no tier. */
const ring = /(^|[-_./])ring[-_]?\d+$/i;

/**
 * The tier of an environment, from its name (dora.md 1). The first of `patterns` that matches decides, then the names that the scan
 * knows. Null where the name does not tell: an unknown name is never production.
 */
export function environmentTier(name: string, patterns: readonly TierPattern[] = []): EnvironmentTier | null {
  const own = patterns.find(({ pattern }) => matchesPattern(name, pattern));
  return own ? own.tier : (environmentOf(name.trim().replace(ring, ''))?.tier ?? null);
}

/** Whether a whole text matches a pattern in which `*` stands for any text; upper and lower case are equal. */
export function matchesPattern(text: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.toLowerCase().split('*');
  const last = rest.pop();
  const lower = text.toLowerCase();
  if (last === undefined) return lower === first;
  if (!lower.startsWith(first) || !lower.endsWith(last) || lower.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of rest) {
    const found = lower.indexOf(part, at);
    if (found < 0 || found + part.length > lower.length - last.length) return false;
    at = found + part.length;
  }
  return true;
}
