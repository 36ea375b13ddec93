import type { RoadmapStep } from '@/lib/assessment/report';

/** What the proposal of a time needs to know of a step. */
export type PlannedStep = Pick<RoadmapStep, 'criterion' | 'effort' | 'who' | 'outcome' | 'first'>;

/** Room of an owner in a quarter: one large step, two medium ones or six small ones. Cairn's own estimate, said to be one. */
const CAPACITY = 6;
const WEIGHT: Readonly<Record<RoadmapStep['effort'], number>> = { small: 1, medium: 3, large: 6 };
/** Further ahead nobody can plan in earnest. */
const HORIZON = 4;

/**
 * Proposes a quarter for each step, from its order and effort alone: 1 is the first whole quarter from now, null is later than four
 * quarters. Each step takes the first quarter in which its owner has room, after what has to come first. To find out what is unknown
 * is small.
 */
export function proposeQuarters(steps: readonly PlannedStep[]): (number | null)[] {
  const loads = new Map<string, number>();
  const quarterOf = new Map<string, number>();
  return steps.map((step) => {
    const weight = WEIGHT[step.outcome === 'unknown' ? 'small' : step.effort];
    const loadIn = (quarter: number) => loads.get(`${step.who} ${quarter}`) ?? 0;
    let quarter = Math.max(1, ...step.first.map((id) => quarterOf.get(id) ?? 1));
    while (loadIn(quarter) + weight > CAPACITY) quarter += 1;
    loads.set(`${step.who} ${quarter}`, loadIn(quarter) + weight);
    quarterOf.set(step.criterion, quarter);
    return quarter > HORIZON ? null : quarter;
  });
}
