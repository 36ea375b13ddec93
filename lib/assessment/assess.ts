import type { AssessmentInput } from '@/lib/assessment/assessment-input';
import { servingPlatformOf } from '@/lib/assessment/assessment-input';
import { type FactsOfScope, findBeyondSources } from '@/lib/assessment/beyond-sources';
import { collectDisputes } from '@/lib/assessment/collect-disputes';
import { newestOfEachSubject } from '@/lib/assessment/connected-facts';
import type { ReportDelivery } from '@/lib/assessment/delivery-facts';
import { profileDimensions } from '@/lib/assessment/dimensions';
import { withFactsAge } from '@/lib/assessment/facts-age';
import { deploysNothing, judgeCriteria } from '@/lib/assessment/judge-criteria';
import { judgeDisputes } from '@/lib/assessment/judge-disputes';
import { NOTHING_DEPLOYED, placeOnLevels } from '@/lib/assessment/levels';
import { compareText } from '@/lib/assessment/merge-findings';
import { Report, type ReportIndicator } from '@/lib/assessment/report';
import type { RepositoryFacts } from '@/lib/assessment/repository-facts';
import { planRoadmap } from '@/lib/assessment/roadmap';
import { findSafetyFindings } from '@/lib/assessment/safety';
import type { Finding } from '@/lib/scan/evidence';

/**
 * Judges what repositories show: criteria, levels, profile, roadmap and safety; and beside that, what people dispute. Pure; the
 * same input in any order gives the same Report.
 * @throws {Error} when there is no repository, or the model has a criterion that no code judges.
 */
export function assess(given: AssessmentInput): Report {
  const { model, now } = given;
  const input = { ...given, repositories: inOrder(given.repositories) };
  const { repositories } = input;
  if (repositories.length === 0) throw new Error('There is no repository to assess');
  const judged = judgeCriteria(input);
  const levels = {
    thresholds: model.thresholds,
    beyondSources: findBeyondSources(judged.criteria, factsOfScope(input)),
  };
  const { told, mistakes } = collectDisputes(input);
  const evident = { judged, criteria: judged.criteria.map(({ criterion }) => criterion), levels };
  const { criteria, disputes, findings, level } = judgeDisputes(told, input, evident);
  const nothingDeployed = deploysNothing(input);
  const delivery = deliveryOf(input);
  return Report.parse({
    schemaVersion: 1,
    model: model.version,
    now,
    repositories: repositories.map(({ url, commit, paths, role, files }) => ({ url, commit, paths, role, files })),
    notCounted: listNotCounted(repositories),
    indicators: listIndicators(judged.findings, findings, input),
    criteria,
    level: nothingDeployed ? NOTHING_DEPLOYED : { ...placeOnLevels(criteria, levels), disputed: level },
    dimensions: profileDimensions(criteria, model),
    delivery,
    roadmap: nothingDeployed
      ? []
      : planRoadmap({
          criteria,
          model,
          levels,
          target: input.target ?? null,
          worstMetric: delivery?.worst ?? null,
          proposalOf: (id) => judged.facts.finding(id).proposal ?? null,
        }),
    safety: findSafetyFindings(judged.facts),
    disputes,
    disputeMistakes: mistakes,
  } satisfies Report);
}

/** The newest measurement of the team's own delivery to production. */
function deliveryOf({ connectedFacts = [] }: AssessmentInput): ReportDelivery | null {
  const measured = newestOfEachSubject(connectedFacts).flatMap((fact) =>
    fact.kind === 'runtime' && fact.tier === 'production' && fact.delivery !== null ? [fact.delivery] : [],
  );
  const [own] = measured;
  if (own === undefined) return null;
  const { since, until, services, worst, metrics } = own;
  return { since, until, services, worst, metrics };
}

function inOrder(repositories: readonly RepositoryFacts[]): RepositoryFacts[] {
  return repositories.toSorted(
    (a, b) =>
      compareText(a.url, b.url) || compareText(a.commit, b.commit) || compareText(a.paths.join(), b.paths.join()),
  );
}

/** A team's own facts speak for every scope. */
function factsOfScope(input: AssessmentInput): FactsOfScope {
  return {
    team: input.connectedFacts ?? [],
    platform: servingPlatformOf(input)?.connectedFacts ?? [],
    organization: input.organization?.connectedFacts ?? [],
  };
}

function listIndicators(
  found: ReadonlyMap<string, Finding>,
  corrected: ReadonlyMap<string, Finding>,
  { model, now }: AssessmentInput,
): ReportIndicator[] {
  const order = new Map(model.indicators.map(({ id }, index) => [id, index]));
  const position = (id: string) => order.get(id) ?? order.size;
  const informs = new Map(model.indicators.map(({ id, informs }) => [id, [...informs]]));
  const { thresholds } = model;
  return [...found.values()]
    .map((finding) => ({
      ...finding,
      reason: withFactsAge(finding.reason, finding.evidence, { thresholds, now }),
      informs: informs.get(finding.id) ?? [],
      ...disputedOutcomes(finding, corrected.get(finding.id)),
    }))
    .toSorted((a, b) => position(a.id) - position(b.id) || compareText(a.id, b.id));
}

function disputedOutcomes(found: Finding, corrected: Finding | undefined): Pick<ReportIndicator, 'disputed'> {
  if (corrected === undefined || corrected.outcome === found.outcome) return {};
  return { disputed: { without: found.outcome, with: corrected.outcome } };
}

function listNotCounted(repositories: readonly RepositoryFacts[]): Report['notCounted'] {
  return repositories
    .flatMap(({ url, notCounted }) => notCounted.map((left) => ({ repository: url, ...left })))
    .toSorted(
      (a, b) =>
        compareText(a.repository, b.repository) || compareText(a.path, b.path) || compareText(a.reason, b.reason),
    );
}
