import { and, eq, gte, inArray } from 'drizzle-orm';
import type { Queries } from '@/db/client';
import { changes } from '@/db/delivery-schema';
import { inChunks } from '@/db/store/in-chunks';
import { insertNewRows } from '@/db/store/prepared-insert';
import type { EventStore } from '@/db/store/told-events';
import { Change } from '@/lib/delivery/events';
import { repositoryKeyOf } from '@/lib/delivery/repository-key';

type Row = typeof changes.$inferSelect;

const Details = Change.omit({ type: true, id: true, source: true, mergedAt: true, mergeRevision: true });

export const changeStore: EventStore<Change> = {
  identityOf: ({ id, source }) => `${source ?? ''}\0${id}`,
  insertNew: (db, organizationId, events) =>
    insertNewRows(
      db,
      changes,
      events.map((event) => rowOf(organizationId, event)),
    ),
  findKnown: (db, organizationId, events) =>
    findChanges(
      db,
      organizationId,
      events.map(({ id }) => id),
    ),
  replace: async (db, organizationId, event) => {
    const row = rowOf(organizationId, event);
    const { organizationId: owner, sourceId, source } = changes;
    await db
      .update(changes)
      .set(row)
      .where(and(eq(owner, organizationId), eq(sourceId, row.sourceId), eq(source, row.source)));
  },
};

/** Changes by their ids, of whatever source. */
export async function findChanges(db: Queries, organizationId: string, ids: readonly string[]): Promise<Change[]> {
  const rows = await inChunks(ids, (chunk) =>
    db
      .select()
      .from(changes)
      .where(and(eq(changes.organizationId, organizationId), inArray(changes.sourceId, [...chunk]))),
  );
  return rows.map(eventOf);
}

/** The changes of some repositories, by their keys, or of all, that were merged at `since` or later. */
export async function listChanges(
  db: Queries,
  organizationId: string,
  { repositories, since }: { repositories: readonly string[] | null; since: Date },
): Promise<Change[]> {
  const isOwn = and(eq(changes.organizationId, organizationId), gte(changes.mergedAt, since));
  const rows =
    repositories === null
      ? await db.select().from(changes).where(isOwn)
      : await inChunks(repositories, (chunk) =>
          db
            .select()
            .from(changes)
            .where(and(isOwn, inArray(changes.repositoryKey, [...chunk]))),
        );
  return rows.map(eventOf);
}

function rowOf(organizationId: string, event: Change): Row {
  const { type: _type, id, source, mergedAt, mergeRevision, ...details } = event;
  return {
    organizationId,
    source: source ?? '',
    sourceId: id,
    repositoryKey: repositoryKeyOf(event.repository),
    mergedAt: new Date(mergedAt),
    mergeRevision,
    details,
  };
}

function eventOf({ sourceId, source, mergedAt, mergeRevision, details }: Row): Change {
  return {
    type: 'change',
    id: sourceId,
    ...Details.parse(details),
    mergedAt: mergedAt.toISOString(),
    mergeRevision,
    ...(source === '' ? {} : { source }),
  };
}
