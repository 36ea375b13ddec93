import type { ChangeLeadTime, MeasuredChange } from '@/lib/delivery/delivery-report';
import { median, percentile } from '@/lib/delivery/percentile';
import type { TracedChange } from '@/lib/delivery/traced-changes';

/** Under so many changes there are no percentiles. */
export const FEWEST_CHANGES = 10;

/** The spans of a change up to the deployment that first carried it. */
export interface ChangeSpans {
  change: MeasuredChange;
  /** How many spans were dropped because they end before they begin. */
  negative: number;
}

/**
 * The lead time of a change and its stages, in seconds (dora.md 3). Time as a draft belongs to coding.
 * @param finishedAt the finish of its deployment, in milliseconds
 */
export function measureChange(change: TracedChange, deployment: string, finishedAt: number): ChangeSpans {
  const { firstCommitAt, openedAt, readyAt, firstReviewAt, mergedAt } = change;
  let negative = 0;
  const span = (from: number | null, to: number | null): number | null => {
    if (from === null || to === null) return null;
    if (to >= from) return (to - from) / 1000;
    negative += 1;
    return null;
  };
  const readyForReview = readyAt ?? openedAt;
  const measured: MeasuredChange = {
    id: change.id,
    deployment,
    codingSeconds: span(firstCommitAt, readyForReview),
    pickupSeconds: span(readyForReview, firstReviewAt),
    reviewSeconds: span(firstReviewAt, mergedAt),
    deploySeconds: span(mergedAt, finishedAt),
    leadTimeSeconds: span(firstCommitAt, finishedAt),
  };
  return { change: measured, negative };
}

/** The change lead time of some changes: per change, never per deployment. */
export function measureLeadTime(changes: readonly MeasuredChange[]): ChangeLeadTime {
  const leadTimes = knownSpans(changes.map(({ leadTimeSeconds }) => leadTimeSeconds));
  const isSmall = leadTimes.length < FEWEST_CHANGES;
  const stage = (spans: readonly (number | null)[]) => (isSmall ? null : median(knownSpans(spans)));
  const stages = {
    coding: stage(changes.map(({ codingSeconds }) => codingSeconds)),
    pickup: stage(changes.map(({ pickupSeconds }) => pickupSeconds)),
    review: stage(changes.map(({ reviewSeconds }) => reviewSeconds)),
    deploy: stage(changes.map(({ deploySeconds }) => deploySeconds)),
  };
  const unknown = Object.entries(stages).flatMap(([name, seconds]) => (seconds === null ? [name] : []));
  const reason = isSmall
    ? `Small sample: under ${FEWEST_CHANGES} changes there are no percentiles.`
    : `No event tells when these stages of a change begin and end: ${unknown.join(', ')}.`;
  return {
    count: leadTimes.length,
    medianSeconds: isSmall ? null : median(leadTimes),
    p85Seconds: isSmall ? null : percentile(leadTimes, 0.85),
    stages,
    ...(unknown.length > 0 ? { reason } : {}),
  };
}

function knownSpans(spans: readonly (number | null)[]): number[] {
  return spans.filter((span) => span !== null);
}
