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

/** Events of one kind by what identifies them, with little beside the events: a million of them are held at once. */
class KeptEvents<Event extends object> {
  private readonly bySource = new Map<string, Map<string, Event>>();
  private readonly conflicting = new Set<Event>();

  get conflicts(): number {
    return this.conflicting.size;
  }

  /** Keeps an event under its id within a source. Gives whether it was told before; of several tellings the fullest stays. */
  keep(source: string, id: string, event: Event): boolean {
    const ofSource = this.bySource.get(source) ?? new Map<string, Event>();
    this.bySource.set(source, ofSource);
    const known = ofSource.get(id);
    if (known === undefined) {
      ofSource.set(id, event);
      return false;
    }
    const telling = compareTellings(event, known);
    if (telling === 'same') return true;
    const fullest = telling === 'fuller' ? event : known;
    this.conflicting.delete(known);
    this.conflicting.add(fullest);
    ofSource.set(id, fullest);
    return true;
  }

  /** In the order of their sources, and of each source in that of their first tellings. */
  events(): Event[] {
    const events: Event[] = [];
    for (const ofSource of this.bySource.values()) for (const event of ofSource.values()) events.push(event);
    return events;
  }
}

/** Gathers events. The same event again changes nothing; of an event told in several ways the fullest counts. */
export class EventCollection {
  private readonly deployments = new KeptEvents<Deployment>();
  private readonly changes = new KeptEvents<Change>();
  private readonly commits = new KeptEvents<Commit>();
  private readonly recoveries = new KeptEvents<Recovery>();
  private readonly incidents = new KeptEvents<Incident>();
  private readonly resolutions = new KeptEvents<Resolution>();
  private readonly texts = new Map<string, string>();
  private readonly lines = new LineIntake();
  private duplicates = 0;

  addLine(line: EventLine): void {
    const event = this.lines.take(line);
    if (event !== null) this.add(event);
  }

  add(event: DeliveryEvent): void {
    this.share(event);
    if (this.keep(event)) this.duplicates += 1;
  }

  collected(): CollectedEvents {
    const { deployments, changes, commits, recoveries, incidents, resolutions } = this;
    const kinds = [deployments, changes, commits, recoveries, incidents, resolutions];
    return {
      deployments: deployments.events(),
      changes: changes.events(),
      commits: commits.events(),
      recoveries: recoveries.events(),
      incidents: incidents.events(),
      resolutions: resolutions.events(),
      intake: {
        ...this.lines.refused(),
        duplicates: this.duplicates,
        conflicting: kinds.reduce((sum, { conflicts }) => sum + conflicts, 0),
      },
    };
  }

  private keep(event: DeliveryEvent): boolean {
    const source = event.source ?? '';
    if (event.type === 'deployment') return this.deployments.keep(source, event.id, event);
    if (event.type === 'change') return this.changes.keep(source, event.id, event);
    if (event.type === 'commit') return this.commits.keep(event.repository, event.revision, event);
    if (event.type === 'incident') return this.incidents.keep(source, event.id, event);
    if (event.type === 'resolution') {
      return this.resolutions.keep(source, `${event.incident}\0${event.resolvedAt}`, event);
    }
    // A recovery has no id: the same time and way at the same deployment is the same one.
    return this.recoveries.keep(source, [event.deployment, event.recoveredAt, event.by].join('\0'), event);
  }

  /** Events that name the same repository, service or environment hold one text of it. */
  private share(event: DeliveryEvent): void {
    if ('repository' in event && event.repository !== undefined) event.repository = this.shared(event.repository);
    if ('service' in event && event.service !== undefined) event.service = this.shared(event.service);
    if (event.type === 'deployment') event.environment = this.shared(event.environment);
    if (event.source !== undefined) event.source = this.shared(event.source);
  }

  private shared(text: string): string {
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    if (this.texts.size < MOST_TEXTS) this.texts.set(text, text);
    return text;
  }
}

/** A file names few of them in many lines. */
const MOST_TEXTS = 100_000;
