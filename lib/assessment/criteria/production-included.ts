import { type CriterionFacts, defineCriterion, type Judgement, met, notMet } from '@/lib/assessment/criterion';
import {
  AGENT_OBJECTS,
  findProductionDelivery,
  unknownDelivery,
  withImpliedProduction,
} from '@/lib/assessment/production-delivery';
import { joinViews, judgeRunningAgent } from '@/lib/assessment/running-view';
import { counted, listed } from '@/lib/assessment/wording';

/** Met by an agent object of tier production, or by an agent that keeps applications there. */
export const productionIncluded = defineCriterion({
  id: 'production-included',
  judge: (facts) => joinViews(facts, judgeDeclared(facts), judgeRunningAgent(facts)),
});

function judgeDeclared(facts: CriterionFacts): Judgement {
  const delivery = findProductionDelivery(facts);
  switch (delivery.by) {
    case 'agent': {
      const reason = `Production is under the agent: ${counted(delivery.objects, 'complete object')}.`;
      return met(withImpliedProduction(facts, reason), delivery.evidence);
    }
    case 'schedule':
      return met(withImpliedProduction(facts, 'Scheduled runs keep production itself.'), delivery.evidence);
    case 'pipeline':
      return notMet('Production is pushed by pipelines; no agent object has it as its target.', delivery.evidence);
    case 'unknown': {
      const lower = onlyLowerEnvironments(facts);
      if (delivery.objects === 0 || lower.length === 0) return unknownDelivery(delivery);
      return notMet(`The agent serves lower environments only: ${listed(lower)}.`, facts.evidence(...AGENT_OBJECTS));
    }
  }
}

/** The named environments where all are known and none is production; empty otherwise. */
function onlyLowerEnvironments(facts: CriterionFacts): readonly string[] {
  if (facts.finding('environments').outcome === 'unknown') return [];
  // An object whose environment is not named may well be production.
  if (facts.number('environments', 'unnamedObjects') > 0) return [];
  const beyond = ['production', 'unknown'].some((tier) => facts.list('environments', tier).length > 0);
  return beyond ? [] : facts.list('environments', 'names');
}
