import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeliveryReport } from '@/lib/delivery/delivery-report';
import { EventCollection } from '@/lib/delivery/event-collection';
import { type DeliverySelection, measureDelivery } from '@/lib/delivery/measure-delivery';
import { createEventReader } from '@/lib/delivery/read-events';
import { type DeliveryRules, type DeliveryTrace, traceDelivery } from '@/lib/delivery/trace-delivery';

/** The file that covers every rule, with `now` of its expectations. */
export const everyRule = join(process.cwd(), 'tests/fixtures/delivery/every-rule.ndjson');
export const everyRuleText = () => readFileSync(everyRule, 'utf8');

/** Traces events given as text, one a line, or as objects. */
export function trace(
  events: string | readonly object[],
  { now = '2026-11-02T00:00:00Z', rules }: { now?: string; rules?: DeliveryRules } = {},
): DeliveryTrace {
  const text = typeof events === 'string' ? events : events.map((event) => JSON.stringify(event)).join('\n');
  const reader = createEventReader();
  const collection = new EventCollection();
  for (const line of [...reader.push(new TextEncoder().encode(text)), ...reader.end()]) collection.addLine(line);
  return traceDelivery(collection.collected(), new Date(now), rules);
}

/** Measures production in [2026-08-04, 2026-11-02) unless told otherwise. */
export function measure(
  traced: DeliveryTrace,
  {
    from = '2026-08-04',
    to = '2026-11-02',
    ...changes
  }: { from?: string; to?: string } & Partial<DeliverySelection> = {},
): DeliveryReport {
  return measureDelivery(traced, {
    window: { from: Date.parse(from), to: Date.parse(to) },
    tier: 'production',
    services: null,
    includeBots: false,
    timeZone: 'UTC',
    ...changes,
  });
}

/** How much is left out, where something is. */
export function leftOut(report: DeliveryReport): Record<string, number> {
  return Object.fromEntries(
    Object.entries(report.leftOut).flatMap(([reason, { count }]) => (count > 0 ? [[reason, count]] : [])),
  );
}

const repository = 'https://git.example/acme/shop';

/** A succeeded production deployment of `shop`. */
export function deployment(id: string, revision: string, finishedAt: string, changes: object = {}) {
  return {
    type: 'deployment',
    id,
    service: 'shop',
    environment: 'production',
    repository,
    revision,
    finishedAt,
    result: 'succeeded',
    ...changes,
  };
}

/** A commit of the repository of `shop`. */
export function commit(revision: string, parents: readonly string[], changes: object = {}) {
  const at = '2026-07-01T00:00:00Z';
  return { type: 'commit', repository, revision, parents, authoredAt: at, committedAt: at, ...changes };
}

/** A change of the repository of `shop`. */
export function change(id: string, mergeRevision: string, changes: object = {}) {
  return {
    type: 'change',
    id,
    repository,
    firstCommitAt: '2026-07-01T00:00:00Z',
    mergedAt: '2026-07-02T00:00:00Z',
    mergeRevision,
    ...changes,
  };
}
