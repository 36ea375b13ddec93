import type { Context } from '@/lib/context';
import type { DeliveryEvents } from '@/lib/delivery/events';
import { groupEvents } from '@/lib/delivery/group-events';
import { createEventReader, type EventLine } from '@/lib/delivery/read-events';
import { importEvents } from '@/lib/services/import-events';

/** Events by their kinds, given as the objects of an event file's lines. */
export function someEvents(...lines: readonly object[]): DeliveryEvents {
  const reader = createEventReader();
  const read = [...reader.push(new TextEncoder().encode(eventFile(...lines))), ...reader.end()];
  return groupEvents(read.map(eventOf));
}

/** The text of an event file. */
export function eventFile(...lines: readonly object[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** Imports the text of an event file, in pieces of some bytes. */
export function importText(
  context: Context,
  organizationSlug: string,
  text: string,
  { replace = false, onProgress = () => undefined }: { replace?: boolean; onProgress?: () => void } = {},
) {
  const bytes = new TextEncoder().encode(text);
  async function* pieces() {
    for (let start = 0; start < bytes.length; start += 1000) yield bytes.subarray(start, start + 1000);
  }
  const signal = new AbortController().signal;
  const request = { organizationSlug, pieces: pieces(), bytes: bytes.length, replace, onProgress, signal };
  return importEvents(context, request);
}

function eventOf(line: EventLine) {
  if ('event' in line) return line.event;
  throw new Error(`line ${line.line}: ${'refused' in line ? line.refused : 'tells nothing'}`);
}
