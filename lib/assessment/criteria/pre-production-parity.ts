import {
  type CriterionFacts,
  defineCriterion,
  type Judgement,
  met,
  partlyMet,
  unknown,
} from '@/lib/assessment/criterion';
import { countAgentObjects, findProductionDelivery, unknownDelivery } from '@/lib/assessment/production-delivery';
import { listed } from '@/lib/assessment/wording';

const LOWER_TIERS = ['staging', 'testing', 'development'];

/** An environment before production is deployed by what deploys production. */
export const preProductionParity = defineCriterion({
  id: 'pre-production-parity',
  judge(facts) {
    const declared = judgeDeclared(facts);
    if (declared.outcome === 'met') return declared;
    const kept = facts.list('running-applications', 'lowerEnvironments');
    if (kept.length === 0) return declared;
    return met(`${listed(kept)}: kept by the agent that keeps production.`, facts.evidence('running-applications'));
  },
});

function judgeDeclared(facts: CriterionFacts): Judgement {
  const environments = facts.finding('environments');
  if (environments.outcome === 'unknown') return unknown(environments.reason);
  const lower = LOWER_TIERS.flatMap((tier) => facts.list('environments', tier));
  if (lower.length === 0) {
    return unknown('No environment before production is to be seen here; it may be in another repository.');
  }
  const delivery = findProductionDelivery(facts);
  if (delivery.by === 'unknown') return unknownDelivery(delivery);
  const evidence = facts.evidence('environments');
  const objects = countAgentObjects(facts);
  const byAgent = objects.all > objects.production;
  const byPipeline = facts.number('push-deploys', 'nonProduction') > 0;
  const [same, other] = delivery.by === 'agent' ? [byAgent, byPipeline] : [byPipeline, byAgent];
  if (same) return met(`${listed(lower)}: deployed by the same means as production.`, evidence);
  if (other) return partlyMet(null, `${listed(lower)}: deployed by other means than production.`, evidence);
  return unknown(`${listed(lower)}: what deploys there is not to be seen here.`);
}
