import { figuresOn, type LevelContext, passesIndicated, placeOnLevels } from '@/lib/assessment/levels';
import type { LevelFigures } from '@/lib/assessment/outcomes';
import type { LevelNumber, ReportCriterion, RoadmapStep } from '@/lib/assessment/report';
import { orderSteps, type PlannedCriterion } from '@/lib/assessment/roadmap-order';
import type { DeliveryMetric, Model } from '@/lib/model/model';
import type { Proposal } from '@/lib/scan/evidence';

export interface RoadmapInput {
  criteria: readonly ReportCriterion[];
  model: Model;
  levels: LevelContext;
  /** The level aimed at; null: the next one. */
  target: LevelNumber | null;
  /** The metric of delivery that lies lowest; null where none is known. */
  worstMetric: DeliveryMetric | null;
  /** A change to the repository's own files that an indicator proposes, by the indicator's id. */
  proposalOf: (indicator: string) => Proposal | null;
}

const LIST_ITEM = /^(?:[-*]|\d+\.)\s+/;

/**
 * The next actions (model 7.2 and 7.6): missing gates of the next level, then the rest up to the target, prerequisites before
 * what needs them; what is unknown follows as steps to find out. Each step says what the level is once it is done, by judging
 * again with that criterion met and all else equal.
 */
export function planRoadmap({ criteria, model, levels, target, worstMetric, proposalOf }: RoadmapInput): RoadmapStep[] {
  const now = placeOnLevels(criteria, levels);
  if (now.placement === 'nothing-deployed') return [];
  const next = nextLevel(now.indicated);
  const goal = target ?? next;
  const definitions = new Map(model.criteria.map((definition) => [definition.id, definition]));
  const open = criteria.flatMap((criterion): PlannedCriterion[] => {
    const definition = definitions.get(criterion.id);
    if (definition === undefined || !isOpen(criterion) || !isWithin(criterion, goal)) return [];
    return [{ criterion, definition, holdsBack: holdsBack(criterion, next) }];
  });
  const missingGates = criteria.filter((gate) => holdsBack(gate, next) && !passesIndicated(gate, levels.beyondSources));
  const openIds = new Set(criteria.flatMap((criterion) => (isOpen(criterion) ? [criterion.id] : [])));
  return orderSteps(open, model.roadmapOrder, worstMetric).map((planned) => ({
    ...describeStep(planned, openIds, missingGates),
    // biome-ignore lint/suspicious/noThenProperty: data, never a function, so that nothing takes it for a promise.
    then: onceMet(planned.criterion, now, criteria, levels),
    snippet: firstProposal(planned.criterion.id, proposalOf),
  }));
}

/** The figures of the level with a criterion met: only those of gates are others. */
function onceMet(
  { id, gate }: ReportCriterion,
  now: LevelFigures,
  criteria: readonly ReportCriterion[],
  levels: LevelContext,
): LevelFigures {
  if (gate === null) return { verified: now.verified, indicated: now.indicated };
  return figuresOn(
    criteria.map((other) => asMet(other, id)),
    levels,
  );
}

function nextLevel(held: LevelNumber | null): LevelNumber {
  if (held === null) return 0;
  if (held === 0) return 1;
  return held === 1 ? 2 : 3;
}

/** Not done, and not decided to be left out. An answer alone closes a step as well. */
function isOpen({ outcome }: ReportCriterion): boolean {
  return outcome === 'not-met' || outcome === 'partly-met' || outcome === 'unknown';
}

function isWithin({ level, gate }: ReportCriterion, goal: LevelNumber): boolean {
  return level <= goal || (gate !== null && gate <= goal);
}

function holdsBack(criterion: ReportCriterion, next: LevelNumber): boolean {
  return criterion.gate !== null && criterion.gate <= next && isOpen(criterion);
}

function describeStep(
  { criterion, definition, holdsBack }: PlannedCriterion,
  openIds: ReadonlySet<string>,
  missingGates: readonly ReportCriterion[],
): Omit<RoadmapStep, 'snippet' | 'then'> {
  return {
    criterion: criterion.id,
    dimension: criterion.dimension,
    level: criterion.level,
    outcome: criterion.outcome,
    gate: holdsBack,
    effort: definition.effort,
    who: definition.who,
    first: definition.prerequisites.filter((id) => openIds.has(id)),
    how:
      criterion.outcome === 'unknown'
        ? [criterion.settledBy ?? definition.settledBy]
        : listSteps(definition.howToImprove),
    metrics: [...definition.metrics],
    places: criterion.evidence,
    stillMissing: holdsBack ? missingGates.map(({ id }) => id).filter((id) => id !== criterion.id) : [],
  };
}

/** Indicators whose proposal shows how a criterion is met. */
const PROPOSERS: Record<string, readonly string[]> = {
  'automatic-sync': ['argocd-automated-sync'],
  'drift-corrected': ['argocd-self-heal'],
  'production-coverage': ['argocd-self-heal', 'argocd-prune', 'flux-prune'],
};

function firstProposal(criterion: string, proposalOf: RoadmapInput['proposalOf']): Proposal | null {
  for (const indicator of PROPOSERS[criterion] ?? []) {
    const proposal = proposalOf(indicator);
    if (proposal) return proposal;
  }
  return null;
}

function asMet(criterion: ReportCriterion, id: string): ReportCriterion {
  return criterion.id === id ? { ...criterion, outcome: 'met', basis: 'observed' } : criterion;
}

/** The items of a Markdown list, each on one line; a text without a list is one step. */
export function listSteps(markdown: string): string[] {
  const steps: string[] = [];
  for (const line of markdown.split('\n').map((text) => text.trim())) {
    if (line === '') continue;
    const previous = steps.at(-1);
    if (LIST_ITEM.test(line) || previous === undefined) steps.push(line.replace(LIST_ITEM, ''));
    else steps[steps.length - 1] = `${previous} ${line}`;
  }
  return steps;
}
