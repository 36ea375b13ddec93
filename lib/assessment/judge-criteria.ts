import { type AssessmentInput, type OrganizationFacts, servingPlatformOf } from '@/lib/assessment/assessment-input';
import { NO_CORRECTIONS, type PartCorrections } from '@/lib/assessment/correct-findings';
import { criteria as everyCriterion } from '@/lib/assessment/criteria';
import { type Criterion, type CriterionFacts, type Judgement, notApplicable } from '@/lib/assessment/criterion';
import { withFactsAge } from '@/lib/assessment/facts-age';
import { gatherFacts, gatherFindings } from '@/lib/assessment/gather-facts';
import { inheritJudgement, type Serving, unseen } from '@/lib/assessment/inheritance';
import type { ReportCriterion } from '@/lib/assessment/report';
import type { CriterionDefinition, EvidenceSource, Scope } from '@/lib/model/model';
import type { Finding } from '@/lib/scan/evidence';

export interface JudgedCriterion {
  criterion: ReportCriterion;
  /** The sources that could show it. */
  shownBy: readonly EvidenceSource[];
}

/** All that was judged, and what it was judged on. */
export interface Judged {
  /** One for each indicator that was looked at, by id. */
  findings: ReadonlyMap<string, Finding>;
  facts: CriterionFacts;
  criteria: readonly JudgedCriterion[];
}

/**
 * Judges every criterion of the model on what is known, with some findings corrected.
 * @throws {Error} when the model has a criterion that no code judges.
 */
export function judgeCriteria(input: AssessmentInput, corrections: PartCorrections = NO_CORRECTIONS): Judged {
  const own = { ...input, thresholds: input.model.thresholds, corrections: corrections.own };
  const findings = gatherFindings(own);
  const facts = gatherFacts(own, findings);
  const criteria = deploysNothing(input) ? judgeNothing(input) : judgeAll(facts, input, corrections);
  return { findings, facts, criteria };
}

/** True where no repository deploys anything: then no criterion applies. */
export function deploysNothing({ repositories }: Pick<AssessmentInput, 'repositories'>): boolean {
  return repositories.every((repository) => repository.deploysNothing);
}

function judgeAll(facts: CriterionFacts, input: AssessmentInput, corrections: PartCorrections): JudgedCriterion[] {
  const { model, platform, organization } = input;
  const named = servingPlatformOf(input);
  const platformFacts = named && gatherServing(named, input, corrections);
  const organizationFacts = organization === undefined ? null : gatherServing(organization, input, NO_CORRECTIONS);
  return model.criteria.map((definition) => {
    const criterion = findCriterion(definition.id);
    const serving = (scope: Scope): Serving => {
      const served = scope === 'platform' ? platformFacts : organizationFacts;
      if (served !== null)
        return served.facts ? { name: served.name, judgement: criterion.judge(served.facts) } : unseen(served.name);
      return scope === 'platform' && platform === undefined ? 'itself' : 'unnamed';
    };
    const { judgement, inheritedFrom } = inheritJudgement(
      criterion.judge(facts),
      definition.scope,
      serving(definition.scope),
    );
    return {
      criterion: describeCriterion(definition, judgement, inheritedFrom, input),
      shownBy: judgement.shownBy ?? definition.observe,
    };
  });
}

function gatherServing(served: OrganizationFacts, { model, now }: AssessmentInput, { platform }: PartCorrections) {
  const isSeen = served.repositories.length > 0 || (served.connectedFacts ?? []).length > 0 || served.records;
  return {
    name: served.name,
    facts: isSeen ? gatherFacts({ ...served, thresholds: model.thresholds, now, corrections: platform }) : null,
  };
}

function judgeNothing(input: AssessmentInput): JudgedCriterion[] {
  const judgement = notApplicable('Nothing is deployed from these repositories.');
  return input.model.criteria.map((definition) => ({
    criterion: describeCriterion(definition, judgement, null, input),
    shownBy: definition.observe,
  }));
}

const criteriaById = new Map(everyCriterion.map((criterion) => [criterion.id, criterion]));

function findCriterion(id: string): Criterion {
  const criterion = criteriaById.get(id);
  if (criterion === undefined) throw new Error(`The model has the criterion ${id}, and no code judges it`);
  return criterion;
}

function describeCriterion(
  { id, dimension, level, gate, scope, settledBy }: CriterionDefinition,
  judgement: Judgement,
  inheritedFrom: string | null,
  { model: { thresholds }, now }: AssessmentInput,
): ReportCriterion {
  return {
    id,
    dimension,
    level,
    gate,
    scope,
    outcome: judgement.outcome,
    share: judgement.share ?? null,
    basis: 'observed',
    contradicted: false,
    inheritedFrom,
    parts: judgement.parts ?? [],
    reason: withFactsAge(judgement.reason, judgement.evidence, { thresholds, now }),
    settledBy: judgement.outcome === 'unknown' ? (judgement.settledBy ?? settledBy) : null,
    evidence: judgement.evidence,
  };
}
