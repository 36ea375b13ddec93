import {
  type CriterionFacts,
  defineCriterion,
  joinParts,
  met,
  notApplicable,
  notMet,
  partlyMet,
  unknown,
} from '@/lib/assessment/criterion';
import { counted } from '@/lib/assessment/wording';

/** One policy set by reference for all targets, rolled out in waves, exceptions that have an owner and expire. */
export const fleetPolicy = defineCriterion({
  id: 'fleet-policy',
  judge(facts) {
    const { id, outcome, reason, evidence } = facts.finding('policy-as-code');
    if (outcome === 'unknown') return unknown(reason);
    if (facts.number(id, 'policies') === 0 && facts.number('admission-policy', 'policies') === 0) {
      return notMet('No policy set is declared in these repositories.', evidence);
    }
    return joinParts([
      { name: 'One set by reference', judgement: judgeReference(facts) },
      { name: 'Rolled out in waves', judgement: judgeWaves(facts) },
      { name: 'Exceptions with owner and end', judgement: judgeExceptions(facts) },
    ]);
  },
});

function judgeReference(facts: CriterionFacts) {
  const evidence = facts.evidence('policy-as-code');
  const shared = facts.number('policy-as-code', 'sharedByReference');
  const copies = facts.number('policy-as-code', 'copies');
  if (shared > 0 && copies === 0) return met('The targets refer to one policy set.', evidence);
  if (shared + copies === 0) return notMet('No policy set is shared by the targets.', evidence);
  const reason = `${counted(copies, 'policy file')} ${copies === 1 ? 'is a copy' : 'are copies'} where targets should refer to one set.`;
  return partlyMet(null, reason, evidence);
}

function judgeWaves(facts: CriterionFacts) {
  const evidence = facts.evidence('policy-as-code', 'fleet-waves');
  if (facts.number('policy-as-code', 'waved') > 0) return met('Policies reach the targets in waves.', evidence);
  return notMet('Policies reach all targets at once.', evidence);
}

function judgeExceptions(facts: CriterionFacts) {
  const evidence = facts.evidence('policy-as-code');
  const exceptions = facts.number('policy-as-code', 'exceptions');
  const bounded = facts.number('policy-as-code', 'exceptionsWithOwnerAndExpiry');
  if (exceptions === 0) return notApplicable('No exception from the policies was found.');
  const reason = `${bounded} of ${counted(exceptions, 'exception')} ${bounded === 1 ? 'says' : 'say'} who owns it and when it ends.`;
  if (bounded >= exceptions) return met(reason, evidence);
  return bounded === 0 ? notMet(reason, evidence) : partlyMet(bounded / exceptions, reason, evidence);
}
