import { expect, it } from 'vitest';
import type { Criterion, JudgedOutcome, Judgement } from '@/lib/assessment/criterion';
import { gatherFacts } from '@/lib/assessment/gather-facts';
import type { RepositoryFacts } from '@/lib/assessment/repository-facts';
import { MODEL } from '@/tests/lib/assessment/shared-model';

/** Judges a criterion on repositories, with the thresholds that the content ships. */
export function judgeFacts(criterion: Criterion, ...repositories: RepositoryFacts[]): Judgement {
  return criterion.judge(gatherFacts(repositories, MODEL.thresholds));
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
