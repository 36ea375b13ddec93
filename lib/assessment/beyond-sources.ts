import type { ConnectedFact } from '@/lib/assessment/connected-facts';
import type { ReportCriterion } from '@/lib/assessment/report';
import type { EvidenceSource, Scope } from '@/lib/model/model';

/** A criterion with the sources that could show it. */
export interface ShownCriterion {
  criterion: Pick<ReportCriterion, 'id' | 'gate' | 'scope'>;
  shownBy: readonly EvidenceSource[];
}

/** The connected facts on which each scope is judged; a team's own count for every scope. */
export type FactsOfScope = Record<Scope, readonly ConnectedFact[]>;

/**
 * Gates that none of the connected sources can show, by their nature. Repositories are always connected; a Git host or what runs is
 * where any of its facts is there.
 */
export function findBeyondSources(judged: readonly ShownCriterion[], facts: FactsOfScope): ReadonlySet<string> {
  const connected = (scope: Scope) =>
    new Set<EvidenceSource>(['repository', ...[...facts.team, ...facts[scope]].map(({ kind }) => kind)]);
  const beyond = judged.filter(
    ({ criterion, shownBy }) =>
      criterion.gate !== null && !shownBy.some((source) => connected(criterion.scope).has(source)),
  );
  return new Set(beyond.map(({ criterion }) => criterion.id));
}
