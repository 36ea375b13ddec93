import type { RoadmapStep } from '@/lib/assessment/report';

/** What the proposal of a time needs to know of a step. */
export interface PlannedStep extends Pick<RoadmapStep, 'criterion' | 'effort' | 'outcome' | 'first'> {
  /** Roles or teams that take it; each needs room for it. */
  owners: readonly string[];
}

/** Room of an owner in a quarter: one large step, two medium ones or six small ones. Cairn's own estimate, said to be one. */
const CAPACITY = 6;
const WEIGHT: Readonly<Record<RoadmapStep['effort'], number>> = { small: 1, medium: 3, large: 6 };
/** Further ahead nobody can plan in earnest. */
const HORIZON = 4;

/**
 * Proposes a quarter for each step, from its order and effort alone: 1 is the first whole quarter from now, null is later than four
 * quarters. Each step takes the first quarter in which all its owners have room, after what has to come first. To find out what is
 * unknown waits for nothing.
 */
export function proposeQuarters(steps: readonly PlannedStep[]): (number | null)[] {
  const loads = new Map<string, number>();
  const quarterOf = new Map<string, number>();
  return steps.map((step) => {
    if (step.outcome === 'unknown') return 1;
    const weight = WEIGHT[step.effort];
    const loadOf = (owner: string, quarter: number) => loads.get(`${quarter} ${owner}`) ?? 0;
    let quarter = Math.max(1, ...step.first.map((id) => quarterOf.get(id) ?? 1));
    while (step.owners.some((owner) => loadOf(owner, quarter) + weight > CAPACITY)) quarter += 1;
    for (const owner of step.owners) loads.set(`${quarter} ${owner}`, loadOf(owner, quarter) + weight);
    quarterOf.set(step.criterion, quarter);
    return quarter > HORIZON ? null : quarter;
  });
}
