import { and, asc, desc, eq, gte, inArray, lt, or, type SQL } from 'drizzle-orm';
import type { Queries } from '@/db/client';
import { deployments } from '@/db/delivery-schema';
import type { ChainKey } from '@/db/store/deployed-services';
import { inChunks, inConditions } from '@/db/store/in-chunks';
import { insertNewRows } from '@/db/store/prepared-insert';
import type { EventStore } from '@/db/store/told-events';
import { Deployment } from '@/lib/delivery/events';
import { environmentKeyOf, serviceKeyOf } from '@/lib/delivery/left-out';
import { repositoryKeyOf } from '@/lib/delivery/repository-key';

type Row = typeof deployments.$inferSelect;

const Details = Deployment.omit({ type: true, id: true, source: true, revision: true, finishedAt: true, result: true });

export const deploymentStore: EventStore<Deployment> = {
  identityOf: ({ id, source }) => `${source ?? ''}\0${id}`,
  insertNew: (db, organizationId, events) =>
    insertNewRows(
      db,
      deployments,
      events.map((event) => rowOf(organizationId, event)),
    ),
  findKnown: (db, organizationId, events) =>
    findDeployments(
      db,
      organizationId,
      events.map(({ id }) => id),
    ),
  replace: async (db, organizationId, event) => {
    const row = rowOf(organizationId, event);
    const { organizationId: owner, sourceId, source } = deployments;
    await db
      .update(deployments)
      .set(row)
      .where(and(eq(owner, organizationId), eq(sourceId, row.sourceId), eq(source, row.source)));
  },
};

/** Deployments by their ids, of whatever source. */
export async function findDeployments(
  db: Queries,
  organizationId: string,
  ids: readonly string[],
): Promise<Deployment[]> {
  const rows = await inChunks(ids, (chunk) =>
    db
      .select()
      .from(deployments)
      .where(and(eq(deployments.organizationId, organizationId), inArray(deployments.sourceId, [...chunk]))),
  );
  return rows.map(eventOf);
}

/** Where and when deployments finished, by their ids, of whatever source. */
export function findPlaces(
  db: Queries,
  organizationId: string,
  ids: readonly string[],
): Promise<(ChainKey & { finishedAt: Date })[]> {
  const { serviceKey, environmentKey, finishedAt } = deployments;
  return inChunks(ids, (chunk) =>
    db
      .select({ serviceKey, environmentKey, finishedAt })
      .from(deployments)
      .where(and(eq(deployments.organizationId, organizationId), inArray(deployments.sourceId, [...chunk]))),
  );
}

/** The records of some services in environments that finished at `since` or later. */
export async function listDeployments(
  db: Queries,
  organizationId: string,
  { chains, since }: { chains: readonly ChainKey[]; since: Date },
): Promise<Deployment[]> {
  const rows = await inConditions(chains, (some) =>
    db
      .select()
      .from(deployments)
      .where(or(...some.map((chain) => and(isOfChain(organizationId, chain), gte(deployments.finishedAt, since))))),
  );
  return rows.map(eventOf);
}

/** The last `most` records of a service in an environment that finished before a moment, newest first. */
export async function listDeploymentsBefore(
  db: Queries,
  organizationId: string,
  { chain, before, most }: { chain: ChainKey; before: Date; most: number },
): Promise<Deployment[]> {
  const rows = await db
    .select()
    .from(deployments)
    .where(and(isOfChain(organizationId, chain), lt(deployments.finishedAt, before)))
    .orderBy(desc(deployments.finishedAt), desc(deployments.sourceId), desc(deployments.source))
    .limit(most);
  return rows.map(eventOf);
}

/** All records of a service's deployments to an environment, by their keys, oldest first. */
export async function listChain(db: Queries, organizationId: string, chain: ChainKey): Promise<Deployment[]> {
  const rows = await db
    .select()
    .from(deployments)
    .where(isOfChain(organizationId, chain))
    .orderBy(asc(deployments.finishedAt));
  return rows.map(eventOf);
}

function isOfChain(organizationId: string, { serviceKey, environmentKey }: ChainKey): SQL | undefined {
  return and(
    eq(deployments.organizationId, organizationId),
    eq(deployments.serviceKey, serviceKey),
    eq(deployments.environmentKey, environmentKey),
  );
}

function rowOf(organizationId: string, event: Deployment): Row {
  const { type: _type, id, source, revision, finishedAt, result, ...details } = event;
  return {
    organizationId,
    source: source ?? '',
    sourceId: id,
    serviceKey: serviceKeyOf(event.service),
    environmentKey: environmentKeyOf(event.environment),
    repositoryKey: repositoryKeyOf(event.repository ?? ''),
    revision,
    finishedAt: new Date(finishedAt),
    result,
    details,
  };
}

function eventOf({ sourceId, source, revision, finishedAt, result, details }: Row): Deployment {
  return {
    type: 'deployment',
    id: sourceId,
    ...Details.parse(details),
    revision,
    finishedAt: finishedAt.toISOString(),
    result,
    ...(source === '' ? {} : { source }),
  };
}
