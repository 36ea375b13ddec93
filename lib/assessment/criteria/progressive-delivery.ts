import {
  type CriterionFacts,
  defineCriterion,
  joinParts,
  met,
  notMet,
  partlyMet,
  unknown,
} from '@/lib/assessment/criterion';
import { counted } from '@/lib/assessment/wording';

const ROLLOUTS = 'progressive-delivery';
const ANALYSIS = 'automated-analysis';

/** New versions go out step by step, metrics decide, and a bad result takes them back. */
export const progressiveDelivery = defineCriterion({
  id: 'progressive-delivery',
  judge(facts) {
    const steps = judgeSteps(facts);
    if (steps.outcome === 'unknown' || steps.outcome === 'not-met') return steps;
    return joinParts([
      { name: 'Step by step', judgement: steps },
      { name: 'Metrics decide, and take it back', judgement: judgeAnalysis(facts) },
    ]);
  },
});

function judgeSteps(facts: CriterionFacts) {
  const { outcome, reason, evidence } = facts.finding(ROLLOUTS);
  const rollouts = facts.number(ROLLOUTS, 'rollouts') - facts.number(ROLLOUTS, 'open');
  const controlled = facts.number(ROLLOUTS, 'controlled');
  if (controlled > 0) {
    const kinds = facts.list(ROLLOUTS, 'kinds').join(', ');
    const text = `${controlled} of ${counted(rollouts, 'rollout')} ${controlled === 1 ? 'goes' : 'go'} step by step with directed traffic (${kinds}).`;
    return controlled === rollouts ? met(text, evidence) : partlyMet(controlled / rollouts, text, evidence);
  }
  if (outcome === 'partial') return partlyMet(null, reason, evidence);
  if (outcome !== 'absent') return unknown(reason);
  if (facts.number('kubernetes-manifests', 'workloads') > 0) return notMet(reason, evidence);
  return unknown('The workloads are declared elsewhere, and so is how they roll out.');
}

/** Argo Rollouts and Flagger abort by themselves when an analysis fails: the analysis is both. */
function judgeAnalysis(facts: CriterionFacts) {
  const { outcome, reason } = facts.finding(ANALYSIS);
  const evidence = facts.evidence(ANALYSIS, ROLLOUTS);
  const rollouts = facts.number(ROLLOUTS, 'rollouts');
  const analysed = Math.min(facts.number(ANALYSIS, 'analysed'), rollouts);
  if (outcome === 'unknown') return unknown(reason);
  if (analysed === 0) return notMet(reason, evidence);
  const text = `Metrics judge ${analysed} of ${counted(rollouts, 'rollout')}, and abort on a bad result.`;
  return analysed === rollouts ? met(text, evidence) : partlyMet(analysed / rollouts, text, evidence);
}
