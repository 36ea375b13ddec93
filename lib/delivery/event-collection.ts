import type { Change, Commit, DeliveryEvent, Deployment, Incident, Recovery } from '@/lib/delivery/events';
import type { EventLine } from '@/lib/delivery/read-events';

/** The events of a file, each once, whatever their order was. */
export interface CollectedEvents {
  deployments: readonly Deployment[];
  changes: readonly Change[];
  commits: readonly Commit[];
  recoveries: readonly Recovery[];
  incidents: readonly Incident[];
  intake: Intake;
}

/** What was not taken from a file, counted in lines unless said otherwise. */
export interface Intake {
  refusedLines: number;
  /** The first refused lines, with their reasons. */
  refusals: readonly { line: number; reason: string }[];
  unknownFieldLines: number;
  /** Fields that were kept out: how often, and where first. */
  unknownFields: readonly { type: string; field: string; lines: number; firstLine: number }[];
  duplicates: number;
  /** Events, not lines, that were told in several ways. */
  conflicting: number;
}

const REFUSALS_KEPT = 20;
const FIELDS_KEPT = 50;

interface Kept<Event> {
  event: Event;
  text: string | null;
  conflicting: boolean;
}

/** Gathers events. The same event again changes nothing; of an event told in several ways the fullest counts. */
export class EventCollection {
  private readonly deployments = new Map<string, Kept<Deployment>>();
  private readonly changes = new Map<string, Kept<Change>>();
  private readonly commits = new Map<string, Kept<Commit>>();
  private readonly recoveries = new Map<string, Kept<Recovery>>();
  private readonly incidents = new Map<string, Kept<Incident>>();
  private readonly refusals: { line: number; reason: string }[] = [];
  private readonly fields = new Map<string, { type: string; field: string; lines: number; firstLine: number }>();
  private refusedLines = 0;
  private unknownFieldLines = 0;
  private duplicates = 0;
  private conflicting = 0;

  addLine(line: EventLine): void {
    if ('refused' in line) {
      this.refusedLines += 1;
      if (this.refusals.length < REFUSALS_KEPT) this.refusals.push({ line: line.line, reason: line.refused });
      return;
    }
    if (line.unknownFields.length > 0) this.unknownFieldLines += 1;
    for (const field of line.unknownFields) this.countField(line.event.type, field, line.line);
    this.add(line.event);
  }

  add(event: DeliveryEvent): void {
    if (event.type === 'deployment') this.keep(this.deployments, keyOf(event.source, event.id), event);
    else if (event.type === 'change') this.keep(this.changes, keyOf(event.source, event.id), event);
    else if (event.type === 'commit') this.keep(this.commits, keyOf(event.repository, event.revision), event);
    else if (event.type === 'recovery') this.keep(this.recoveries, recoveryKey(event), event);
    else this.keep(this.incidents, keyOf(event.source, event.id), event);
  }

  collected(): CollectedEvents {
    return {
      deployments: eventsOf(this.deployments),
      changes: eventsOf(this.changes),
      commits: eventsOf(this.commits),
      recoveries: eventsOf(this.recoveries),
      incidents: eventsOf(this.incidents),
      intake: {
        refusedLines: this.refusedLines,
        refusals: this.refusals,
        unknownFieldLines: this.unknownFieldLines,
        unknownFields: [...this.fields.values()],
        duplicates: this.duplicates,
        conflicting: this.conflicting,
      },
    };
  }

  private keep<Event>(events: Map<string, Kept<Event>>, key: string, event: Event): void {
    const known = events.get(key);
    if (known === undefined) {
      events.set(key, { event, text: null, conflicting: false });
      return;
    }
    this.duplicates += 1;
    known.text ??= comparable(known.event);
    const text = comparable(event);
    if (text === known.text) return;
    if (!known.conflicting) this.conflicting += 1;
    known.conflicting = true;
    if (text.length > known.text.length || (text.length === known.text.length && text > known.text)) {
      known.event = event;
      known.text = text;
    }
  }

  private countField(type: string, field: string, line: number): void {
    const key = keyOf(type, field);
    const known = this.fields.get(key);
    if (known) known.lines += 1;
    else if (this.fields.size < FIELDS_KEPT) this.fields.set(key, { type, field, lines: 1, firstLine: line });
  }
}

function keyOf(...parts: readonly (string | undefined)[]): string {
  return parts.map((part) => part ?? '').join('\u0000');
}

/** A recovery has no id: the same time and way at the same deployment is the same one. */
function recoveryKey({ source, deployment, recoveredAt, by }: Recovery): string {
  return keyOf(source, deployment, recoveredAt, by);
}

/** The schemas order the fields, so that equal events have equal texts; the longer text tells more. */
function comparable(event: unknown): string {
  return JSON.stringify(event);
}

function eventsOf<Event>(events: ReadonlyMap<string, Kept<Event>>): Event[] {
  return Array.from(events.values(), ({ event }) => event);
}
