import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listDeployedServices } from '@/db/store/deployed-services';
import type { Context } from '@/lib/context';
import { EventCollection } from '@/lib/delivery/event-collection';
import { createEventReader } from '@/lib/delivery/read-events';
import { traceDelivery } from '@/lib/delivery/trace-delivery';
import { createOrganization } from '@/lib/services/create-organization';
import { type DeliveryQuestion, measureWindow } from '@/lib/services/delivery-measurement';
import { measureStoredDelivery } from '@/lib/services/measure-stored-delivery';
import { requireOrganization } from '@/lib/services/require-organization';
import { traceEventsSince } from '@/lib/services/trace-events-since';
import { eventFile, importText } from '@/tests/factories/delivery-events';
import { anOrganization } from '@/tests/factories/organization';
import { randomDelivery } from '@/tests/factories/random-delivery';
import { commit, deployment } from '@/tests/lib/delivery/event-file';

const now = new Date('2026-11-02T10:00:00Z');
const DAY = 86_400_000;
const question = { includeBots: false, compare: true, now } as const;

/** All events of a text, traced at once. */
function traceAll(text: string) {
  const reader = createEventReader();
  const collection = new EventCollection();
  for (const line of [...reader.push(new TextEncoder().encode(text)), ...reader.end()]) collection.addLine(line);
  return traceDelivery(collection.collected(), now);
}

/** What a store does not know of a file, and what it does not read for single services. */
const untold = new Set(['refusedLines', 'unknownFields', 'duplicates', 'conflictingEvents', 'futureEvents']);

function figures({ report, failures, comparison }: ReturnType<typeof measureWindow>) {
  const told = (leftOut: object) => Object.entries(leftOut).filter(([reason]) => !untold.has(reason));
  return {
    report: { ...report, leftOut: told(report.leftOut) },
    failures,
    before: comparison && { ...comparison.before, leftOut: told(comparison.before.leftOut) },
    services: comparison?.services.filter(({ metrics }) => metrics.deploymentFrequency.count > 0),
  };
}

describe('lib/services/trace-events-since.ts', () => {
  it('gives the figures of all events, though it reads but those of the window and what leads to it', async () => {
    const { context } = await anOrganization();
    await fc.assert(
      fc.asyncProperty(randomDelivery(now.getTime()), anyWindow, async (events, window) => {
        const compare = await bothWays(context, eventFile(...events), window);
        await compare({ tier: 'production', service: null });
        await compare({ tier: 'staging', service: null });
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('gives the figures of one service, though others share its repository', async () => {
    const { context } = await anOrganization();
    await fc.assert(
      fc.asyncProperty(randomDelivery(now.getTime(), { unnamed: 0 }), anyWindow, async (events, window) => {
        const compare = await bothWays(context, eventFile(...events), window);
        if (events.some((event) => 'service' in event && 'environment' in event && event.service === 'shop'))
          await compare({ tier: 'production', service: 'shop' });
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('reads no more of a long history than what the window needs', async () => {
    const { context, organization } = await anOrganization();
    const days = Array.from({ length: 400 }, (_, day) => now.getTime() - (400 - day) * DAY);
    const id = (day: number) => `c${day}`.padStart(40, '0');
    const events = days.flatMap((at, day) => [
      commit(id(day), day === 0 ? [] : [id(day - 1)], { committedAt: new Date(at).toISOString() }),
      deployment(`d${day}`, id(day), new Date(at + 1).toISOString()),
    ]);
    await importText(context, organization, eventFile(...events));
    const { id: organizationId } = await requireOrganization(context.db.read, organization);
    const deployed = await listDeployedServices(context.db.read, organizationId);
    const since = new Date(now.getTime() - 30 * DAY);
    const request = { organizationId, services: null, deployed, since, now };
    const { cargo } = await traceEventsSince(context.db.read, request);
    const [first, second] = [...cargo];
    // What ran 28 days before the window, and all since.
    expect(cargo.size).toBe(30 + 28 + 1);
    expect(first?.[1]).toMatchObject({ commits: [], unknown: 'firstDeployments' });
    expect(second?.[1]).toMatchObject({ commits: [expect.any(Number)], unknown: null });
    expect(second?.[0].commit?.graph.commits.length).toBeLessThan(30 + 28 + 2 * 7 + 2);
  });
});

const anyWindow = fc.record({ days: fc.constantFrom(30, 90, 180), ago: fc.constantFrom(0, 45, 200) });
let organizations = 0;

/** Imports a text for an organization of its own; gives what compares the figures of the store with those of the text. */
async function bothWays(context: Context, text: string, { days, ago }: { days: number; ago: number }) {
  organizations += 1;
  const { slug: organization } = await createOrganization(context, { name: `Number ${organizations}` });
  await importText(context, organization, text);
  const whole = traceAll(text);
  const until = new Date(now.getTime() - ago * DAY);
  const asked = { ...question, until, since: new Date(until.getTime() - days * DAY) };
  return async ({ tier, service }: Pick<DeliveryQuestion, 'tier'> & { service: string | null }) => {
    const stored = await measureStoredDelivery(context, { ...asked, tier, organization, team: null, service });
    const ofAll = measureWindow(whole, service === null ? null : [service], { ...asked, tier });
    expect(figures(stored)).toEqual(figures(ofAll));
  };
}
