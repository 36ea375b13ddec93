import { defineCriterion, met, notMet, unknown } from '@/lib/assessment/criterion';
import {
  automaticObjects,
  findProductionDelivery,
  judgeProductionShare,
  unknownDelivery,
  withImpliedProduction,
} from '@/lib/assessment/production-delivery';

const LOOKED_AT = ['argocd-automated-sync', 'flux-kustomizations', 'flux-helm-releases', 'other-gitops-agent'];

/** The share of complete production agent objects that apply a merged change without a person. */
export const automaticSync = defineCriterion({
  id: 'automatic-sync',
  judge(facts) {
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
  },
});
