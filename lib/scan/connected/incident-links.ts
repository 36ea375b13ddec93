import { defineCountedIndicator } from '@/lib/scan/connected/view/counted-indicator';

/** Incidents and rollbacks that name the deployment which caused them. */
export const incidentLinks = defineCountedIndicator({
  id: 'incident-links',
  needs: 'runtime',
  what: 'incidents and the deployments behind them',
  things: 'incidents and rollbacks',
  does: 'name the deployment behind them',
  everyRepository: false,
  rows: ({ runtimes }) => {
    const told = runtimes.filter(({ incidents }) => incidents !== null);
    const bySystems = told.filter(({ system }) => system !== 'delivery-events');
    // Imported events may tell of the same incidents again.
    return (bySystems.length > 0 ? bySystems : told).flatMap((fact) =>
      fact.incidents === null
        ? []
        : [{ fact, name: 'incidents', of: fact.incidents.total, met: fact.incidents.linkedToDeployment }],
    );
  },
});
