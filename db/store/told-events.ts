import type { Queries } from '@/db/client';
import { compareTellings } from '@/lib/delivery/fullest-event';

/** One kind of events in the database. Events are identified within an organization. */
export interface EventStore<Event extends object> {
  /** What identifies an event among its kind. */
  identityOf(event: Event): string;
  /** Keeps those whose identity is new; gives their number. */
  insertNew(db: Queries, organizationId: string, events: readonly Event[]): Promise<number>;
  /** The events of the same identities as they are kept. */
  findKnown(db: Queries, organizationId: string, events: readonly Event[]): Promise<Event[]>;
  replace(db: Queries, organizationId: string, event: Event): Promise<void>;
}

/** What became of some events. */
export interface SavedEvents<Event> {
  added: number;
  /** Events that were known otherwise and are now as told: first as they were, then as they are. */
  changed: readonly { before: Event; after: Event }[];
  /** Events told otherwise than they are known, which is fuller and stays. */
  ignored: number;
}

/**
 * Keeps events of one kind. The same event again changes nothing. Of one told otherwise the fullest counts, or, where `replace` says
 * so, the one that is told now.
 */
export async function saveKind<Event extends object>(
  db: Queries,
  store: EventStore<Event>,
  { organizationId, events, replace }: { organizationId: string; events: readonly Event[]; replace: boolean },
): Promise<SavedEvents<Event>> {
  const added = events.length === 0 ? 0 : await store.insertNew(db, organizationId, events);
  if (added === events.length) return { added, changed: [], ignored: 0 };
  const stored = await store.findKnown(db, organizationId, events);
  const known = new Map(stored.map((event) => [store.identityOf(event), event]));
  const changed = new Map<string, { before: Event; after: Event }>();
  let ignored = 0;
  for (const event of events) {
    const identity = store.identityOf(event);
    const before = known.get(identity) ?? event;
    const telling = compareTellings(event, before);
    if (telling === 'poorer' && !replace) ignored += 1;
    else if (telling !== 'same') {
      changed.set(identity, { before: changed.get(identity)?.before ?? before, after: event });
      known.set(identity, event);
    }
  }
  for (const { after } of changed.values()) await store.replace(db, organizationId, after);
  return { added, changed: [...changed.values()], ignored };
}
