import { describe, expect, it } from 'vitest';
import { criteria } from '@/lib/assessment/criteria';
import type { JudgedOutcome } from '@/lib/assessment/criterion';
import { repositoryFacts } from '@/tests/factories/repository-facts';
import { judgeFacts } from '@/tests/lib/assessment/judge-facts';
import { MODEL } from '@/tests/lib/assessment/shared-model';

/** Criteria that findings of repositories cannot show yet; each leaves this list when it gets a judgement, and its own test. */
const AWAITING = [
  'automated-promotion',
  'break-glass',
  'change-observed',
  'chosen-target-level',
  'cluster-lifecycle',
  'control-plane-capacity',
  'delivery-baseline',
  'deploy-path-documented',
  'deployments-recorded',
  'dev-and-ops-together',
  'drift-alerts',
  'end-to-end-trace',
  'failures-linked',
  'fleet-inventory',
  'fleet-sync-objective',
  'git-as-habit',
  'git-host-access',
  'gitops-skills',
  'golden-paths',
  'improvement-loop',
  'independent-review',
  'learning-from-incidents',
  'no-external-approval',
  'no-standing-write',
  'open-to-proposals',
  'organization-breadth',
  'platform-measured',
  'platform-team-product',
  'portal-or-api',
  'preview-environments',
  'progressive-delivery',
  'rebuild-rehearsed',
  'rendered-diff',
  'responsive-review',
  'risk-based-automation',
  'rollback-by-revert',
  'same-artifact-promoted',
  'scan-and-sbom',
  'self-service-infrastructure',
  'standard-layout',
  'sync-status-visible',
  'team-autonomy',
  'traceable-audit',
  'written-rubric',
];
/** Judged in part, and never met before the host, the CI system or the admission of images can be seen as well. */
const NEVER_MET_YET = ['branch-protected', 'ci-builds-and-tests', 'owners-route-review', 'verified-supply-chain'];
/** Met where a repository shows everything that it can. */
const MET_BY_A_REPOSITORY = [
  'agent-pulls',
  'automated-deploys',
  'automatic-sync',
  'changes-by-pull-request',
  'ci-without-cluster-keys',
  'config-separated',
  'declarative-complete',
  'declarative-runtime',
  'definitions-in-git',
  'drift-corrected',
  'fleet-policy',
  'fleet-templates',
  'fleet-waves',
  'immutable-references',
  'infrastructure-as-code',
  'manifests-validated',
  'many-targets-one-source',
  'no-plaintext-secrets',
  'platform-in-git',
  'policy-as-code',
  'pre-production-parity',
  'production-coverage',
  'production-included',
  'scoped-agent',
  'secrets-managed',
];

describe('lib/assessment/criteria/index.ts', () => {
  it('has each criterion of the model once, and no other', () => {
    expect(criteria.map(({ id }) => id)).toEqual(MODEL.criteria.map(({ id }) => id).toSorted());
  });

  it('leaves unknown what nothing connected can show, with a reason', () => {
    const awaiting = criteria.filter(({ id }) => AWAITING.includes(id));
    expect(awaiting).toHaveLength(AWAITING.length);
    for (const criterion of awaiting) {
      const { outcome, reason } = judgeFacts(criterion, repositoryFacts());
      expect([criterion.id, outcome, reason]).toEqual([criterion.id, 'unknown', expect.stringMatching(/\.$/)]);
    }
  });

  it('meets the others in a perfect repository, but for those that need more than one', () => {
    const outcomes = Map.groupBy(criteria, (criterion) => judgeFacts(criterion, repositoryFacts()).outcome);
    const idsOf = (outcome: JudgedOutcome) => (outcomes.get(outcome) ?? []).map(({ id }) => id);
    expect(idsOf('met')).toEqual(MET_BY_A_REPOSITORY);
    expect(idsOf('unknown')).toEqual([...AWAITING, ...NEVER_MET_YET].toSorted());
    expect([...outcomes.keys()].toSorted()).toEqual(['met', 'unknown']);
  });

  it('leaves every criterion unknown that nobody has looked at anything for', () => {
    const judged = criteria.filter(
      (criterion) => judgeFacts(criterion, repositoryFacts({ indicators: [] })).outcome !== 'unknown',
    );
    expect(judged.map(({ id }) => id)).toEqual([]);
  });
});
