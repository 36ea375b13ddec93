import { FEWEST_CHANGES } from '@/lib/delivery/change-lead-time';
import { countStarts } from '@/lib/delivery/deployment-starts';
import { type DeliverySelection, selectDelivery } from '@/lib/delivery/measure-delivery';
import { mergeWaits } from '@/lib/delivery/merge-waits';
import { percentile } from '@/lib/delivery/percentile';
import { type TraceEnd, WAIT_PERCENTS } from '@/lib/delivery/practice-facts';
import { type ServiceTrace, traceServices } from '@/lib/delivery/service-traces';
import type { DeliveryTrace } from '@/lib/delivery/trace-delivery';
import { findWayBack } from '@/lib/delivery/way-back';

/** What events show of how a team delivers, in the shape of facts. Null: they tell nothing of it. */
export interface DeliveryPractice {
  /** Null, both: no event tells what started a deployment. */
  starts: { startedByAutomation: number | null; startedByPerson: number | null };
  rollbacks: {
    wayBack: 'revert' | 'previous-version';
    lastAt: string;
    medianSecondsToApplied: number | null;
    deployment: string;
  } | null;
  trace: { services: number; complete: number; ends: ServiceTrace[] } | null;
  /** The times that the percentages WAIT_PERCENTS of the changes stayed within; none where there are too few changes. */
  mergeToProduction: { changes: number; seconds: number[] };
}

const MOST_ENDS = 5_000;

/** Starts and waits are those of the quarter; the way back and what runs are looked for in the year. */
export function describePractice(
  trace: DeliveryTrace,
  { quarter, year }: { quarter: DeliverySelection; year: DeliverySelection },
): DeliveryPractice {
  const { automation, person } = countStarts(selectDelivery(trace, quarter).own);
  const isTold = automation + person > 0;
  return {
    starts: { startedByAutomation: isTold ? automation : null, startedByPerson: isTold ? person : null },
    rollbacks: describeWayBack(trace, year),
    trace: describeTraces(traceServices(trace, year)),
    mergeToProduction: describeWaits(mergeWaits(trace, quarter)),
  };
}

function describeWayBack(trace: DeliveryTrace, year: DeliverySelection): DeliveryPractice['rollbacks'] {
  const back = findWayBack(selectDelivery(trace, year).own);
  if (back === null) return null;
  return {
    wayBack: back.way,
    lastAt: new Date(back.last.finishedAt).toISOString(),
    medianSecondsToApplied: back.medianSeconds,
    deployment: back.last.id,
  };
}

/** Those that are cut off count as breaks (see the facts), so that threads of which nothing is told come first. */
function describeTraces(traces: readonly ServiceTrace[]): DeliveryPractice['trace'] {
  if (traces.length === 0) return null;
  const ends = traces.filter(({ end }) => end !== 'work-item');
  const isBreak = (end: TraceEnd) => end === 'no-pull-request' || end === 'no-work-item';
  const ordered = [...ends.filter(({ end }) => !isBreak(end)), ...ends.filter(({ end }) => isBreak(end))];
  return { services: traces.length, complete: traces.length - ends.length, ends: ordered.slice(0, MOST_ENDS) };
}

function describeWaits(waits: readonly number[]): DeliveryPractice['mergeToProduction'] {
  if (waits.length < FEWEST_CHANGES) return { changes: waits.length, seconds: [] };
  return { changes: waits.length, seconds: WAIT_PERCENTS.map((percent) => percentile(waits, percent / 100) ?? 0) };
}
