import { CairnError } from '@/lib/errors';
import type { Level } from '@/lib/model/model';

const LONGEST_REASON = 1000;

/** The level that a team aims at. */
export interface Target {
  level: Level;
  reason: string;
}

/**
 * A target with its reason: there is none without (model 1).
 * @throws {CairnError} `invalid-input` of the field `reason`.
 */
export function readTarget({ level, reason }: Target): Target {
  const text = reason.trim();
  const problem = reasonProblem(text);
  if (problem !== null) throw new CairnError('invalid-input', problem, { field: 'reason' });
  return { level, reason: text };
}

/** What is wrong with the reason of a target; null for a good one. */
export function reasonProblem(reason: string): string | null {
  if (reason.trim() === '') return 'Say why this level is the target: every target has a reason.';
  return reason.trim().length > LONGEST_REASON ? `Give the reason in at most ${LONGEST_REASON} characters.` : null;
}
