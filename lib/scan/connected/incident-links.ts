import { defineCountedIndicator } from '@/lib/scan/connected/view/counted-indicator';

/** Incidents and rollbacks that name the deployment which caused them. */
export const incidentLinks = defineCountedIndicator({
  id: 'incident-links',
  needs: 'runtime',
  what: 'incidents and the deployments behind them',
  things: 'incidents and rollbacks',
  does: 'name the deployment behind them',
  everyRepository: false,
  rows: ({ runtimes }) =>
    runtimes.flatMap((fact) =>
      fact.incidents === null
        ? []
        : [{ fact, name: 'incidents', of: fact.incidents.total, met: fact.incidents.linkedToDeployment }],
    ),
});
