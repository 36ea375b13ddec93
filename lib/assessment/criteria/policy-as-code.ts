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

/** Policies that block in production, delivered by the agent, and a policy check in pull requests. */
export const policyAsCode = defineCriterion({
  id: 'policy-as-code',
  judge(facts) {
    return joinParts([
      { name: 'Enforced in production by the agent', judgement: judgeEnforced(facts) },
      { name: 'Checked in pull requests', judgement: judgeChecked(facts) },
    ]);
  },
});

function judgeEnforced(facts: CriterionFacts) {
  const admission = facts.finding('admission-policy');
  if (admission.outcome === 'unknown') return unknown(admission.reason);
  const evidence = facts.evidence('admission-policy', 'policy-as-code');
  const enforcing = facts.number(admission.id, 'enforcingProduction');
  if (enforcing > 0 && facts.number('policy-as-code', 'underAgent') > 0) {
    return met(`The agent delivers ${counted(enforcing, 'policy', 'policies')} that block in production.`, evidence);
  }
  if (enforcing > 0) return partlyMet(null, 'Policies block in production, and no agent delivers them.', evidence);
  if (facts.number(admission.id, 'unresolved') > 0) {
    return unknown('Whether the policies block depends on values that cannot be resolved here.');
  }
  const other = facts.number(admission.id, 'audit') + facts.number(admission.id, 'enforcing');
  if (other > 0) return partlyMet(null, 'Policies are declared, and none of them blocks in production.', evidence);
  if (facts.number(admission.id, 'hardenedNamespaces') > 0) {
    return partlyMet(
      null,
      'Namespaces enforce built-in levels of pod security, and no policy stands beside them.',
      evidence,
    );
  }
  if (facts.number(admission.id, 'podSecurityPolicies') > 0) {
    return partlyMet(null, 'Pod security policies are declared, and no other policy stands beside them.', evidence);
  }
  return notMet('No policy that blocks in production is declared in these repositories.', evidence);
}

function judgeChecked(facts: CriterionFacts) {
  const policies = facts.finding('policy-as-code');
  const checks = facts.number(policies.id, 'pullRequestChecks');
  if (checks > 0) return met(`Pull requests run ${counted(checks, 'policy check')}.`, policies.evidence);
  if (policies.outcome === 'unknown') return unknown(policies.reason);
  return notMet('No pipeline on pull requests checks changes against policies.', policies.evidence);
}
