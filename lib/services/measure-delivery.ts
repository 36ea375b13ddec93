import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { type CollectedEvents, EventCollection, type Intake } from '@/lib/delivery/event-collection';
import { serviceKeyOf } from '@/lib/delivery/left-out';
import { createEventReader } from '@/lib/delivery/read-events';
import { traceDelivery } from '@/lib/delivery/trace-delivery';
import { CairnError } from '@/lib/errors';
import type { JobProgress } from '@/lib/jobs/job';
import {
  type DeliveryQuestion,
  measureWindow,
  readWindow,
  type WindowMeasurement,
} from '@/lib/services/delivery-measurement';
import { foreignFormats } from '@/lib/services/event-formats';

export interface DeliveryRequest extends DeliveryQuestion {
  /** Absolute path of the event file, and how it was named, for the error. */
  path: string;
  named: string;
  /** Null: all. */
  service: string | null;
  onProgress(progress: JobProgress): void;
  signal: AbortSignal;
}

/** The metrics of an event file. */
export interface MeasuredDelivery extends WindowMeasurement {
  intake: Intake;
}

const MEGABYTE = 1_000_000;

/**
 * Reads an event file (dora.md 4) and measures what it tells.
 * @throws {CairnError} `unreadable`; `invalid-input` for a window that ends before it begins, or a service that the file does not know.
 */
export async function measureEventFile(request: DeliveryRequest): Promise<MeasuredDelivery> {
  // Before the file, which may be large.
  readWindow(request);
  const events = (await collectEvents(request)).collected();
  const trace = traceDelivery(events, request.now);
  if (request.service !== null) requireService(request.service, serviceNames(events));
  const services = request.service === null ? null : [request.service];
  return { ...measureWindow(trace, services, request), intake: events.intake };
}

async function collectEvents({ path, named, onProgress, signal }: DeliveryRequest): Promise<EventCollection> {
  const collection = new EventCollection();
  const reader = createEventReader(foreignFormats);
  let done = 0;
  try {
    const { size } = await stat(path);
    for await (const piece of createReadStream(path, { signal, highWaterMark: MEGABYTE })) {
      for (const line of reader.push(piece)) collection.addLine(line);
      done += piece.length;
      onProgress({
        message: 'Reading events, megabytes',
        done: Math.floor(done / MEGABYTE),
        total: Math.ceil(size / MEGABYTE),
      });
    }
  } catch (cause) {
    if (signal.aborted || !(cause instanceof Error && 'code' in cause)) throw cause;
    throw new CairnError('unreadable', `${named} cannot be read. Check its name and its permissions.`, { cause });
  }
  for (const line of reader.end()) collection.addLine(line);
  return collection;
}

function serviceNames({ deployments }: CollectedEvents): string[] {
  return [...new Map(deployments.map(({ service }) => [serviceKeyOf(service), service])).values()].sort();
}

function requireService(service: string, names: readonly string[]): void {
  const key = serviceKeyOf(service);
  if (names.some((name) => serviceKeyOf(name) === key)) return;
  const known = names.length === 0 ? 'It tells of no deployment.' : `It knows: ${names.slice(0, 10).join(', ')}.`;
  throw new CairnError('invalid-input', `No event of the file deploys the service "${service}". ${known}`);
}
