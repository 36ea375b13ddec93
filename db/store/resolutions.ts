import { and, eq, gte, inArray } from 'drizzle-orm';
import type { Queries } from '@/db/client';
import { resolutions } from '@/db/delivery-schema';
import { inChunks } from '@/db/store/in-chunks';
import { insertNewRows } from '@/db/store/prepared-insert';
import type { EventStore } from '@/db/store/told-events';
import { Resolution } from '@/lib/delivery/events';

type Row = typeof resolutions.$inferSelect;

const Details = Resolution.omit({ type: true, source: true, incident: true, resolvedAt: true });

/** The end of an incident has no id: the same time at the same incident is the same one. */
export const resolutionStore: EventStore<Resolution> = {
  identityOf: ({ source, incident, resolvedAt }) => [source ?? '', incident, resolvedAt].join('\0'),
  insertNew: (db, organizationId, events) =>
    insertNewRows(
      db,
      resolutions,
      events.map((event) => rowOf(organizationId, event)),
    ),
  findKnown: async (db, organizationId, events) => {
    const rows = await inChunks(
      events.map(({ incident }) => incident),
      (chunk) =>
        db
          .select()
          .from(resolutions)
          .where(and(eq(resolutions.organizationId, organizationId), inArray(resolutions.incident, [...chunk]))),
    );
    return rows.map(eventOf);
  },
  replace: async (db, organizationId, event) => {
    const row = rowOf(organizationId, event);
    await db
      .update(resolutions)
      .set(row)
      .where(
        and(
          eq(resolutions.organizationId, organizationId),
          eq(resolutions.incident, row.incident),
          eq(resolutions.source, row.source),
          eq(resolutions.resolvedAt, row.resolvedAt),
        ),
      );
  },
};

/** The ends of incidents of an organization at `since` or later that were told on their own. */
export async function listResolutions(db: Queries, organizationId: string, since: Date): Promise<Resolution[]> {
  const rows = await db
    .select()
    .from(resolutions)
    .where(and(eq(resolutions.organizationId, organizationId), gte(resolutions.resolvedAt, since)));
  return rows.map(eventOf);
}

function rowOf(organizationId: string, event: Resolution): Row {
  const { type: _type, source, incident, resolvedAt, ...details } = event;
  return { organizationId, source: source ?? '', incident, resolvedAt: new Date(resolvedAt), details };
}

function eventOf({ source, incident, resolvedAt, details }: Row): Resolution {
  return {
    type: 'resolution',
    ...Details.parse(details),
    incident,
    resolvedAt: resolvedAt.toISOString(),
    ...(source === '' ? {} : { source }),
  };
}
