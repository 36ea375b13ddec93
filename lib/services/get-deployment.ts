import { findChanges } from '@/db/store/changes';
import { findDeployments } from '@/db/store/deployments';
import { findIncidents } from '@/db/store/incidents';
import type { Context } from '@/lib/context';
import type { MeasuredChange } from '@/lib/delivery/delivery-report';
import { environmentTier } from '@/lib/delivery/environment-tier';
import type { Change, Deployment, Incident } from '@/lib/delivery/events';
import type { MeasuredFailure } from '@/lib/delivery/failure-list';
import { serviceKeyOf } from '@/lib/delivery/left-out';
import { commitLink } from '@/lib/services/commit-link';
import { measureStoredDelivery } from '@/lib/services/measure-stored-delivery';
import { requireOrganization } from '@/lib/services/require-organization';

/** An event with where a person can see it; null where its source gave no address that can be opened and its host's pages are not known. */
export interface LinkedEvent<Event> {
  event: Event;
  link: string | null;
}

/** A deployment down to its sources. */
export interface DeploymentView {
  /** Every record that has this id, one for each source. */
  records: LinkedEvent<Deployment>[];
  /** Null: not measured, because the tier of its environment is not known, it did not succeed, or it repeats what ran. */
  measured: {
    kind: 'planned' | 'rollback' | 'fix';
    previous: string | null;
    failure: MeasuredFailure | null;
  } | null;
  /** What it was the first to carry. */
  changes: (LinkedEvent<Change> & { spans: MeasuredChange | null })[];
  /** Incidents that it caused. */
  incidents: LinkedEvent<Incident>[];
}

/** The deployment of an id with all that is linked with it; null where no record has this id. */
export async function getDeployment(
  context: Context,
  { organization: slug, id }: { organization: string; id: string },
): Promise<DeploymentView | null> {
  const db = context.db.read;
  const organization = await requireOrganization(db, slug);
  const records = await findDeployments(db, organization.id, [id]);
  const [first] = records;
  if (first === undefined) return null;
  const found = await measure(context, slug, first);
  const deployment = found?.report.deployments.find((each) => each.id === id);
  const changes = await findChanges(db, organization.id, deployment?.changes ?? []);
  const caused = (found?.report.incidents ?? []).filter((each) => each.deployment === id);
  const ids = caused.map((incident) => incident.id);
  const incidents = await findIncidents(db, organization.id, ids);
  const failure = found?.failures.find((each) => each.deployment === id) ?? null;
  return {
    records: records.map((event) => ({ event, link: linkOf(event, event.repository, event.revision) })),
    measured: deployment ? { kind: deployment.kind, previous: deployment.previous, failure } : null,
    changes: changes.map((event) => ({
      event,
      link: linkOf(event, event.repository, event.mergeRevision),
      spans: found?.report.changes.find((each) => each.id === event.id) ?? null,
    })),
    incidents: incidents.map((event) => ({ event, link: linkOf(event) })),
  };
}

/** The delivery of a deployment's service at its moment alone. */
async function measure(context: Context, organization: string, { service, environment, finishedAt }: Deployment) {
  const tier = environmentTier(environment);
  if (tier === null) return null;
  return measureStoredDelivery(context, {
    organization,
    team: null,
    service: serviceKeyOf(service),
    tier,
    since: new Date(finishedAt),
    until: new Date(Date.parse(finishedAt) + 1),
    includeBots: true,
    compare: false,
    now: context.now(),
  });
}

/** Names under `.example` and `.invalid` are set aside (RFC 6761): nothing ever answers there. */
function isNobodys(url: string): boolean {
  return /\.(example|invalid)$/i.test(new URL(url).hostname);
}

function linkOf({ url }: { url?: string | undefined }, repository?: string, revision?: string): string | null {
  if (url !== undefined && /^https?:\/\//i.test(url) && URL.canParse(url)) return isNobodys(url) ? null : url;
  return repository === undefined || revision === undefined ? null : commitLink(repository, revision);
}
