import { criteria as everyCriterion } from '@/lib/assessment/criteria';
import type { Criterion, CriterionFacts, Judgement } from '@/lib/assessment/criterion';
import { notApplicable } from '@/lib/assessment/criterion';
import { profileDimensions } from '@/lib/assessment/dimensions';
import { gatherFacts, mergeRepositories } from '@/lib/assessment/gather-facts';
import { inheritJudgement, type Serving } from '@/lib/assessment/inheritance';
import { NOTHING_DEPLOYED, placeOnLevels } from '@/lib/assessment/levels';
import { compareText } from '@/lib/assessment/merge-findings';
import { type LevelNumber, Report, type ReportCriterion, type ReportIndicator } from '@/lib/assessment/report';
import type { RepositoryFacts } from '@/lib/assessment/repository-facts';
import { planRoadmap } from '@/lib/assessment/roadmap';
import { findSafetyFindings } from '@/lib/assessment/safety';
import type { CriterionDefinition, EvidenceSource, Model, Scope } from '@/lib/model/model';

/** The platform that serves a team, or its organization, with the repositories that show it. */
export interface ServingFacts {
  name: string;
  repositories: readonly RepositoryFacts[];
}

export interface AssessmentInput {
  /** At least one. */
  repositories: readonly RepositoryFacts[];
  /** Left out: the repositories stand for their platform too. `unnamed`: a team whose platform nobody named. */
  platform?: ServingFacts | 'unnamed';
  /** Left out: nothing is known of the organization. */
  organization?: ServingFacts;
  model: Model;
  /** ISO 8601, UTC. */
  now: string;
  /** Kinds of source that are connected; repositories alone when left out. */
  connected?: readonly EvidenceSource[];
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
  const facts = gatherFacts(repositories, model.thresholds);
  const nothingDeployed = repositories.every(({ deploysNothing }) => deploysNothing);
  const judged = nothingDeployed ? judgeNothing(model) : judgeCriteria(facts, input);
  const criteria = judged.map(({ criterion }) => criterion);
  const levels = {
    thresholds: model.thresholds,
    beyondSources: findBeyondSources(judged, input.connected ?? ['repository']),
  };
  return Report.parse({
    schemaVersion: 1,
    model: model.version,
    now,
    repositories: repositories.map(({ url, commit, paths, role, files }) => ({ url, commit, paths, role, files })),
    notCounted: listNotCounted(repositories),
    indicators: listIndicators(repositories, model),
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

function judgeCriteria(facts: CriterionFacts, { model, platform, organization }: AssessmentInput): Judged[] {
  const platformFacts = platform === undefined || platform === 'unnamed' ? null : gatherServing(platform, model);
  const organizationFacts = organization === undefined ? null : gatherServing(organization, model);
  return model.criteria.map((definition) => {
    const criterion = findCriterion(definition.id);
    const serving = (scope: Scope): Serving => {
      const served = scope === 'platform' ? platformFacts : organizationFacts;
      if (served !== null) return { name: served.name, judgement: criterion.judge(served.facts) };
      return scope === 'platform' && platform === undefined ? 'itself' : 'unnamed';
    };
    const { judgement, inheritedFrom } = inheritJudgement(
      criterion.judge(facts),
      definition.scope,
      serving(definition.scope),
    );
    return {
      criterion: describeCriterion(definition, judgement, inheritedFrom),
      shownBy: judgement.shownBy ?? definition.observe,
    };
  });
}

function gatherServing({ name, repositories }: ServingFacts, { thresholds }: Model) {
  return { name, facts: gatherFacts(repositories, thresholds) };
}

function judgeNothing(model: Model): Judged[] {
  const judgement = notApplicable('Nothing is deployed from these repositories.');
  return model.criteria.map((definition) => ({
    criterion: describeCriterion(definition, judgement, null),
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
    reason: judgement.reason,
    settledBy: judgement.outcome === 'unknown' ? (judgement.settledBy ?? settledBy) : null,
    evidence: judgement.evidence,
  };
}

/** Gates that none of the connected sources can show, by their nature. */
function findBeyondSources(judged: readonly Judged[], connected: readonly EvidenceSource[]): ReadonlySet<string> {
  const beyond = judged.filter(({ shownBy }) => !shownBy.some((source) => connected.includes(source)));
  return new Set(beyond.filter(({ criterion }) => criterion.gate !== null).map(({ criterion }) => criterion.id));
}

function listIndicators(repositories: readonly RepositoryFacts[], model: Model): ReportIndicator[] {
  const order = new Map(model.indicators.map(({ id }, index) => [id, index]));
  const position = (id: string) => order.get(id) ?? order.size;
  const informs = new Map(model.indicators.map(({ id, informs }) => [id, [...informs]]));
  return [...mergeRepositories(repositories, model.thresholds).values()]
    .map((finding) => ({ ...finding, informs: informs.get(finding.id) ?? [] }))
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
