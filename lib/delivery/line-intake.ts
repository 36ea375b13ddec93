import type { DeliveryEvent } from '@/lib/delivery/events';
import type { EventLine } from '@/lib/delivery/read-events';

/** What was not taken from the lines of a file. */
export interface RefusedLines {
  refusedLines: number;
  /** The first refused lines, with their reasons. */
  refusals: { line: number; reason: string }[];
  /** Lines of other formats that tell of no deployment, change or incident. */
  untoldLines: number;
  unknownFieldLines: number;
  /** Fields that were kept out: how often, and where first. */
  unknownFields: { type: string; field: string; lines: number; firstLine: number }[];
}

const REFUSALS_KEPT = 20;
const FIELDS_KEPT = 50;

/** Takes events out of lines, and counts what is not taken, in memory for the first of each kind. */
export class LineIntake {
  private readonly refusals: { line: number; reason: string }[] = [];
  private readonly fields = new Map<string, { type: string; field: string; lines: number; firstLine: number }>();
  private refusedLines = 0;
  private untoldLines = 0;
  private unknownFieldLines = 0;

  /** The event of a line; null where it is refused, or tells nothing. */
  take(line: EventLine): DeliveryEvent | null {
    if ('refused' in line) {
      this.refusedLines += 1;
      if (this.refusals.length < REFUSALS_KEPT) this.refusals.push({ line: line.line, reason: line.refused });
      return null;
    }
    if ('tellsNothing' in line) {
      this.untoldLines += 1;
      return null;
    }
    if (line.unknownFields.length > 0) this.unknownFieldLines += 1;
    for (const field of line.unknownFields) this.countField(line.event.type, field, line.line);
    return line.event;
  }

  refused(): RefusedLines {
    return {
      refusedLines: this.refusedLines,
      refusals: this.refusals,
      untoldLines: this.untoldLines,
      unknownFieldLines: this.unknownFieldLines,
      unknownFields: [...this.fields.values()],
    };
  }

  private countField(type: string, field: string, line: number): void {
    const key = `${type}\u0000${field}`;
    const known = this.fields.get(key);
    if (known) known.lines += 1;
    else if (this.fields.size < FIELDS_KEPT) this.fields.set(key, { type, field, lines: 1, firstLine: line });
  }
}
