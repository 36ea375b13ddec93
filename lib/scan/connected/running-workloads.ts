import { inProduction } from '@/lib/scan/connected/view/connected-indicator';
import { defineCountedIndicator } from '@/lib/scan/connected/view/counted-indicator';

/** Workloads of production that an agent reconciles with self-correction and pruning, of all that run there. */
export const runningWorkloads = defineCountedIndicator({
  id: 'running-workloads',
  needs: 'runtime',
  what: 'which workloads run beside those of the agent',
  things: 'workloads in production',
  does: 'are reconciled with self-correction and pruning',
  everyRepository: false,
  rows: (view) => {
    const known = inProduction(view).flatMap((fact) =>
      fact.workloads === null ? [] : [{ fact, workloads: fact.workloads }],
    );
    // A cluster sees what an agent does not know of, so its count stands for its environment.
    const seenWhole = new Set(
      known.filter(({ fact }) => fact.system === 'cluster').map(({ fact }) => fact.environment),
    );
    return known
      .filter(({ fact }) => fact.system === 'cluster' || !seenWhole.has(fact.environment))
      .map(({ fact, workloads }) => ({
        fact,
        name: 'workloads',
        of: workloads.total,
        met: workloads.reconciled,
      }));
  },
});
