import { type DeployedService, findFirstDeployment, listDeployedServices } from '@/db/store/deployed-services';
import type { Context } from '@/lib/context';
import { serviceKeyOf } from '@/lib/delivery/left-out';
import type { DeliveryTrace } from '@/lib/delivery/trace-delivery';
import { CairnError } from '@/lib/errors';
import { readCountedDays } from '@/lib/services/counted-days';
import {
  type DeliveryQuestion,
  earliestNeeded,
  measureWindow,
  type WindowMeasurement,
} from '@/lib/services/delivery-measurement';
import { requireOrganization, requireTeam } from '@/lib/services/require-organization';
import { serviceKeysOfTeam } from '@/lib/services/services-of-team';
import { traceEventsSince } from '@/lib/services/trace-events-since';

export interface StoredDeliveryRequest extends DeliveryQuestion {
  /** The slug of the organization. */
  organization: string;
  /** The slug of a team: its services alone. Null: all. */
  team: string | null;
  /** The name of a service, as deployments write it: it alone. Null: all. */
  service: string | null;
}

/** The delivery of an organization, a team or a service, measured from stored events. */
export interface StoredDelivery extends WindowMeasurement {
  /** What is deployed where, of the services that were asked for; empty where no deployment is known. */
  deployed: readonly DeployedService[];
}

/**
 * Measures delivery from the events that are kept for an organization: as `cairn delivery --events` does from a file of them, and
 * reads for it what happened since the windows began and what leads to it.
 * @throws {CairnError} `not-found` for the organization, the team, or a service of which no deployment is known; `invalid-input` for a
 * window that ends before it begins.
 */
export async function measureStoredDelivery(
  { db }: Pick<Context, 'db'>,
  request: StoredDeliveryRequest,
): Promise<StoredDelivery> {
  const since = new Date(earliestNeeded(request));
  const { trace, services, deployed } = await traceStoredDelivery({ db }, { ...request, since });
  return { ...measureWindow(trace, services, request), deployed };
}

/** What stored events tell of an organization, a team or a service, linked as over all time. */
export interface StoredTrace extends Pick<StoredDelivery, 'deployed'> {
  trace: DeliveryTrace;
  /** The keys of the services that were asked for; null: all. */
  services: string[] | null;
}

/**
 * Links the events of what is asked for, from which any window is measured that begins at `since` or later.
 * @throws {CairnError} `not-found` as `measureStoredDelivery`
 */
export async function traceStoredDelivery(
  { db }: Pick<Context, 'db'>,
  request: Pick<StoredDeliveryRequest, 'organization' | 'team' | 'service' | 'now'> & { since: Date },
): Promise<StoredTrace> {
  const organization = await requireOrganization(db.read, request.organization);
  const deployed = await listDeployedServices(db.read, organization.id);
  const team = request.team === null ? null : await requireTeam(db.read, organization, request.team);
  const ofTeam = team === null ? null : await serviceKeysOfTeam(db.read, team, deployed);
  const services = request.service === null ? ofTeam : [requireService(request.service, ofTeam, deployed)];
  const { now, since } = request;
  const trace = await traceEventsSince(db.read, { organizationId: organization.id, services, deployed, since, now });
  const first = await findFirstDeployment(db.read, organization.id);
  const recordedSince = first === null || first > now ? null : first.getTime();
  const countedDays = await readCountedDays(db.read, organization.id, { services, before: since });
  return {
    trace: { ...trace, recordedSince, countedDays },
    services,
    deployed: services === null ? deployed : deployed.filter(({ serviceKey }) => services.includes(serviceKey)),
  };
}

function requireService(
  service: string,
  ofTeam: readonly string[] | null,
  deployed: readonly DeployedService[],
): string {
  const key = serviceKeyOf(service);
  if (deployed.some(({ serviceKey }) => serviceKey === key) && (ofTeam === null || ofTeam.includes(key))) return key;
  const known = [...new Set(deployed.map((each) => each.service))].sort();
  const advice = known.length === 0 ? 'No deployment is known.' : `Known are: ${known.slice(0, 10).join(', ')}.`;
  throw new CairnError('not-found', `No deployment of the service "${service}" is known here. ${advice}`);
}
