import { describe, expect, it } from 'vitest';
import { criteria } from '@/lib/assessment/criteria';
import type { JudgedOutcome } from '@/lib/assessment/criterion';
import { goodHost, goodRuntime } from '@/tests/factories/connected-facts';
import { repositoryFacts } from '@/tests/factories/repository-facts';
import { judgeConnected, judgeFacts } from '@/tests/lib/assessment/judge-facts';
import { MODEL } from '@/tests/lib/assessment/shared-model';

/** Criteria that findings of repositories cannot show yet; each leaves this list when it gets a judgement, and its own test. */
const AWAITING = [
  'break-glass',
  'change-observed',
  'cluster-lifecycle',
  'deploy-path-documented',
  'dev-and-ops-together',
  'git-as-habit',
  'gitops-skills',
  'golden-paths',
  'improvement-loop',
  'learning-from-incidents',
  'no-external-approval',
  'platform-team-product',
  'portal-or-api',
  'self-service-infrastructure',
  'standard-layout',
  'team-autonomy',
  'written-rubric',
];
/** Judged in part, and never met before the CI system or answers can be seen as well. */
const NEVER_MET_YET = ['ci-builds-and-tests', 'platform-measured'];
/** Met where the Git host and what runs show everything, and no repository can. */
const MET_BY_CONNECTED_FACTS = [
  'branch-protected',
  'control-plane-capacity',
  'delivery-baseline',
  'deployments-recorded',
  'drift-alerts',
  'end-to-end-trace',
  'failures-linked',
  'fleet-inventory',
  'fleet-sync-objective',
  'git-host-access',
  'independent-review',
  'no-standing-write',
  'open-to-proposals',
  'owners-route-review',
  'rebuild-rehearsed',
  'responsive-review',
  'risk-based-automation',
  'rollback-by-revert',
  'same-artifact-promoted',
  'sync-status-visible',
  'traceable-audit',
];
/** Met by Cairn's own records of the organization. */
const MET_BY_RECORDS = ['chosen-target-level', 'organization-breadth'];
/** Met where a repository shows everything that it can. */
const MET_BY_A_REPOSITORY = [
  'agent-pulls',
  'automated-deploys',
  'automated-promotion',
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
  'preview-environments',
  'production-coverage',
  'production-included',
  'progressive-delivery',
  'rendered-diff',
  'scan-and-sbom',
  'scoped-agent',
  'secrets-managed',
  'verified-supply-chain',
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
    expect(idsOf('unknown')).toEqual(
      [...AWAITING, ...NEVER_MET_YET, ...MET_BY_CONNECTED_FACTS, ...MET_BY_RECORDS].toSorted(),
    );
    expect([...outcomes.keys()].toSorted()).toEqual(['met', 'unknown']);
  });

  it('meets by the Git host and what runs what no repository can show', () => {
    const met = criteria.filter(
      (criterion) => judgeConnected(criterion, [goodHost(), goodRuntime()], [repositoryFacts()]).outcome === 'met',
    );
    expect(met.map(({ id }) => id)).toEqual([...MET_BY_A_REPOSITORY, ...MET_BY_CONNECTED_FACTS].toSorted());
  });

  it('leaves every criterion unknown that nobody has looked at anything for', () => {
    const judged = criteria.filter(
      (criterion) => judgeFacts(criterion, repositoryFacts({ indicators: [] })).outcome !== 'unknown',
    );
    expect(judged.map(({ id }) => id)).toEqual([]);
  });
});
