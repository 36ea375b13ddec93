import { inProduction } from '@/lib/scan/connected/view/connected-indicator';
import { defineCountedIndicator } from '@/lib/scan/connected/view/counted-indicator';

/** Services whose running version leads back to image, build, commit, pull request and work item. */
export const traceToCommit = defineCountedIndicator({
  id: 'trace-to-commit',
  needs: 'runtime',
  what: 'where running versions come from',
  things: 'services',
  does: 'can be traced from the running version to the work item',
  everyRepository: false,
  rows: (view) =>
    inProduction(view).flatMap((fact) =>
      fact.trace === null
        ? []
        : [{ fact, name: 'running versions', of: fact.trace.services, met: fact.trace.complete }],
    ),
});
