import type { ReportCriterion } from '@/lib/assessment/report';
import type { CriterionDefinition, DeliveryMetric } from '@/lib/model/model';

/** An open criterion on its way to a step. */
export interface PlannedCriterion {
  criterion: ReportCriterion;
  definition: Pick<
    CriterionDefinition,
    'topic' | 'prerequisites' | 'effort' | 'who' | 'metrics' | 'settledBy' | 'howToImprove'
  >;
  /** A gate that holds the next level back. */
  holdsBack: boolean;
}

/**
 * Puts open criteria in order (model 7.2). What can be acted on comes before what has to be found out. Within each: gates
 * that hold the next level back, gates of later levels, prerequisites of other open criteria, those that move the
 * worst metric of delivery, the rest; by topic, then level,
 * then the order of the model. A prerequisite is taken before what needs it.
 */
export function orderSteps(
  open: readonly PlannedCriterion[],
  roadmapOrder: readonly string[],
  worstMetric: DeliveryMetric | null = null,
): PlannedCriterion[] {
  const ranked = rankSteps(open, roadmapOrder, worstMetric);
  const actionable = ranked.filter(({ criterion }) => criterion.outcome !== 'unknown');
  const unknown = ranked.filter(({ criterion }) => criterion.outcome === 'unknown');
  return [...prerequisitesFirst(actionable), ...prerequisitesFirst(unknown)];
}

function rankSteps(
  open: readonly PlannedCriterion[],
  roadmapOrder: readonly string[],
  worstMetric: DeliveryMetric | null,
): PlannedCriterion[] {
  const needed = new Set(open.flatMap(({ definition }) => definition.prerequisites));
  const urgency = ({ criterion, definition, holdsBack }: PlannedCriterion) => {
    if (holdsBack) return 0;
    if (criterion.gate !== null) return 1;
    if (needed.has(criterion.id)) return 2;
    return worstMetric !== null && definition.metrics.includes(worstMetric) ? 3 : 4;
  };
  const topic = ({ definition }: PlannedCriterion) => roadmapOrder.indexOf(definition.topic);
  return open.toSorted(
    (a, b) => urgency(a) - urgency(b) || topic(a) - topic(b) || a.criterion.level - b.criterion.level,
  );
}

function prerequisitesFirst(ranked: readonly PlannedCriterion[]): PlannedCriterion[] {
  const placed = new Set<PlannedCriterion>();
  const place = (planned: PlannedCriterion, trail: readonly PlannedCriterion[]): void => {
    if (placed.has(planned) || trail.includes(planned)) return;
    const first = ranked.filter(({ criterion }) => planned.definition.prerequisites.includes(criterion.id));
    for (const prerequisite of first) place(prerequisite, [...trail, planned]);
    placed.add(planned);
  };
  for (const planned of ranked) place(planned, []);
  return [...placed];
}
