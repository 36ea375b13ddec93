import { type FactsOfScope, findBeyondSources } from '@/lib/assessment/beyond-sources';
import type { ConnectedFact } from '@/lib/assessment/connected-facts';
import { criteria as everyCriterion } from '@/lib/assessment/criteria';
import type { Criterion, CriterionFacts, Judgement } from '@/lib/assessment/criterion';
import { notApplicable } from '@/lib/assessment/criterion';
import { profileDimensions } from '@/lib/assessment/dimensions';
import { withFactsAge } from '@/lib/assessment/facts-age';
import { gatherFacts, gatherFindings } from '@/lib/assessment/gather-facts';
import { inheritJudgement, type Serving, unseen } from '@/lib/assessment/inheritance';
import { NOTHING_DEPLOYED, placeOnLevels } from '@/lib/assessment/levels';
import { compareText } from '@/lib/assessment/merge-findings';
import type { OrganizationRecords } from '@/lib/assessment/organization-records';
import { type LevelNumber, Report, type ReportCriterion, type ReportIndicator } from '@/lib/assessment/report';
import type { RepositoryFacts } from '@/lib/assessment/repository-facts';
import { planRoadmap } from '@/lib/assessment/roadmap';
import { findSafetyFindings } from '@/lib/assessment/safety';
import type { CriterionDefinition, EvidenceSource, Model, Scope } from '@/lib/model/model';
import type { Finding } from '@/lib/scan/evidence';

/** The platform that serves a team, or its organization, with the repositories that show it. */
export interface ServingFacts {
  name: string;
  repositories: readonly RepositoryFacts[];
  /** Facts of its Git host and of what it runs; of those about a repository the address is that of its `RepositoryFacts`. */
  connectedFacts?: readonly ConnectedFact[];
}

/** The organization, with what Cairn itself keeps of it. */
export interface OrganizationFacts extends ServingFacts {
  /** Null or left out: Cairn keeps nothing of it. */
  records?: OrganizationRecords | null;
}

export interface AssessmentInput {
  /** At least one. */
  repositories: readonly RepositoryFacts[];
  /** The team's own facts of its Git host and of what it runs, as in `ServingFacts`. */
  connectedFacts?: readonly ConnectedFact[];
  /** Left out: the repositories stand for their platform too. `unnamed`: a team whose platform nobody named. */
  platform?: ServingFacts | 'unnamed';
  /** Left out: nothing is known of the organization. */
  organization?: OrganizationFacts;
  model: Model;
  /** ISO 8601, UTC. */
  now: string;
  /** The level aimed at; the next one when left out. */
  target?: LevelNumber;
}

interface Judged {
  criterion: ReportCriterion;
  /** The sources that could show it. */
  shownBy: readonly EvidenceSource[];
}

/**
 * Judges what repositories show: criteria, levels, profile, roadmap and safety. Pure; the same input in any order gives the
 * same Report.
 * @throws {Error} when there is no repository, or the model has a criterion that no code judges.
 */
export function assess(input: AssessmentInput): Report {
  const { model, now } = input;
  const repositories = input.repositories.toSorted(
    (a, b) =>
      compareText(a.url, b.url) || compareText(a.commit, b.commit) || compareText(a.paths.join(), b.paths.join()),
  );
  if (repositories.length === 0) throw new Error('There is no repository to assess');
  const own = { ...input, repositories, thresholds: model.thresholds };
  const findings = gatherFindings(own);
  const facts = gatherFacts(own, findings);
  const nothingDeployed = repositories.every(({ deploysNothing }) => deploysNothing);
  const judged = nothingDeployed ? judgeNothing(input) : judgeCriteria(facts, input);
  const criteria = judged.map(({ criterion }) => criterion);
  const levels = {
    thresholds: model.thresholds,
    beyondSources: findBeyondSources(judged, factsOfScope(input)),
  };
  return Report.parse({
    schemaVersion: 1,
    model: model.version,
    now,
    repositories: repositories.map(({ url, commit, paths, role, files }) => ({ url, commit, paths, role, files })),
    notCounted: listNotCounted(repositories),
    indicators: listIndicators([...findings.values()], input),
    criteria,
    level: nothingDeployed ? NOTHING_DEPLOYED : placeOnLevels(criteria, levels),
    dimensions: profileDimensions(criteria, model),
    delivery: null,
    roadmap: nothingDeployed
      ? []
      : planRoadmap({
          criteria,
          model,
          levels,
          target: input.target ?? null,
          proposalOf: (id) => facts.finding(id).proposal ?? null,
        }),
    safety: findSafetyFindings(facts),
  } satisfies Report);
}

/** A team's own facts speak for every scope. */
function factsOfScope({ connectedFacts = [], platform, organization }: AssessmentInput): FactsOfScope {
  const platformFacts = platform === undefined || platform === 'unnamed' ? [] : (platform.connectedFacts ?? []);
  return { team: connectedFacts, platform: platformFacts, organization: organization?.connectedFacts ?? [] };
}

function judgeCriteria(facts: CriterionFacts, input: AssessmentInput): Judged[] {
  const { model, platform, organization } = input;
  const platformFacts = platform === undefined || platform === 'unnamed' ? null : gatherServing(platform, input);
  const organizationFacts = organization === undefined ? null : gatherServing(organization, input);
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

function gatherServing(served: OrganizationFacts, { model, now }: AssessmentInput) {
  const isSeen = served.repositories.length > 0 || (served.connectedFacts ?? []).length > 0 || served.records;
  return {
    name: served.name,
    facts: isSeen ? gatherFacts({ ...served, thresholds: model.thresholds, now }) : null,
  };
}

function judgeNothing(input: AssessmentInput): Judged[] {
  const judgement = notApplicable('Nothing is deployed from these repositories.');
  return input.model.criteria.map((definition) => ({
    criterion: describeCriterion(definition, judgement, null, input),
    shownBy: definition.observe,
  }));
}

function findCriterion(id: string): Criterion {
  const criterion = everyCriterion.find((candidate) => candidate.id === id);
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

function listIndicators(findings: readonly Finding[], { model, now }: AssessmentInput): ReportIndicator[] {
  const order = new Map(model.indicators.map(({ id }, index) => [id, index]));
  const position = (id: string) => order.get(id) ?? order.size;
  const informs = new Map(model.indicators.map(({ id, informs }) => [id, [...informs]]));
  const { thresholds } = model;
  return findings
    .map((finding) => ({
      ...finding,
      reason: withFactsAge(finding.reason, finding.evidence, { thresholds, now }),
      informs: informs.get(finding.id) ?? [],
    }))
    .toSorted((a, b) => position(a.id) - position(b.id) || compareText(a.id, b.id));
}

function listNotCounted(repositories: readonly RepositoryFacts[]): Report['notCounted'] {
  return repositories
    .flatMap(({ url, notCounted }) => notCounted.map((left) => ({ repository: url, ...left })))
    .toSorted(
      (a, b) =>
        compareText(a.repository, b.repository) || compareText(a.path, b.path) || compareText(a.reason, b.reason),
    );
}
