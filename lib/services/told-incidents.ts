import type { Queries } from '@/db/client';
import { findIncidents, incidentStore, listIncidents, listRemediedIncidents } from '@/db/store/incidents';
import { listRecoveries } from '@/db/store/recoveries';
import { listResolutions } from '@/db/store/resolutions';
import type { DeliveryEvents, Incident } from '@/lib/delivery/events';

/** What is told of failures, and of their ends. */
export type ToldFailures = Pick<DeliveryEvents, 'incidents' | 'recoveries' | 'resolutions'>;

/**
 * Reads incidents and recoveries since a moment. Of older incidents it reads those that name what ended them: that may have come long
 * after. What caused these lies before the moment, so that it is left out.
 */
export async function readToldFailures(db: Queries, organizationId: string, since: Date): Promise<ToldFailures> {
  const recoveries = await listRecoveries(db, organizationId, since);
  const resolutions = await listResolutions(db, organizationId, since);
  const incidents = await listIncidents(db, organizationId, since);
  const known = new Set(incidents.map(({ id }) => id));
  const resolved = resolutions.map(({ incident }) => incident).filter((id) => !known.has(id));
  const older = [
    ...(await listRemediedIncidents(db, organizationId, since)),
    ...(await findIncidents(db, organizationId, resolved)),
  ];
  const distinct = new Map(older.map((incident) => [incidentStore.identityOf(incident), withoutCause(incident)]));
  for (const incident of incidents) distinct.set(incidentStore.identityOf(incident), incident);
  return { recoveries, resolutions, incidents: [...distinct.values()] };
}

/** It keeps its service: what ended it is of that. */
function withoutCause(incident: Incident): Incident {
  const { deployment: _deployment, commit: _commit, ...rest } = incident;
  return { ...rest, labels: [] };
}

/** Names of deployments in what is told since a moment, that of a change or a commit among them. */
export function namedDeployments({ incidents, recoveries }: ToldFailures, since: Date): string[] {
  const start = since.toISOString();
  return [
    ...recoveries.filter(({ recoveredAt }) => recoveredAt >= start).map(({ deployment }) => deployment),
    ...incidents
      .filter(({ openedAt }) => openedAt >= start)
      .flatMap(({ deployment, labels, remedy }) => [
        ...labels.map((label) => label.replace(/^deployment:\s*/, '')),
        ...(deployment === undefined ? [] : [deployment]),
        ...(remedy === undefined ? [] : [remedy]),
      ]),
  ];
}
