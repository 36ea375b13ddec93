import { z } from 'zod';
import { GitHostFacts } from '@/lib/assessment/git-host-facts';
import { RuntimeFacts } from '@/lib/assessment/runtime-facts';

/**
 * A fact of a Git host or of what runs, whether a file brought it or a connector read it. It counts things and names settings; it
 * never names people. What could not be read is null.
 */
export const ConnectedFact = z.discriminatedUnion('kind', [GitHostFacts, RuntimeFacts]);
export type ConnectedFact = z.infer<typeof ConnectedFact>;

/** What a fact is about. Of two facts about one subject the newer one counts. */
export function subjectOf(fact: ConnectedFact): string {
  if (fact.kind === 'git-host') return fact.repository;
  const whose = fact.team === null ? (fact.repository ?? '') : `team ${fact.team}`;
  return `${fact.system} ${fact.environment} of ${whose}`;
}

/** The newest fact of each subject, in the order of kind and subject. */
export function newestOfEachSubject(facts: readonly ConnectedFact[]): ConnectedFact[] {
  const newest = new Map<string, ConnectedFact>();
  for (const fact of facts) {
    const key = `${fact.kind} ${subjectOf(fact)}`;
    const known = newest.get(key);
    if (known === undefined || Date.parse(known.collectedAt) < Date.parse(fact.collectedAt)) newest.set(key, fact);
  }
  return [...newest].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, fact]) => fact);
}
