import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { DeliveryReport } from '@/lib/delivery/delivery-report';
import type { Window } from '@/lib/delivery/deployment-frequency';
import type { EnvironmentTier } from '@/lib/delivery/environment-tier';
import { type CollectedEvents, EventCollection, type Intake } from '@/lib/delivery/event-collection';
import { serviceKeyOf } from '@/lib/delivery/left-out';
import { measureDelivery, windowBefore } from '@/lib/delivery/measure-delivery';
import { createEventReader } from '@/lib/delivery/read-events';
import { traceDelivery } from '@/lib/delivery/trace-delivery';
import { CairnError } from '@/lib/errors';
import type { JobProgress } from '@/lib/jobs/job';

export interface DeliveryRequest {
  /** Absolute path of the event file, and how it was named, for the error. */
  path: string;
  named: string;
  /** Null: all. */
  service: string | null;
  tier: EnvironmentTier;
  /** Default: 90 days before `until`. */
  since: Date | null;
  /** Default: now. */
  until: Date | null;
  includeBots: boolean;
  now: Date;
  onProgress(progress: JobProgress): void;
  signal: AbortSignal;
}

/** The metrics of an event file, with those of the window before and of each service on its own. */
export interface MeasuredDelivery {
  report: DeliveryReport;
  before: DeliveryReport;
  /** By the name of the service; empty where there is but one. */
  services: readonly { service: string; report: DeliveryReport }[];
  window: Window;
  intake: Intake;
}

const DEFAULT_DAYS = 90;
const DAY = 86_400_000;
const MEGABYTE = 1_000_000;

/**
 * Reads an event file (dora.md 4) and measures what it tells.
 * @throws {CairnError} `unreadable`; `invalid-input` for a window that ends before it begins, or a service that the file does not know.
 */
export async function measureEventFile(request: DeliveryRequest): Promise<MeasuredDelivery> {
  const window = readWindow(request);
  const events = (await collectEvents(request)).collected();
  const trace = traceDelivery(events, request.now);
  const names = serviceNames(events);
  if (request.service !== null) requireService(request.service, names);
  const shared = { tier: request.tier, includeBots: request.includeBots, timeZone: 'UTC' };
  const services = request.service === null ? null : [request.service];
  return {
    report: measureDelivery(trace, { ...shared, window, services }),
    before: measureDelivery(trace, { ...shared, window: windowBefore(window), services }),
    services:
      services !== null || names.length < 2
        ? []
        : names.map((service) => ({
            service,
            report: measureDelivery(trace, { ...shared, window, services: [service] }),
          })),
    window,
    intake: events.intake,
  };
}

function readWindow({ since, until, now }: DeliveryRequest): Window {
  const to = (until ?? now).getTime();
  const from = since === null ? to - DEFAULT_DAYS * DAY : since.getTime();
  if (from < to) return { from, to };
  throw new CairnError('invalid-input', 'The window is empty: --since must be before --until, or before now.');
}

async function collectEvents({ path, named, onProgress, signal }: DeliveryRequest): Promise<EventCollection> {
  const collection = new EventCollection();
  const reader = createEventReader();
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
