import { describeIssues } from '@/lib/delivery/describe-issues';
import type { TextLine } from '@/lib/delivery/event-lines';
import { createEventSplitter } from '@/lib/delivery/event-splitter';
import { Change, Commit, type DeliveryEvent, Deployment, Incident, Recovery, Resolution } from '@/lib/delivery/events';

/**
 * What a line of an event file holds: an event, nothing that is measured, or the reason why it is refused. A line of another format
 * may hold several events. Lines count from 1.
 */
export type EventLine =
  | { line: number; event: DeliveryEvent; unknownFields: readonly string[] }
  | { line: number; tellsNothing: true }
  | { line: number; refused: string };

/** Reads an event file (dora.md 4), newline-delimited JSON or one JSON document, piece by piece, in memory for one line. */
export interface EventReader {
  push(piece: Uint8Array): EventLine[];
  end(): EventLine[];
}

/** What an object of another format tells: events as an event file writes them, to be checked as such, or why it is refused. */
export type ForeignEvents = { events: readonly Readonly<Record<string, unknown>>[] } | { refused: string };

/** Reads objects of another format. Null: it is of no format that it knows. */
export type ForeignReader = (value: Readonly<Record<string, unknown>>) => ForeignEvents | null;

/** Starts reading a file. A bad line loses itself only. */
export function createEventReader(foreign: readonly ForeignReader[] = []): EventReader {
  const splitter = createEventSplitter();
  const read = (line: TextLine) => readEventLine(line, foreign);
  return {
    push: (piece) => splitter.push(piece).flatMap(read),
    end: () => splitter.end().flatMap(read),
  };
}

const schemas = {
  deployment: Deployment,
  change: Change,
  commit: Commit,
  recovery: Recovery,
  incident: Incident,
  resolution: Resolution,
};
type Schema = (typeof schemas)[keyof typeof schemas];
const schemaByType = new Map<unknown, Schema>(Object.entries(schemas));
const fieldsOf = new Map(Object.values(schemas).map((schema) => [schema, new Set(Object.keys(schema.shape))]));

function readEventLine(line: TextLine, foreign: readonly ForeignReader[]): EventLine[] {
  if ('problem' in line) return [{ line: line.number, refused: line.problem }];
  const value = readObject(line.text);
  if (typeof value === 'string') return [{ line: line.number, refused: value }];
  return schemaByType.has(value['type']) ? [readEvent(line.number, value)] : readForeign(line.number, value, foreign);
}

function readForeign(line: number, value: Record<string, unknown>, foreign: readonly ForeignReader[]): EventLine[] {
  for (const read of foreign) {
    const told = read(value);
    if (told === null) continue;
    if ('refused' in told) return [{ line, refused: told.refused }];
    if (told.events.length === 0) return [{ line, tellsNothing: true }];
    return told.events.map((event) => readEvent(line, event));
  }
  return [readEvent(line, value)];
}

/** The object that a text holds, without fields that are null: they are as good as left out. A text tells what is wrong. */
function readObject(text: string): Record<string, unknown> | string {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'is not a JSON object';
    return Object.values(value).includes(null)
      ? Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null))
      : { ...value };
  } catch {
    return 'is not JSON';
  }
}

function readEvent(line: number, value: Readonly<Record<string, unknown>>): EventLine {
  const schema = schemaByType.get(value['type']);
  if (schema === undefined) {
    const kinds = Object.keys(schemas).join(', ');
    return {
      line,
      refused: value['type'] === undefined ? `type is missing: ${kinds}` : `type must be one of: ${kinds}`,
    };
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) return { line, refused: describeIssues(parsed.error.issues, value) };
  const known = fieldsOf.get(schema);
  return { line, event: parsed.data, unknownFields: Object.keys(value).filter((field) => !known?.has(field)) };
}
