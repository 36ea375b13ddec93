import type { CriterionFacts } from '@/lib/assessment/criterion';
import type { SafetyFinding } from '@/lib/assessment/report';
import { counted } from '@/lib/assessment/wording';

interface SafetyRule {
  indicator: string;
  measure: string;
  reason(count: number): string;
}

/** What is shown prominently at any level (model 3). */
const RULES: readonly SafetyRule[] = [
  {
    indicator: 'plaintext-secrets',
    measure: 'high',
    reason: (count) =>
      `${counted(count, 'credential')} ${count === 1 ? 'is' : 'are'} readable in Git. Replace what was readable: it stays in the history.`,
  },
  {
    indicator: 'push-deploys',
    measure: 'credentials',
    reason: (count) =>
      `Pipelines use ${counted(count, 'standing credential')} of clusters or clouds: who controls a pipeline controls the target.`,
  },
  {
    indicator: 'branch-protection',
    measure: 'forcePushAllowed',
    reason: (count) =>
      `${counted(count, 'deployed branch', 'deployed branches')} can be force-pushed: history can be rewritten.`,
  },
];

/** Findings that matter whatever the level is. */
export function findSafetyFindings(facts: CriterionFacts): SafetyFinding[] {
  return RULES.flatMap(({ indicator, measure, reason }) => {
    const count = facts.number(indicator, measure);
    return count > 0
      ? [{ indicator, severity: 'high' as const, reason: reason(count), evidence: facts.finding(indicator).evidence }]
      : [];
  });
}
