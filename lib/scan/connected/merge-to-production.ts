import { WAIT_PERCENTS } from '@/lib/delivery/practice-facts';
import {
  defineConnectedIndicator,
  inProduction,
  notConnected,
  showFact,
} from '@/lib/scan/connected/view/connected-indicator';

const NEEDS = { needs: 'runtime', what: 'how long changes wait from merge to production' } as const;
const HOUR = 3_600;

/** How long merged changes wait until they are in production; by percentages of the changes, each the longest of several systems. */
export const mergeToProduction = defineConnectedIndicator({
  id: 'merge-to-production',
  ...NEEDS,
  detect(view) {
    const known = inProduction(view).flatMap((fact) =>
      fact.mergeToProduction === null ? [] : [{ fact, waits: fact.mergeToProduction }],
    );
    if (known.length === 0) return notConnected(NEEDS);
    const changes = known.reduce((sum, { waits }) => sum + waits.changes, 0);
    const told = known.filter(({ waits }) => waits.seconds.length > 0);
    const longest = WAIT_PERCENTS.map((_, at) => Math.max(...told.map(({ waits }) => waits.seconds[at] ?? 0)));
    const isTold = told.length === known.length;
    return {
      outcome: isTold ? 'present' : 'unknown',
      measures: {
        changes,
        ...(isTold
          ? Object.fromEntries(WAIT_PERCENTS.map((percent, at) => [`seconds${percent}`, Math.round(longest[at] ?? 0)]))
          : {}),
      },
      evidence: known.map(({ fact, waits }) => showFact(fact, 'from merge to production', describe(waits))),
      reason: isTold
        ? `Half of ${changes} changes are in production ${hours(longest[0] ?? 0)} after their merge, weekends left out.`
        : `Too few deployed changes are known to tell how long they wait from merge to production: ${changes}.`,
    };
  },
});

function describe({ changes, seconds }: { changes: number; seconds: readonly number[] }): string {
  const [half, most] = [seconds[0], seconds[WAIT_PERCENTS.indexOf(80)]];
  if (half === undefined || most === undefined) return `${changes} changes: too few to tell`;
  return `${changes} changes; half of them within ${hours(half)}, 80 % within ${hours(most)}, weekends left out`;
}

/** `45 minutes`, `3.5 hours`: hours from ninety minutes on. */
function hours(seconds: number): string {
  return seconds < 1.5 * HOUR ? `${Math.round(seconds / 60)} minutes` : `${Math.round(seconds / 360) / 10} hours`;
}
