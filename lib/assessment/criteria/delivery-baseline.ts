import {
  type CriterionFacts,
  defineCriterion,
  type Judgement,
  joinParts,
  met,
  notMet,
  partlyMet,
  unknown,
} from '@/lib/assessment/criterion';
import { counted } from '@/lib/assessment/wording';

const ID = 'delivery-metrics';

/** The five metrics are known of each service for long enough; how high or low they are plays no part. */
export const deliveryBaseline = defineCriterion({
  id: 'delivery-baseline',
  judge(facts) {
    if (facts.number(ID, 'services') === 0) return unknown(facts.finding(ID).reason);
    return joinParts([
      { name: 'Recorded long enough', judgement: judgeLength(facts) },
      { name: 'Lead times', judgement: judgeLeadTimes(facts) },
      { name: 'Failures', judgement: judgeFailures(facts) },
    ]);
  },
});

function judgeLength(facts: CriterionFacts): Judgement {
  const { evidence } = facts.finding(ID);
  const days = facts.number(ID, 'recordedDays');
  const needed = facts.thresholds.baselineWindowDays;
  const text = `Deployments are recorded for ${counted(days, 'day')} (${needed} needed).`;
  return days >= needed ? met(text, evidence) : notMet(text, evidence);
}

function judgeLeadTimes(facts: CriterionFacts): Judgement {
  const { evidence } = facts.finding(ID);
  const [services, known] = [facts.number(ID, 'services'), facts.number(ID, 'withLeadTimes')];
  const text = `Lead times are known of ${known} of ${counted(services, 'service')}.`;
  if (known === services) return met(text, evidence);
  return known === 0 ? notMet(text, evidence) : partlyMet(known / services, text, evidence);
}

/** That nothing failed and that nobody tells of failures look the same. */
function judgeFailures(facts: CriterionFacts): Judgement {
  const { evidence } = facts.finding(ID);
  if (facts.number(ID, 'failuresTold') > 0) return met('Failures and their ends are told.', evidence);
  return unknown('No incident, recovery, rollback or fix was ever told: nothing failed, or nobody tells of it.', {
    settledBy: 'Connect what records incidents, or import them.',
  });
}
