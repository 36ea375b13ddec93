import { and, eq, gte, inArray } from 'drizzle-orm';
import type { Queries } from '@/db/client';
import { recoveries } from '@/db/delivery-schema';
import { inChunks } from '@/db/store/in-chunks';
import { insertNewRows } from '@/db/store/prepared-insert';
import type { EventStore } from '@/db/store/told-events';
import { Recovery } from '@/lib/delivery/events';

type Row = typeof recoveries.$inferSelect;

const Details = Recovery.omit({ type: true, source: true, deployment: true, recoveredAt: true, by: true });

/** A recovery has no id: the same time and way at the same deployment is the same one. */
export const recoveryStore: EventStore<Recovery> = {
  identityOf: ({ source, deployment, recoveredAt, by }) => [source ?? '', deployment, recoveredAt, by].join('\0'),
  insertNew: (db, organizationId, events) =>
    insertNewRows(
      db,
      recoveries,
      events.map((event) => rowOf(organizationId, event)),
    ),
  findKnown: async (db, organizationId, events) => {
    const rows = await inChunks(
      events.map(({ deployment }) => deployment),
      (chunk) =>
        db
          .select()
          .from(recoveries)
          .where(and(eq(recoveries.organizationId, organizationId), inArray(recoveries.deployment, [...chunk]))),
    );
    return rows.map(eventOf);
  },
  replace: async (db, organizationId, event) => {
    const row = rowOf(organizationId, event);
    await db
      .update(recoveries)
      .set(row)
      .where(
        and(
          eq(recoveries.organizationId, organizationId),
          eq(recoveries.deployment, row.deployment),
          eq(recoveries.source, row.source),
          eq(recoveries.recoveredAt, row.recoveredAt),
          eq(recoveries.means, row.means),
        ),
      );
  },
};

/** The recoveries of an organization at `since` or later. */
export async function listRecoveries(db: Queries, organizationId: string, since: Date): Promise<Recovery[]> {
  const rows = await db
    .select()
    .from(recoveries)
    .where(and(eq(recoveries.organizationId, organizationId), gte(recoveries.recoveredAt, since)));
  return rows.map(eventOf);
}

function rowOf(organizationId: string, event: Recovery): Row {
  const { type: _type, source, deployment, recoveredAt, by, ...details } = event;
  return {
    organizationId,
    source: source ?? '',
    deployment,
    recoveredAt: new Date(recoveredAt),
    means: by,
    details,
  };
}

function eventOf({ source, deployment, recoveredAt, means, details }: Row): Recovery {
  return {
    type: 'recovery',
    ...Details.parse(details),
    deployment,
    recoveredAt: recoveredAt.toISOString(),
    by: means,
    ...(source === '' ? {} : { source }),
  };
}
