import { type CriterionFacts, defineCriterion, met, notMet, partlyMet, unknown } from '@/lib/assessment/criterion';
import { findProductionDelivery } from '@/lib/assessment/production-delivery';

const ID = 'preview-environments';

/** A proposal gets an environment that automation makes and takes away, delivered as the service is. */
export const previewEnvironments = defineCriterion({
  id: ID,
  judge(facts) {
    const { outcome, reason, evidence } = facts.finding(ID);
    if (outcome === 'unknown') return unknown(reason);
    if (outcome === 'partial') return partlyMet(null, reason, evidence);
    if (facts.number(ID, 'pulled') > 0) return met(reason, evidence);
    if (facts.number(ID, 'pushed') > 0) return judgePushed(facts);
    if (outcome === 'absent') return notMet(reason, evidence);
    return unknown(reason);
  },
});

/** A preview that is pushed tries something else than the agent will do. */
function judgePushed(facts: CriterionFacts) {
  const { reason, evidence } = facts.finding(ID);
  const isPulled = findProductionDelivery(facts).by === 'agent';
  if (!isPulled) return met(reason, evidence);
  return partlyMet(null, `${reason} A pipeline pushes it, and an agent delivers the service.`, evidence);
}
