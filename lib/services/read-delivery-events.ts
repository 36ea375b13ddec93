import type { Queries } from '@/db/client';
import { listChanges } from '@/db/store/changes';
import { listCommits } from '@/db/store/commits';
import type { DeployedService } from '@/db/store/deployed-services';
import { findDeployments, listDeployments } from '@/db/store/deployments';
import { listIncidents } from '@/db/store/incidents';
import { listRecoveries } from '@/db/store/recoveries';
import { listResolutions } from '@/db/store/resolutions';
import type { DeliveryEvents, Deployment } from '@/lib/delivery/events';

const EVER = new Date(0);

/**
 * Reads the events that the delivery of some services is measured from: their deployments and those that share a repository with
 * them, the history of these repositories, and what names a deployment.
 * @param services keys; null: all
 */
export async function readDeliveryEvents(
  db: Queries,
  organizationId: string,
  { services, deployed }: { services: readonly string[] | null; deployed: readonly DeployedService[] },
): Promise<DeliveryEvents> {
  const scope = services === null ? { services, repositories: null } : widen(services, deployed);
  const told = {
    recoveries: await listRecoveries(db, organizationId, EVER),
    incidents: await listIncidents(db, organizationId, EVER),
    resolutions: await listResolutions(db, organizationId, EVER),
  };
  const deployments = await listDeployments(db, organizationId, { services: scope.services, since: EVER });
  const others = await findOthers(db, organizationId, { ...told, deployments });
  return {
    ...told,
    deployments: [...deployments, ...others],
    changes: await listChanges(db, organizationId, scope.repositories),
    commits: await listCommits(db, organizationId, scope.repositories),
  };
}

/** What has to be read for some services. A deployment that names no repository may be of any. */
function widen(services: readonly string[], deployed: readonly DeployedService[]) {
  const own = new Set(services);
  const repositories = new Set(deployed.flatMap((each) => (own.has(each.serviceKey) ? each.repositories : [])));
  if (repositories.has('')) return { services, repositories: null };
  const sharing = deployed.filter((each) => each.repositories.some((key) => repositories.has(key)));
  return {
    services: [...new Set([...services, ...sharing.map(({ serviceKey }) => serviceKey)])],
    repositories: [...repositories],
  };
}

/** Deployments of other services that are named, so that nothing counts as unknown which is known elsewhere. */
async function findOthers(
  db: Queries,
  organizationId: string,
  { deployments, recoveries, incidents }: Pick<DeliveryEvents, 'deployments' | 'recoveries' | 'incidents'>,
): Promise<Deployment[]> {
  const known = new Set(deployments.map(({ id, source }) => `${source ?? ''}\0${id}`));
  const ids = new Set(deployments.map(({ id }) => id));
  const named = [
    ...recoveries.map(({ deployment }) => deployment),
    ...deployments.flatMap(({ fixes }) => fixes ?? []),
    ...incidents.flatMap(({ deployment, labels, remedy }) => [
      ...labels.map((label) => label.replace(/^deployment:\s*/, '')),
      ...(deployment === undefined ? [] : [deployment]),
      ...(remedy === undefined ? [] : [remedy]),
    ]),
  ].filter((id) => !ids.has(id));
  const found = await findDeployments(db, organizationId, named);
  return found.filter(({ id, source }) => !known.has(`${source ?? ''}\0${id}`));
}
