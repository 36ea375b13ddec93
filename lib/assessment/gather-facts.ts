import type { CriterionFacts } from '@/lib/assessment/criterion';
import { mergeFindings, type RepositoryFinding, uniteEvidence } from '@/lib/assessment/merge-findings';
import type { RepositoryFacts } from '@/lib/assessment/repository-facts';
import { settleFindings } from '@/lib/assessment/settle-findings';
import type { Thresholds } from '@/lib/model/model';
import type { Finding } from '@/lib/scan/evidence';

/** Indicators that speak of deploy repositories: how a manual is changed says nothing of how production is. */
const OF_DEPLOY_REPOSITORIES = new Set(['pull-request-flow']);

/** The findings of several repositories, one for each indicator that was looked at in any of them, by id. */
export function mergeRepositories(
  repositories: readonly RepositoryFacts[],
  thresholds: Thresholds,
): ReadonlyMap<string, Finding> {
  const deploying = repositories.filter(({ deploysNothing }) => !deploysNothing);
  const byId = Map.groupBy(
    repositories.flatMap((repository): RepositoryFinding[] =>
      settleFindings(repository, thresholds)
        .filter(({ id }) => !OF_DEPLOY_REPOSITORIES.has(id) || deploying.length === 0 || deploying.includes(repository))
        .map((finding) => ({ repository: repository.url, finding })),
    ),
    ({ finding }) => finding.id,
  );
  return new Map([...byId].map(([id, findings]) => [id, mergeFindings(findings, thresholds.unresolvedShare)]));
}

/** What criteria are judged on: repositories taken together. */
export function gatherFacts(repositories: readonly RepositoryFacts[], thresholds: Thresholds): CriterionFacts {
  const findings = mergeRepositories(repositories, thresholds);
  const finding = (id: string) => findings.get(id) ?? notLookedAt(id);
  const measure = (id: string, name: string) => finding(id).measures[name];
  return {
    thresholds,
    repositories: repositories.map(({ url, role }) => ({ url, role })),
    finding,
    number: (id, name) => {
      const value = measure(id, name);
      return typeof value === 'number' ? value : 0;
    },
    list: (id, name) => {
      const value = measure(id, name);
      return Array.isArray(value) ? value : [];
    },
    evidence: (...ids) => uniteEvidence(ids.map((id) => finding(id).evidence)),
  };
}

function notLookedAt(id: string): Finding {
  return {
    id,
    outcome: 'unknown',
    share: null,
    measures: {},
    evidence: [],
    searched: null,
    reason: `Nobody has looked for ${id} yet.`,
  };
}
