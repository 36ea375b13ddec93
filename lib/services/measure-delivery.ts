import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { DeliveryReport } from '@/lib/delivery/delivery-report';
import type { Window } from '@/lib/delivery/deployment-frequency';
import type { EnvironmentTier } from '@/lib/delivery/environment-tier';
import { type CollectedEvents, EventCollection, type Intake } from '@/lib/delivery/event-collection';
import { serviceKeyOf } from '@/lib/delivery/left-out';
import {
  type DeliverySelection,
  measureDelivery,
  measureServices,
  type ServiceMetrics,
  windowBefore,
} from '@/lib/delivery/measure-delivery';
import { createEventReader } from '@/lib/delivery/read-events';
import { type DeliveryTrace, traceDelivery } from '@/lib/delivery/trace-delivery';
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
  /** Also measure the window before, and each service on its own. */
  compare: boolean;
  now: Date;
  onProgress(progress: JobProgress): void;
  signal: AbortSignal;
}

/** The metrics of an event file. */
export interface MeasuredDelivery {
  report: DeliveryReport;
  /** Null where it was not asked for. */
  comparison: DeliveryComparison | null;
  window: Window;
  intake: Intake;
}

/** What stands beside the metrics of a window. */
export interface DeliveryComparison {
  /** The window of the same length before. */
  before: DeliveryReport;
  services: readonly ServiceMetrics[];
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
  if (request.service !== null) requireService(request.service, serviceNames(events));
  const services = request.service === null ? null : [request.service];
  const selection = { window, tier: request.tier, services, includeBots: request.includeBots, timeZone: 'UTC' };
  return {
    report: measureDelivery(trace, selection),
    comparison: request.compare ? compare(trace, selection) : null,
    window,
    intake: events.intake,
  };
}

function compare(trace: DeliveryTrace, selection: DeliverySelection): DeliveryComparison {
  return {
    before: measureDelivery(trace, { ...selection, window: windowBefore(selection.window) }),
    services: measureServices(trace, selection),
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
