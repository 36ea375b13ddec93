import type { Queries } from '@/db/client';
import { changeStore } from '@/db/store/changes';
import { commitStore } from '@/db/store/commits';
import { tellDeployments } from '@/db/store/deployed-services';
import { deploymentStore } from '@/db/store/deployments';
import { incidentStore } from '@/db/store/incidents';
import { recoveryStore } from '@/db/store/recoveries';
import { resolutionStore } from '@/db/store/resolutions';
import { saveKind } from '@/db/store/told-events';
import type { DeliveryEvents } from '@/lib/delivery/events';

/** How many events were new, known otherwise and changed, and told otherwise but left as known. */
export interface SavedCounts {
  added: number;
  changed: number;
  ignored: number;
}

/**
 * Keeps events of an organization: each once, by its source and its id there. The same event again changes nothing. Of one told
 * otherwise the fullest counts, or, where `replace` says so, the one that is told now. Services and environments whose deployments
 * change are told, so that their weeks are made anew. Runs in a transaction by rows.
 */
export async function saveEvents(
  db: Queries,
  { organizationId, events, replace }: { organizationId: string; events: DeliveryEvents; replace: boolean },
): Promise<SavedCounts> {
  const options = { organizationId, replace };
  const deployments = await saveKind(db, deploymentStore, { ...options, events: events.deployments });
  if (deployments.added + deployments.changed.length > 0) {
    const before = deployments.changed.map((change) => change.before);
    await tellDeployments(db, organizationId, [...events.deployments, ...before]);
  }
  const saved = [
    deployments,
    await saveKind(db, changeStore, { ...options, events: events.changes }),
    await saveKind(db, commitStore, { ...options, events: events.commits }),
    await saveKind(db, recoveryStore, { ...options, events: events.recoveries }),
    await saveKind(db, incidentStore, { ...options, events: events.incidents }),
    await saveKind(db, resolutionStore, { ...options, events: events.resolutions }),
  ];
  return {
    added: saved.reduce((sum, { added }) => sum + added, 0),
    changed: saved.reduce((sum, { changed }) => sum + changed.length, 0),
    ignored: saved.reduce((sum, { ignored }) => sum + ignored, 0),
  };
}
