import { and, eq, gte, inArray, like, lt, sql } from 'drizzle-orm';
import type { Queries } from '@/db/client';
import { incidents } from '@/db/delivery-schema';
import { inChunks } from '@/db/store/in-chunks';
import { insertNewRows } from '@/db/store/prepared-insert';
import type { EventStore } from '@/db/store/told-events';
import { Incident } from '@/lib/delivery/events';
import { serviceKeyOf } from '@/lib/delivery/left-out';

type Row = typeof incidents.$inferSelect;

const Details = Incident.omit({ type: true, id: true, source: true, openedAt: true });

export const incidentStore: EventStore<Incident> = {
  identityOf: ({ id, source }) => `${source ?? ''}\0${id}`,
  insertNew: (db, organizationId, events) =>
    insertNewRows(
      db,
      incidents,
      events.map((event) => rowOf(organizationId, event)),
    ),
  findKnown: (db, organizationId, events) =>
    findIncidents(
      db,
      organizationId,
      events.map(({ id }) => id),
    ),
  replace: async (db, organizationId, event) => {
    const row = rowOf(organizationId, event);
    const { organizationId: owner, sourceId, source } = incidents;
    await db
      .update(incidents)
      .set(row)
      .where(and(eq(owner, organizationId), eq(sourceId, row.sourceId), eq(source, row.source)));
  },
};

/** Incidents by their ids, of whatever source. */
export async function findIncidents(db: Queries, organizationId: string, ids: readonly string[]): Promise<Incident[]> {
  const rows = await inChunks(ids, (chunk) =>
    db
      .select()
      .from(incidents)
      .where(and(eq(incidents.organizationId, organizationId), inArray(incidents.sourceId, [...chunk]))),
  );
  return rows.map(eventOf);
}

/** The incidents of an organization that were opened at `since` or later. */
export async function listIncidents(db: Queries, organizationId: string, since: Date): Promise<Incident[]> {
  const rows = await db
    .select()
    .from(incidents)
    .where(and(eq(incidents.organizationId, organizationId), gte(incidents.openedAt, since)));
  return rows.map(eventOf);
}

/** The incidents opened before a moment that name what ended them. */
export async function listRemediedIncidents(db: Queries, organizationId: string, before: Date): Promise<Incident[]> {
  const namesRemedy = like(sql`CAST(${incidents.details} AS TEXT)`, '%"remedy":%');
  const rows = await db
    .select()
    .from(incidents)
    .where(and(eq(incidents.organizationId, organizationId), lt(incidents.openedAt, before), namesRemedy));
  return rows.map(eventOf).filter(({ remedy }) => remedy !== undefined);
}

function rowOf(organizationId: string, event: Incident): Row {
  const { type: _type, id, source, openedAt, ...details } = event;
  return {
    organizationId,
    source: source ?? '',
    sourceId: id,
    serviceKey: event.service === undefined ? '' : serviceKeyOf(event.service),
    openedAt: new Date(openedAt),
    details,
  };
}

function eventOf({ sourceId, source, openedAt, details }: Row): Incident {
  return {
    type: 'incident',
    id: sourceId,
    ...Details.parse(details),
    openedAt: openedAt.toISOString(),
    ...(source === '' ? {} : { source }),
  };
}
