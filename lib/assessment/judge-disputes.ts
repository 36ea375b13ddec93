import { type AssessmentInput, servingPlatformOf } from '@/lib/assessment/assessment-input';
import type { ToldDispute } from '@/lib/assessment/collect-disputes';
import type { Correction, PartCorrections } from '@/lib/assessment/correct-findings';
import type { Dispute, DisputeEffect, ReportDispute } from '@/lib/assessment/dispute';
import { type Evident, repositoryMeant, standingOf } from '@/lib/assessment/dispute-standing';
import { judgeCriteria } from '@/lib/assessment/judge-criteria';
import { figuresOn, figuresWithExemptions } from '@/lib/assessment/levels';
import type { LevelFigures } from '@/lib/assessment/outcomes';
import type { ReportCriterion } from '@/lib/assessment/report';
import type { Finding } from '@/lib/scan/evidence';

export interface JudgedDisputes {
  /** In force first, then unused, then expired. */
  disputes: ReportDispute[];
  /** The criteria as judged, less those that are exempt, each with its outcome without and with all disputes in force. */
  criteria: ReportCriterion[];
  /** Findings with all corrections in force, by id. */
  findings: ReadonlyMap<string, Finding>;
  /** Null where no dispute is in force. */
  level: { without: LevelFigures; with: LevelFigures } | null;
}

const STATES: readonly ReportDispute['state'][] = ['in-force', 'unused', 'expired'];

/**
 * Judges what people dispute (model 3, "Exempt"). A level stays as evidence has it: an exempt gate counts as not met, and a
 * correction changes nothing by itself. What either would come to is given beside, for each alone and for all together.
 */
export function judgeDisputes(told: readonly ToldDispute[], input: AssessmentInput, evident: Evident): JudgedDisputes {
  const stood = told.map((each, index) => ({ ...each, ...standingOf(each, told.slice(0, index), input, evident) }));
  const inForce = stood.filter(({ state }) => state === 'in-force');
  const exempt = exemptCriteria(inForce);
  const corrected = judgeWith(inForce, input, evident);
  const platform = servingPlatformOf(input)?.name ?? null;
  const disputes = stood.map(
    ({ dispute, part, state, note }): ReportDispute => ({
      ...dispute,
      state,
      note,
      platform: part === 'platform' ? platform : null,
      effect: state === 'in-force' ? effectOf({ dispute, part }, input, evident) : null,
    }),
  );
  return {
    disputes: disputes.toSorted((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state)),
    criteria: evident.criteria.map((criterion) => settle(criterion, exempt.get(criterion.id), corrected.criteria)),
    findings: corrected.findings,
    level:
      inForce.length === 0
        ? null
        : { without: figuresOf(evident.criteria, evident), with: figuresWith(corrected.criteria, exempt, evident) },
  };
}

/** What one dispute alone comes to. */
function effectOf(told: ToldDispute, input: AssessmentInput, evident: Evident): DisputeEffect {
  const { subject } = told.dispute;
  const corrected = judgeWith([told], input, evident);
  const exempt = exemptCriteria([told]);
  const after = corrected.criteria.map((criterion) => asExempt(criterion, exempt));
  const before = new Map(evident.criteria.map(({ id, outcome }) => [id, outcome]));
  const changed = after.flatMap(({ id, outcome }) => {
    const without = before.get(id);
    return without === undefined || without === outcome ? [] : [{ id, without, with: outcome }];
  });
  const indicator = {
    without: evident.judged.findings.get(subject.id)?.outcome ?? 'unknown',
    with: corrected.findings.get(subject.id)?.outcome ?? 'unknown',
  };
  const criterion = { without: before.get(subject.id) ?? 'unknown', with: 'exempt' as const };
  return {
    outcome: subject.kind === 'criterion' ? criterion : indicator,
    level: {
      without: figuresOf(evident.criteria, evident),
      with: figuresWith(corrected.criteria, exempt, evident),
    },
    criteria: changed,
  };
}

/** Criteria and findings as they would be if corrections and exemptions of indicators were right. */
function judgeWith(told: readonly ToldDispute[], input: AssessmentInput, { judged, criteria }: Evident) {
  const corrections: PartCorrections = {
    own: correctionsOf(told, 'own', input),
    platform: correctionsOf(told, 'platform', input),
  };
  if (corrections.own.length + corrections.platform.length === 0) return { criteria, findings: judged.findings };
  const again = judgeCriteria(input, corrections);
  return { criteria: again.criteria.map(({ criterion }) => criterion), findings: again.findings };
}

function correctionsOf(told: readonly ToldDispute[], part: ToldDispute['part'], input: AssessmentInput): Correction[] {
  return told.flatMap(({ dispute, part: of }) => {
    if (of !== part || dispute.subject.kind !== 'indicator') return [];
    const outcome = dispute.outcome ?? ('not-applicable' as const);
    return [{ indicator: dispute.subject.id, outcome, repository: repositoryMeant(dispute, part, input) }];
  });
}

/** Exempt criteria with the dispute that makes them so. */
function exemptCriteria(told: readonly ToldDispute[]): ReadonlyMap<string, Dispute> {
  const exemptions = told.filter(({ dispute }) => dispute.subject.kind === 'criterion');
  return new Map(exemptions.map(({ dispute }) => [dispute.subject.id, dispute]));
}

function asExempt(criterion: ReportCriterion, exempt: ReadonlyMap<string, Dispute>): ReportCriterion {
  if (!exempt.has(criterion.id) || !canBeExempt(criterion)) return criterion;
  return { ...criterion, outcome: 'exempt' };
}

/** What is met, or does not apply, needs no exemption. */
function canBeExempt({ outcome }: ReportCriterion): boolean {
  return outcome !== 'met' && outcome !== 'not-applicable';
}

function settle(
  criterion: ReportCriterion,
  exemption: Dispute | undefined,
  corrected: readonly ReportCriterion[],
): ReportCriterion {
  if (exemption !== undefined) {
    const reason = `Exempt until ${exemption.expires}: ${asSentence(exemption.reason)} As judged: ${criterion.reason}`;
    const disputed = { without: criterion.outcome, with: 'exempt' as const };
    return { ...criterion, outcome: 'exempt', share: null, settledBy: null, reason, disputed };
  }
  const after = corrected.find(({ id }) => id === criterion.id)?.outcome ?? criterion.outcome;
  return after === criterion.outcome
    ? criterion
    : { ...criterion, disputed: { without: criterion.outcome, with: after } };
}

function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function figuresOf(criteria: readonly ReportCriterion[], { levels }: Evident): LevelFigures {
  return figuresOn(criteria, levels);
}

function figuresWith(
  criteria: readonly ReportCriterion[],
  exempt: ReadonlyMap<string, Dispute>,
  { levels }: Evident,
): LevelFigures {
  return figuresWithExemptions(
    criteria.map((criterion) => asExempt(criterion, exempt)),
    levels,
  );
}
