import { expect, it } from 'vitest';
import type { ConnectedFact } from '@/lib/assessment/connected-facts';
import type { Criterion, JudgedOutcome, Judgement } from '@/lib/assessment/criterion';
import { gatherFacts } from '@/lib/assessment/gather-facts';
import type { OrganizationRecords } from '@/lib/assessment/organization-records';
import type { RepositoryFacts } from '@/lib/assessment/repository-facts';
import { repositoryFacts } from '@/tests/factories/repository-facts';
import { MODEL } from '@/tests/lib/assessment/shared-model';

/** When tests judge. */
export const NOW = '2026-11-20T00:00:00Z';

/** Judges a criterion on repositories, with the thresholds that the content ships. */
export function judgeFacts(criterion: Criterion, ...repositories: RepositoryFacts[]): Judgement {
  return judgeConnected(criterion, [], repositories);
}

/** Judges a criterion on facts of a Git host and of what runs, beside repositories. */
export function judgeConnected(
  criterion: Criterion,
  connectedFacts: readonly ConnectedFact[],
  repositories: readonly RepositoryFacts[] = [],
): Judgement {
  return criterion.judge(gatherFacts({ repositories, connectedFacts, thresholds: MODEL.thresholds, now: NOW }));
}

/** Judges a criterion on what Cairn's own records say of an organization. */
export function judgeRecords(criterion: Criterion, records: OrganizationRecords | null): Judgement {
  return criterion.judge(gatherFacts({ repositories: [], records, thresholds: MODEL.thresholds, now: NOW }));
}

/** One test for each case of connected facts, beside a repository that shows everything that it can. */
export function itJudgesFacts(
  criterion: Criterion,
  cases: readonly [name: string, facts: readonly ConnectedFact[], outcome: JudgedOutcome, reason?: RegExp][],
): void {
  it.each(cases)('%s', (_name, facts, outcome, reason = /./) => {
    const judgement = judgeConnected(criterion, facts, [repositoryFacts()]);
    expect([judgement.outcome, judgement.reason]).toEqual([outcome, expect.stringMatching(reason)]);
  });
}

/** One case: what is special about the facts, the facts, the outcome, and what the reason says. */
export type Case = [name: string, facts: RepositoryFacts, outcome: JudgedOutcome, reason?: RegExp];

/** One test for each case. */
export function itJudges(criterion: Criterion, cases: readonly Case[]): void {
  it.each(cases)('%s', (_name, facts, outcome, reason = /./) => {
    const judgement = judgeFacts(criterion, facts);
    expect([judgement.outcome, judgement.reason]).toEqual([outcome, expect.stringMatching(reason)]);
  });
}
