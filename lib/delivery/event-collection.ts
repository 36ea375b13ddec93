import type {
  Change,
  Commit,
  DeliveryEvent,
  DeliveryEvents,
  Deployment,
  Incident,
  Recovery,
  Resolution,
} from '@/lib/delivery/events';
import { compareTellings } from '@/lib/delivery/fullest-event';
import { LineIntake, type RefusedLines } from '@/lib/delivery/line-intake';
import type { EventLine } from '@/lib/delivery/read-events';

/** The events of a file, each once, whatever their order was. */
export interface CollectedEvents extends DeliveryEvents {
  intake: Intake;
}

/** What was not taken from a file, counted in lines unless said otherwise. */
export interface Intake extends RefusedLines {
  duplicates: number;
  /** Events, not lines, that were told in several ways. */
  conflicting: number;
}

/** The intake of events that came by no file, or long ago. */
export const noIntake: Intake = {
  refusedLines: 0,
  refusals: [],
  untoldLines: 0,
  unknownFieldLines: 0,
  unknownFields: [],
  duplicates: 0,
  conflicting: 0,
};

interface Kept<Event> {
  event: Event;
  conflicting: boolean;
}

/** Gathers events. The same event again changes nothing; of an event told in several ways the fullest counts. */
export class EventCollection {
  private readonly deployments = new Map<string, Kept<Deployment>>();
  private readonly changes = new Map<string, Kept<Change>>();
  private readonly commits = new Map<string, Kept<Commit>>();
  private readonly recoveries = new Map<string, Kept<Recovery>>();
  private readonly incidents = new Map<string, Kept<Incident>>();
  private readonly resolutions = new Map<string, Kept<Resolution>>();
  private readonly lines = new LineIntake();
  private duplicates = 0;
  private conflicting = 0;

  addLine(line: EventLine): void {
    const event = this.lines.take(line);
    if (event !== null) this.add(event);
  }

  add(event: DeliveryEvent): void {
    if (event.type === 'deployment') this.keep(this.deployments, keyOf(event.source, event.id), event);
    else if (event.type === 'change') this.keep(this.changes, keyOf(event.source, event.id), event);
    else if (event.type === 'commit') this.keep(this.commits, keyOf(event.repository, event.revision), event);
    else if (event.type === 'recovery') this.keep(this.recoveries, recoveryKey(event), event);
    else if (event.type === 'incident') this.keep(this.incidents, keyOf(event.source, event.id), event);
    else this.keep(this.resolutions, keyOf(event.source, event.incident, event.resolvedAt), event);
  }

  collected(): CollectedEvents {
    return {
      deployments: eventsOf(this.deployments),
      changes: eventsOf(this.changes),
      commits: eventsOf(this.commits),
      recoveries: eventsOf(this.recoveries),
      incidents: eventsOf(this.incidents),
      resolutions: eventsOf(this.resolutions),
      intake: {
        ...this.lines.refused(),
        duplicates: this.duplicates,
        conflicting: this.conflicting,
      },
    };
  }

  private keep<Event extends object>(events: Map<string, Kept<Event>>, key: string, event: Event): void {
    const known = events.get(key);
    if (known === undefined) {
      events.set(key, { event, conflicting: false });
      return;
    }
    this.duplicates += 1;
    const telling = compareTellings(event, known.event);
    if (telling === 'same') return;
    if (!known.conflicting) this.conflicting += 1;
    known.conflicting = true;
    if (telling === 'fuller') known.event = event;
  }
}

function keyOf(...parts: readonly (string | undefined)[]): string {
  return parts.map((part) => part ?? '').join('\u0000');
}

/** A recovery has no id: the same time and way at the same deployment is the same one. */
function recoveryKey({ source, deployment, recoveredAt, by }: Recovery): string {
  return keyOf(source, deployment, recoveredAt, by);
}

function eventsOf<Event>(events: ReadonlyMap<string, Kept<Event>>): Event[] {
  return Array.from(events.values(), ({ event }) => event);
}
