import { defineCriterion, met, notMet, unknown } from '@/lib/assessment/criterion';
import {
  findProductionDelivery,
  judgeProductionShare,
  productionTally,
  unknownDelivery,
  withImpliedProduction,
} from '@/lib/assessment/production-delivery';

/** The share of complete production agent objects whose drift is reverted without a person. */
export const driftCorrected = defineCriterion({
  id: 'drift-corrected',
  judge(facts) {
    const delivery = findProductionDelivery(facts);
    if (delivery.by === 'unknown') return unknownDelivery(delivery);
    if (delivery.by === 'schedule') {
      const reason = 'Scheduled runs on the merged state correct drift.';
      return met(withImpliedProduction(facts, reason), delivery.evidence);
    }
    if (delivery.by === 'pipeline') {
      return notMet('Nothing looks at production between two pushes of a pipeline.', delivery.evidence);
    }
    const drift = facts.finding('drift-detection');
    const tally = productionTally(facts, drift.id);
    if (drift.outcome === 'unknown' && tally.of + tally.unresolved === 0) return unknown(drift.reason);
    const required = { threshold: facts.thresholds.driftCorrectedShare, exclusive: true, verb: 'revert drift' };
    return judgeProductionShare(facts, tally, required, drift.evidence);
  },
});
