import {
  type CriterionFacts,
  defineCriterion,
  type Judgement,
  joinParts,
  met,
  notMet,
} from '@/lib/assessment/criterion';
import { findProductionDelivery, unknownDelivery, withImpliedProduction } from '@/lib/assessment/production-delivery';
import { joinViews, judgeRunningAgent } from '@/lib/assessment/running-view';
import { counted } from '@/lib/assessment/wording';

/** Met by an agent that serves a production target, declared or seen as it runs, or by scheduled correcting runs where no agent could run. */
export const agentPulls = defineCriterion({
  id: 'agent-pulls',
  judge: (facts) => joinViews(facts, judgeDeclared(facts), judgeRunningAgent(facts)),
});

function judgeDeclared(facts: CriterionFacts): Judgement {
  const delivery = findProductionDelivery(facts);
  if (delivery.by === 'unknown') return unknownDelivery(delivery);
  if (delivery.by === 'agent') {
    const reason = `An agent pulls the desired state of production: ${counted(delivery.objects, 'complete object')}.`;
    return met(withImpliedProduction(facts, reason), delivery.evidence);
  }
  const scheduled = met(
    'Scheduled runs on the merged state detect and correct drift in place of an agent.',
    delivery.evidence,
  );
  if (delivery.by === 'schedule') return { ...scheduled, reason: withImpliedProduction(facts, scheduled.reason) };
  const pushed = notMet(
    withImpliedProduction(facts, 'Pipelines push to production, and no agent pulls the desired state there.'),
    delivery.evidence,
  );
  if (delivery.scheduled === 0) return pushed;
  return joinParts([
    { name: 'Targets under scheduled runs', judgement: scheduled },
    { name: 'Kubernetes targets', judgement: pushed },
  ]);
}
