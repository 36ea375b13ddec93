import type { z } from 'zod';
import { createLineSplitter, type TextLine } from '@/lib/delivery/event-lines';
import { Change, Commit, type DeliveryEvent, Deployment, Incident, Recovery, Resolution } from '@/lib/delivery/events';

/** What a line of an event file holds: an event, or the reason why it is refused. Lines count from 1. */
export type EventLine =
  | { line: number; event: DeliveryEvent; unknownFields: readonly string[] }
  | { line: number; refused: string };

/** Reads an event file (newline-delimited JSON, dora.md 4) piece by piece, in memory for one line. */
export interface EventReader {
  push(piece: Uint8Array): EventLine[];
  end(): EventLine[];
}

/** Starts reading a file. A bad line loses itself only. */
export function createEventReader(): EventReader {
  const splitter = createLineSplitter();
  return {
    push: (piece) => splitter.push(piece).map(readEventLine),
    end: () => splitter.end().map(readEventLine),
  };
}

const ISSUES_SHOWN = 3;
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

function readEventLine(line: TextLine): EventLine {
  if ('problem' in line) return { line: line.number, refused: line.problem };
  const value = readObject(line.text);
  return typeof value === 'string' ? { line: line.number, refused: value } : readEvent(line.number, value);
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

function readEvent(line: number, value: Record<string, unknown>): EventLine {
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

function describeIssues(issues: readonly z.core.$ZodIssue[], value: Record<string, unknown>): string {
  const shown = issues.slice(0, ISSUES_SHOWN).map(({ path, message }) => {
    const [field] = path;
    const isMissing = typeof field === 'string' && value[field] === undefined;
    return `${path.join('.')} ${isMissing ? 'is missing' : lowerFirst(message)}`;
  });
  const more = issues.length - ISSUES_SHOWN;
  return shown.join('; ') + (more > 0 ? `; and ${more} more` : '');
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
