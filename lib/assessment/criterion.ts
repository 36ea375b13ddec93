import { uniteEvidence } from '@/lib/assessment/merge-findings';
import type { OrganizationRecords } from '@/lib/assessment/organization-records';
import type { CriterionOutcome, CriterionPart, RepositoryRole } from '@/lib/assessment/report';
import type { EvidenceSource, Thresholds } from '@/lib/model/model';
import type { Evidence, Finding } from '@/lib/scan/evidence';

/** What is known of one team, platform or organization: the input of every criterion. */
export interface CriterionFacts {
  readonly thresholds: Thresholds;
  readonly repositories: readonly { readonly url: string; readonly role: RepositoryRole }[];
  /** The finding of an indicator over all repositories; `unknown` where nobody looked. */
  finding(id: string): Finding;
  /** A measure of an indicator; 0 where it has none. */
  number(id: string, measure: string): number;
  /** A measure of an indicator; null where it has none, or nobody could read it. */
  measured(id: string, measure: string): number | null;
  /** A list among the measures of an indicator; empty where it has none. */
  list(id: string, measure: string): readonly string[];
  /** The evidence of several indicators, each place once. */
  evidence(...ids: string[]): Evidence[];
  /** Cairn's own records of the organization; null where it is not the organization that is judged. */
  readonly records: OrganizationRecords | null;
}

/** What a criterion can come to on evidence; only a decision of people makes it `exempt`. */
export type JudgedOutcome = Exclude<CriterionOutcome, 'exempt'>;

/** What a criterion says about the facts. */
export interface Judgement {
  outcome: JudgedOutcome;
  /** 0 to 1: how much of it is met, where that can be counted. */
  share?: number;
  parts?: CriterionPart[];
  /** One or two sentences for a reader. */
  reason: string;
  evidence: Evidence[];
  /** What would settle it, where the facts tell more than the criterion's own text. */
  settledBy?: string;
  /** For an unknown: the only sources that could show it here, where they are fewer than those that the model names. */
  shownBy?: readonly EvidenceSource[];
}

/** One entry of a cell of the model, judged from facts. Pure: the same facts give the same judgement. */
export interface Criterion {
  id: string;
  judge(facts: CriterionFacts): Judgement;
}

/** Declares a criterion. Its text, level and gate stand in the content of the same id. */
export function defineCriterion(criterion: Criterion): Criterion {
  return criterion;
}

/** A criterion that nothing connected can show yet: unknown, with the reason. */
export function awaits(id: string, reason: string): Criterion {
  return { id, judge: () => unknown(reason) };
}

export function met(reason: string, evidence: Evidence[]): Judgement {
  return { outcome: 'met', reason, evidence };
}

export function notMet(reason: string, evidence: Evidence[]): Judgement {
  return { outcome: 'not-met', reason, evidence };
}

/** @param share between 0 and 1; null where what is met cannot be counted. */
export function partlyMet(share: number | null, reason: string, evidence: Evidence[]): Judgement {
  return { outcome: 'partly-met', ...(share === null ? {} : { share }), reason, evidence };
}

export function unknown(reason: string, details: Pick<Judgement, 'settledBy' | 'shownBy'> = {}): Judgement {
  return { outcome: 'unknown', reason, evidence: [], ...details };
}

export function notApplicable(reason: string): Judgement {
  return { outcome: 'not-applicable', reason, evidence: [] };
}

/** A named part of a criterion, judged like one. */
export interface Part {
  name: string;
  judgement: Judgement;
}

/**
 * Judges a criterion by its parts (model 2): any part not met → not met, or partly met if others are met; else any part
 * unknown → unknown; else met. Parts that do not apply are left out. The share is the mean over the parts, of which
 * those that cannot be counted give nothing.
 */
export function joinParts(parts: readonly Part[]): Judgement {
  const applicable = parts.filter(({ judgement }) => judgement.outcome !== 'not-applicable');
  const outcome = joinOutcomes(applicable.map(({ judgement }) => judgement.outcome));
  const deciding = applicable.filter(({ judgement }) => decides(judgement.outcome, outcome));
  const share = meanShare(applicable);
  const settledBy = deciding.find(({ judgement }) => judgement.settledBy !== undefined)?.judgement.settledBy;
  return {
    outcome,
    ...(outcome === 'partly-met' && share > 0 ? { share } : {}),
    parts: parts.map(({ name, judgement: { outcome, reason } }) => ({ name, outcome, reason })),
    reason: (deciding.length > 0 ? deciding : parts).map(({ judgement }) => judgement.reason).join(' '),
    evidence: uniteEvidence(deciding.map(({ judgement }) => judgement.evidence)),
    ...(outcome === 'unknown' && settledBy !== undefined ? { settledBy } : {}),
  };
}

function joinOutcomes(outcomes: readonly JudgedOutcome[]): JudgedOutcome {
  if (outcomes.length === 0) return 'not-applicable';
  if (outcomes.some(isShort)) {
    return outcomes.some((outcome) => outcome === 'met' || outcome === 'partly-met') ? 'partly-met' : 'not-met';
  }
  return outcomes.includes('unknown') ? 'unknown' : 'met';
}

function isShort(outcome: JudgedOutcome): boolean {
  return outcome === 'not-met' || outcome === 'partly-met';
}

function decides(part: JudgedOutcome, whole: JudgedOutcome): boolean {
  return isShort(whole) ? isShort(part) : part === whole;
}

function meanShare(parts: readonly Part[]): number {
  const shares = parts.map(({ judgement }) => (judgement.outcome === 'met' ? 1 : (judgement.share ?? 0)));
  return shares.reduce((sum, share) => sum + share, 0) / Math.max(shares.length, 1);
}
