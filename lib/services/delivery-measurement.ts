import type { DeliveryReport } from '@/lib/delivery/delivery-report';
import type { Window } from '@/lib/delivery/deployment-frequency';
import type { EnvironmentTier } from '@/lib/delivery/environment-tier';
import { listFailures, type MeasuredFailure } from '@/lib/delivery/failure-list';
import {
  type DeliverySelection,
  measureDelivery,
  measureServices,
  type ServiceMetrics,
  windowBefore,
} from '@/lib/delivery/measure-delivery';
import type { DeliveryTrace } from '@/lib/delivery/trace-delivery';
import { CairnError } from '@/lib/errors';

/** What is asked of delivery, wherever the events come from. */
export interface DeliveryQuestion {
  tier: EnvironmentTier;
  /** Default: 90 days before `until`. */
  since: Date | null;
  /** Default: now. */
  until: Date | null;
  includeBots: boolean;
  /** Also measure the window before, and each service on its own. */
  compare: boolean;
  now: Date;
}

/** The metrics of a window. */
export interface WindowMeasurement {
  report: DeliveryReport;
  /** The failures behind its rates. */
  failures: readonly MeasuredFailure[];
  /** Null where it was not asked for. */
  comparison: DeliveryComparison | null;
  window: Window;
}

/** What stands beside the metrics of a window. */
export interface DeliveryComparison {
  /** The window of the same length before. */
  before: DeliveryReport;
  services: readonly ServiceMetrics[];
}

const DEFAULT_DAYS = 90;
const DAY = 86_400_000;

/**
 * Measures a window of what was traced.
 * @param services null: all
 */
export function measureWindow(
  trace: DeliveryTrace,
  services: readonly string[] | null,
  question: DeliveryQuestion,
): WindowMeasurement {
  const window = readWindow(question);
  const selection = { window, tier: question.tier, services, includeBots: question.includeBots, timeZone: 'UTC' };
  return {
    report: measureDelivery(trace, selection),
    failures: listFailures(trace, selection),
    comparison: question.compare ? compare(trace, selection) : null,
    window,
  };
}

/**
 * The window that a question is about.
 * @throws {CairnError} `invalid-input` where it ends before it begins.
 */
export function readWindow({ since, until, now }: Pick<DeliveryQuestion, 'since' | 'until' | 'now'>): Window {
  const to = (until ?? now).getTime();
  const from = since === null ? to - DEFAULT_DAYS * DAY : since.getTime();
  if (from < to) return { from, to };
  throw new CairnError('invalid-input', 'The window is empty: --since must be before --until, or before now.');
}

/**
 * Since when events are measured, in milliseconds: the begin of the window, or of the one before where both are compared.
 * @throws {CairnError} as `readWindow`
 */
export function earliestNeeded(question: Pick<DeliveryQuestion, 'since' | 'until' | 'now' | 'compare'>): number {
  const window = readWindow(question);
  return question.compare ? windowBefore(window).from : window.from;
}

function compare(trace: DeliveryTrace, selection: DeliverySelection): DeliveryComparison {
  return {
    before: measureDelivery(trace, { ...selection, window: windowBefore(selection.window) }),
    services: measureServices(trace, selection),
  };
}
