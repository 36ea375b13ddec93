import { judgeCounts } from '@/lib/assessment/connected-parts';
import { type CriterionFacts, defineCriterion, type Judgement, met, notMet, unknown } from '@/lib/assessment/criterion';
import {
  findProductionDelivery,
  judgeProductionShare,
  productionTally,
  unknownDelivery,
  withImpliedProduction,
} from '@/lib/assessment/production-delivery';
import { joinViews, runningCounts } from '@/lib/assessment/running-view';

/** The share of production's applications whose drift is reverted without a person: as Git declares them, and as they run. */
export const driftCorrected = defineCriterion({
  id: 'drift-corrected',
  judge: (facts) => joinViews(facts, judgeDeclared(facts), judgeRunning(facts)),
});

function judgeRunning(facts: CriterionFacts): Judgement {
  const required = {
    thing: 'application',
    things: 'applications',
    does: 'in production revert drift',
    threshold: facts.thresholds.driftCorrectedShare,
    exclusive: true,
  };
  return judgeCounts(runningCounts(facts, 'selfCorrecting'), required, facts.finding('running-applications'));
}

function judgeDeclared(facts: CriterionFacts): Judgement {
  const delivery = findProductionDelivery(facts);
  if (delivery.by === 'unknown') return unknownDelivery(delivery);
  if (delivery.by === 'schedule') {
    const reason = 'Scheduled runs on the merged state correct drift.';
    return met(withImpliedProduction(facts, reason), delivery.evidence);
  }
  if (delivery.by === 'pipeline') {
    const looks = facts.number('drift-detection', 'scheduledChecks') > 0;
    const reason = looks
      ? 'Scheduled pipelines look for drift and report it; nothing reverts it between two pushes.'
      : 'Nothing looks at production between two pushes of a pipeline.';
    return notMet(reason, looks ? facts.evidence('drift-detection') : delivery.evidence);
  }
  const drift = facts.finding('drift-detection');
  const tally = productionTally(facts, drift.id);
  if (drift.outcome === 'unknown' && tally.of + tally.unresolved === 0) return unknown(drift.reason);
  const required = { threshold: facts.thresholds.driftCorrectedShare, exclusive: true, verb: 'revert drift' };
  return judgeProductionShare(facts, tally, required, drift.evidence);
}
