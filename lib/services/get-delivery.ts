import { listDeployedServices } from '@/db/store/deployed-services';
import type { Context } from '@/lib/context';
import { serviceKeyOf } from '@/lib/delivery/left-out';
import {
  measureStoredDelivery,
  type StoredDelivery,
  type StoredDeliveryRequest,
} from '@/lib/services/measure-stored-delivery';
import { requireOrganization, requireTeam } from '@/lib/services/require-organization';
import { serviceKeysOfTeam } from '@/lib/services/services-of-team';

/** The delivery of an organization, a team or a service, with what can be chosen instead. */
export interface DeliveryView extends StoredDelivery {
  /** Names of the services with a known deployment, of the organization or the team, whichever of them is looked at. */
  serviceNames: string[];
}

/** What is asked, save what every view has: a comparison, and no changes of bots. */
export type DeliveryViewRequest = Omit<StoredDeliveryRequest, 'compare' | 'includeBots' | 'now'>;

/**
 * Measures delivery for a page.
 * @throws {CairnError} as `measureStoredDelivery`
 */
export async function getDelivery(context: Context, request: DeliveryViewRequest): Promise<DeliveryView> {
  const question = { ...request, compare: true, includeBots: false, now: context.now() };
  return {
    ...(await measureStoredDelivery(context, question)),
    serviceNames: await listServiceNames(context, request),
  };
}

async function listServiceNames(
  { db }: Context,
  { organization: slug, team: teamSlug }: Pick<DeliveryViewRequest, 'organization' | 'team'>,
): Promise<string[]> {
  const organization = await requireOrganization(db.read, slug);
  const deployed = await listDeployedServices(db.read, organization.id);
  const team = teamSlug === null ? null : await requireTeam(db.read, organization, teamSlug);
  const keys = team === null ? null : new Set(await serviceKeysOfTeam(db.read, team, deployed));
  const own = deployed.filter(({ serviceKey }) => keys === null || keys.has(serviceKey));
  return [...new Map(own.map(({ service }) => [serviceKeyOf(service), service])).values()].sort();
}
