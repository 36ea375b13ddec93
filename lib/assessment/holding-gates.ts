import type { LevelNumber, Report, ReportCriterion } from '@/lib/assessment/report';

/** What stands between a result and its next level. */
export interface HoldingGates {
  /** The level to reach next; null when the highest is held or no level applies. */
  next: LevelNumber | null;
  /** Gates up to the next level that are not met, those seen to be missing first. */
  holding: ReportCriterion[];
  /** Gates that were passed over, because no connected source can show them. */
  unsettled: ReportCriterion[];
}

const LEVELS: readonly LevelNumber[] = [0, 1, 2, 3];
const urgency: readonly ReportCriterion['outcome'][] = ['not-met', 'partly-met', 'exempt', 'not-applicable', 'unknown'];

/** The gates that hold the next level back, as seen from the indicated level. */
export function holdingGates(report: Report): HoldingGates {
  const passedOver = new Set(report.level.unsettled);
  const unsettled = report.criteria.filter(({ id }) => passedOver.has(id));
  const next = nextLevel(report);
  if (next === null) return { next, holding: [], unsettled };
  const holding = report.criteria.filter(
    ({ id, gate, outcome }) => gate !== null && gate <= next && outcome !== 'met' && !passedOver.has(id),
  );
  holding.sort((a, b) => urgency.indexOf(a.outcome) - urgency.indexOf(b.outcome));
  return { next, holding, unsettled };
}

function nextLevel({ level }: Report): LevelNumber | null {
  if (level.placement === 'nothing-deployed') return null;
  return LEVELS.find((candidate) => level.indicated === null || candidate > level.indicated) ?? null;
}
