import { tooManyUnresolved } from '@/lib/assessment/merge-findings';
import { findPullRequestFlow } from '@/lib/assessment/pull-request-flow';
import type { RepositoryFacts } from '@/lib/assessment/repository-facts';
import type { Thresholds } from '@/lib/model/model';
import type { Finding } from '@/lib/scan/evidence';

/**
 * What was found in a repository, by the thresholds of a model. Facts are kept as no threshold has touched them, so that they can
 * be judged by any; this is where thresholds that an indicator depends on come in.
 */
export function settleFindings({ url, indicators }: RepositoryFacts, thresholds: Thresholds): Finding[] {
  return indicators.map((finding) =>
    finding.id === 'pull-request-flow'
      ? findPullRequestFlow(finding, url, thresholds)
      : settleCounted(finding, thresholds.unresolvedShare),
  );
}

function settleCounted({ counted, ...finding }: Finding, unresolvedShare: number): Finding {
  if (counted === undefined || !tooManyUnresolved(counted.of, counted.unresolved, unresolvedShare)) return finding;
  const total = counted.of + counted.unresolved;
  const open = `${counted.unresolved} of ${total} cannot be resolved from templates`;
  // Some do and some do not: whatever the others are, it is a part.
  if (finding.outcome === 'partial')
    return { ...finding, reason: `${finding.reason} ${open}, so how large a part it is is not known.` };
  const reason = `${finding.reason} ${open}: too many to tell.`;
  return { ...finding, outcome: 'unknown', searched: null, reason };
}
