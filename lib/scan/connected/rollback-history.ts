import type { RuntimeFacts } from '@/lib/assessment/runtime-facts';
import {
  defineConnectedIndicator,
  inProduction,
  notConnected,
  showFact,
} from '@/lib/scan/connected/view/connected-indicator';
import { daysBetween } from '@/lib/scan/connected/view/days';

const NEEDS = { needs: 'runtime', what: 'the way back to an earlier state, and when it was gone' } as const;
const WAYS = {
  revert: 'a revert in Git',
  'previous-version': 'the previous version',
  'feature-flag': 'a documented flag',
  'by-hand': 'repair by hand',
} as const;

type Rollbacks = RuntimeFacts['rollbacks'] & {};

/** The way back to an earlier state, the days since it was last used or rehearsed, and how long it takes. */
export const rollbackHistory = defineConnectedIndicator({
  id: 'rollback-history',
  ...NEEDS,
  detect(view) {
    const known = inProduction(view).flatMap((fact) =>
      fact.rollbacks === null ? [] : [{ fact, rollbacks: fact.rollbacks }],
    );
    if (known.length === 0) return notConnected(NEEDS);
    const all = known.map(({ rollbacks }) => rollbacks);
    const days = all.flatMap(({ lastAt }) => (lastAt === null ? [] : [daysBetween(lastAt, view.now)]));
    const times = all.flatMap(({ medianSecondsToApplied }) => medianSecondsToApplied ?? []);
    return {
      outcome: days.length > 0 ? 'present' : 'unknown',
      measures: {
        ways: [...new Set(all.flatMap(({ wayBack }) => wayBack ?? []))].toSorted(),
        ...(days.length > 0 ? { daysSinceLast: Math.min(...days) } : {}),
        ...(times.length > 0 ? { medianSeconds: Math.max(...times) } : {}),
      },
      evidence: known.map(({ fact, rollbacks }) => showFact(fact, 'rollbacks', describe(rollbacks))),
      reason:
        days.length > 0
          ? `The way back was last used or rehearsed ${Math.min(...days)} days ago.`
          : 'No use and no rehearsal of the way back is known.',
    };
  },
});

function describe({ wayBack, lastAt, medianSecondsToApplied, deployment }: Rollbacks): string {
  return [
    wayBack === null ? 'the way back is not known' : `the way back is ${WAYS[wayBack]}`,
    ...(lastAt === null ? [] : [`last on ${lastAt.slice(0, 10)}${deployment === null ? '' : ` with ${deployment}`}`]),
    ...(medianSecondsToApplied === null ? [] : [`applied after ${Math.round(medianSecondsToApplied / 60)} minutes`]),
  ].join(', ');
}
