import { defineCriterion, met, notMet, unknown } from '@/lib/assessment/criterion';
import { findProductionDelivery, withImpliedProduction } from '@/lib/assessment/production-delivery';
import { counted } from '@/lib/assessment/wording';

/** Not met on an imperative step toward production; met when what production takes in is files of the commit. */
export const declarativeComplete = defineCriterion({
  id: 'declarative-complete',
  judge(facts) {
    const imperative = facts.number('push-deploys', 'productionImperative');
    if (imperative > 0) {
      const reason = `${counted(imperative, 'step')} toward production ${imperative === 1 ? 'is' : 'are'} imperative: what runs cannot be recreated from the commit alone.`;
      return notMet(reason, facts.evidence('push-deploys'));
    }
    const pushes = facts.finding('push-deploys');
    if (pushes.outcome === 'unknown') return unknown(pushes.reason);
    const delivery = findProductionDelivery(facts);
    if (delivery.by === 'unknown' && facts.number('push-deploys', 'production') === 0) return unknown(delivery.reason);
    const opaque = facts.number('push-deploys', 'productionOpaque');
    if (opaque > 0) {
      const reason = `What ${counted(opaque, 'pipeline deploy')} by tools of the team's own take to production is not to be seen.`;
      return unknown(reason);
    }
    const taker = delivery.by === 'agent' ? 'An agent takes' : 'Pipelines take';
    const reason = `${taker} files of the commit to production, and no imperative step was found.`;
    const evidence = delivery.by === 'unknown' ? pushes.evidence : delivery.evidence;
    return met(withImpliedProduction(facts, reason), evidence);
  },
});
