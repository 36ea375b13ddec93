import {
  type CriterionFacts,
  defineCriterion,
  joinParts,
  met,
  notApplicable,
  notMet,
  unknown,
} from '@/lib/assessment/criterion';
import { findProductionDelivery, unknownDelivery } from '@/lib/assessment/production-delivery';
import { counted } from '@/lib/assessment/wording';

/** No pipeline applies to production or holds its keys. Scheduled runs that stand in for an agent are left out. */
export const ciWithoutClusterKeys = defineCriterion({
  id: 'ci-without-cluster-keys',
  judge(facts) {
    const pushes = facts.finding('push-deploys');
    const parts = [
      { name: 'No pipeline applies to production', judgement: judgeApplies(facts) },
      { name: 'No production keys in CI', judgement: judgeKeys(facts) },
    ];
    const found = parts.some(({ judgement }) => judgement.outcome === 'not-met');
    if (pushes.outcome === 'unknown' && !found) return unknown(pushes.reason);
    const delivery = findProductionDelivery(facts);
    if (delivery.by === 'unknown' && !found) return unknownDelivery(delivery);
    if (delivery.by === 'schedule' && !found)
      return notApplicable('No agent manages a target here; scheduled runs do.');
    return joinParts(parts);
  },
});

function judgeApplies(facts: CriterionFacts) {
  const applies = facts.number('push-deploys', 'production') - facts.number('push-deploys', 'scheduledApply');
  if (applies <= 0) return met('No pipeline applies changes to production.', []);
  const reason = `${counted(applies, 'pipeline deploy')} ${applies === 1 ? 'applies' : 'apply'} changes to production past an agent.`;
  return notMet(reason, facts.evidence('push-deploys'));
}

function judgeKeys(facts: CriterionFacts) {
  const keys = facts.number('push-deploys', 'credentials');
  if (keys === 0) return met('No pipeline names standing credentials of production.', []);
  return notMet(
    `Pipelines use ${counted(keys, 'standing credential')} of clusters or clouds.`,
    facts.evidence('push-deploys'),
  );
}
