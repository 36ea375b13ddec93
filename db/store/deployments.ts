import { and, asc, eq, gte, inArray } from 'drizzle-orm';
import type { Queries } from '@/db/client';
import { deployments } from '@/db/delivery-schema';
import { inChunks } from '@/db/store/in-chunks';
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

/** The deployments of some services, by their keys, or of all, that finished at `since` or later. */
export async function listDeployments(
  db: Queries,
  organizationId: string,
  { services, since }: { services: readonly string[] | null; since: Date },
): Promise<Deployment[]> {
  const isOwn = and(eq(deployments.organizationId, organizationId), gte(deployments.finishedAt, since));
  const rows =
    services === null
      ? await db.select().from(deployments).where(isOwn)
      : await inChunks(services, (chunk) =>
          db
            .select()
            .from(deployments)
            .where(and(isOwn, inArray(deployments.serviceKey, [...chunk]))),
        );
  return rows.map(eventOf);
}

/** All records of a service's deployments to an environment, by their keys, oldest first. */
export async function listChain(
  db: Queries,
  organizationId: string,
  chain: { serviceKey: string; environmentKey: string },
): Promise<Deployment[]> {
  const rows = await db
    .select()
    .from(deployments)
    .where(
      and(
        eq(deployments.organizationId, organizationId),
        eq(deployments.serviceKey, chain.serviceKey),
        eq(deployments.environmentKey, chain.environmentKey),
      ),
    )
    .orderBy(asc(deployments.finishedAt));
  return rows.map(eventOf);
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
