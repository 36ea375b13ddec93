import { judgeCounts } from '@/lib/assessment/connected-parts';
import { type CriterionFacts, defineCriterion, type Judgement, met, notMet, unknown } from '@/lib/assessment/criterion';
import {
  automaticObjects,
  findProductionDelivery,
  judgeProductionShare,
  unknownDelivery,
  withImpliedProduction,
} from '@/lib/assessment/production-delivery';
import { joinViews, runningCounts } from '@/lib/assessment/running-view';

const LOOKED_AT = ['argocd-automated-sync', 'flux-kustomizations', 'flux-helm-releases', 'other-gitops-agent'];

/** The share of production's applications that apply a merged change without a person: as Git declares them, and as they run. */
export const automaticSync = defineCriterion({
  id: 'automatic-sync',
  judge: (facts) => joinViews(facts, judgeDeclared(facts), judgeRunning(facts)),
});

function judgeRunning(facts: CriterionFacts): Judgement {
  const required = {
    thing: 'application',
    things: 'applications',
    does: 'in production apply merged changes without a person',
    threshold: facts.thresholds.automaticSyncShare,
  };
  return judgeCounts(runningCounts(facts, 'automaticSync'), required, facts.finding('running-applications'));
}

function judgeDeclared(facts: CriterionFacts): Judgement {
  const delivery = findProductionDelivery(facts);
  if (delivery.by === 'unknown') return unknownDelivery(delivery);
  if (delivery.by === 'schedule') {
    const reason = 'Scheduled runs apply the merged state without a person.';
    return met(withImpliedProduction(facts, reason), delivery.evidence);
  }
  if (delivery.by === 'pipeline') {
    return notMet('No agent applies merged changes to production; pipelines push them.', delivery.evidence);
  }
  if (delivery.unread !== null) return unknown(delivery.unread);
  const required = {
    threshold: facts.thresholds.automaticSyncShare,
    exclusive: false,
    verb: 'apply merged changes without a person',
  };
  return judgeProductionShare(facts, automaticObjects(facts), required, facts.evidence(...LOOKED_AT));
}
