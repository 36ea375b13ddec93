import { defineConnectedIndicator, notConnected, showFact } from '@/lib/scan/connected/view/connected-indicator';
import { daysBetween } from '@/lib/scan/connected/view/days';

const NEEDS = { needs: 'runtime', what: 'when an environment was last rebuilt from Git' } as const;

/** The last rebuild of a full environment from Git, and how long it took. */
export const environmentRebuild = defineConnectedIndicator({
  id: 'environment-rebuild',
  ...NEEDS,
  detect({ runtimes, now }) {
    const known = runtimes.flatMap((fact) => (fact.rebuild === null ? [] : [{ fact, rebuild: fact.rebuild }]));
    const [last] = known.toSorted((a, b) => Date.parse(b.rebuild.lastAt) - Date.parse(a.rebuild.lastAt));
    if (last === undefined) return notConnected(NEEDS);
    const { lastAt, minutes } = last.rebuild;
    const days = daysBetween(lastAt, now);
    const took = minutes === null ? 'and how long it took is not recorded' : `in ${minutes} minutes`;
    return {
      outcome: minutes === null ? 'partial' : 'present',
      measures: { daysSinceLast: days, ...(minutes === null ? {} : { minutes }) },
      evidence: known.map(({ fact, rebuild }) =>
        showFact(
          fact,
          'rebuild',
          `rebuilt on ${rebuild.lastAt.slice(0, 10)}${rebuild.minutes === null ? '' : ` in ${rebuild.minutes} minutes`}`,
        ),
      ),
      reason: `An environment was last rebuilt ${days} days ago, ${took}.`,
    };
  },
});
