import { z } from 'zod';
import { GitHostFacts } from '@/lib/assessment/git-host-facts';
import { EnvironmentTier, RuntimeFacts } from '@/lib/assessment/runtime-facts';

/** Most facts of one file. */
export const MOST_FACTS = 10_000;

/** A runtime fact as a file writes it: the tier may be left to the name of the environment. */
export const RuntimeEntry = RuntimeFacts.extend({ tier: EnvironmentTier.optional() });
export type RuntimeEntry = z.infer<typeof RuntimeEntry>;

/** One entry of a fact file. */
export const FactEntry = z.discriminatedUnion('kind', [GitHostFacts, RuntimeEntry]);
export type FactEntry = z.infer<typeof FactEntry>;

/**
 * A fact file, in JSON or YAML: what a Git host and running systems show, for those whose hosts Cairn is not connected to. A part
 * or a field that is left out is "could not be read". Unknown fields are refused, so that a typing error never passes for that.
 */
export const FactFile = z.strictObject({
  version: z.literal(1),
  facts: z.array(FactEntry).min(1).max(MOST_FACTS),
});
export type FactFile = z.infer<typeof FactFile>;
