import { countsOf, judgeCounts } from '@/lib/assessment/connected-parts';
import {
  type CriterionFacts,
  defineCriterion,
  type Judgement,
  joinParts,
  met,
  notApplicable,
  notMet,
  unknown,
} from '@/lib/assessment/criterion';
import {
  findProductionDelivery,
  judgeProductionShare,
  productionTally,
  unknownDelivery,
} from '@/lib/assessment/production-delivery';
import { joinViews } from '@/lib/assessment/running-view';
import { counted } from '@/lib/assessment/wording';

/**
 * The share of production that is corrected and pruned, and a reason beside each broad exception. Git shows the agent's objects; what
 * runs shows workloads that no object declares.
 */
export const productionCoverage = defineCriterion({
  id: 'production-coverage',
  judge(facts) {
    const covered = joinViews(
      facts,
      judgeDeclared(facts),
      judgeRunning(facts),
      facts.number('running-workloads', 'of'),
    );
    if (covered.outcome === 'unknown' || findProductionDelivery(facts).by !== 'agent') return covered;
    const exceptions = { name: 'Exceptions with a reason', judgement: judgeExceptions(facts) };
    const whole = joinParts([{ name: 'Corrected and pruned', judgement: covered }, exceptions]);
    return { ...whole, parts: [...(covered.parts ?? []), ...(whole.parts ?? []).slice(covered.parts ? 1 : 0)] };
  },
});

function judgeRunning(facts: CriterionFacts): Judgement {
  const finding = facts.finding('running-workloads');
  const required = {
    thing: 'workload',
    things: 'workloads',
    does: 'in production are reconciled with self-correction and pruning',
    threshold: facts.thresholds.productionCoverageShare,
  };
  return judgeCounts(countsOf(facts, finding.id), required, finding);
}

function judgeDeclared(facts: CriterionFacts): Judgement {
  const delivery = findProductionDelivery(facts);
  if (delivery.by === 'unknown') return unknownDelivery(delivery);
  if (delivery.by === 'schedule')
    return unknown('How much of production the scheduled runs reach cannot be told from here.');
  if (delivery.by === 'pipeline') return notMet('No agent reconciles production.', delivery.evidence);
  if (delivery.unread !== null) return unknown(delivery.unread);
  return judgeCovered(facts);
}

function judgeCovered(facts: CriterionFacts) {
  const drift = facts.finding('drift-detection');
  const { of, unresolved } = productionTally(facts, drift.id);
  if (drift.outcome === 'unknown' && of + unresolved === 0) return unknown(drift.reason);
  const covered = facts.number(drift.id, 'productionCovered');
  const required = {
    threshold: facts.thresholds.productionCoverageShare,
    exclusive: false,
    verb: 'are corrected and pruned',
  };
  return judgeProductionShare(facts, { of, met: covered, unresolved }, required, drift.evidence);
}

function judgeExceptions(facts: CriterionFacts) {
  const broad = facts.number('drift-detection', 'broadIgnores');
  const bare = broad - facts.number('drift-detection', 'broadIgnoresReasoned');
  const evidence = facts.evidence('drift-detection');
  if (bare > 0)
    return notMet(`${counted(bare, 'broad exception')} from reconciliation without a reason in Git.`, evidence);
  if (broad === 0) return notApplicable('No broad exception from reconciliation was found.');
  return met('Each broad exception has its reason in Git.', evidence);
}
