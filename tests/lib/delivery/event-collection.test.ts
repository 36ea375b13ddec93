import { describe, expect, it } from 'vitest';
import { EventCollection } from '@/lib/delivery/event-collection';
import { Deployment, Incident } from '@/lib/delivery/events';
import { deployment } from '@/tests/lib/delivery/event-file';

const one = Deployment.parse(deployment('d', 'a', '2026-10-05T10:00:00Z'));
const open = Incident.parse({ type: 'incident', id: 'I', openedAt: '2026-10-05T10:00:00Z' });
const resolved = Incident.parse({ ...open, resolvedAt: '2026-10-05T12:00:00Z' });

function collect(...events: (Deployment | Incident)[]) {
  const collection = new EventCollection();
  for (const event of events) collection.add(event);
  return collection.collected();
}

describe('lib/delivery/event-collection.ts', () => {
  it('takes an event once, and its fullest telling in any order', () => {
    for (const order of [
      [open, resolved, open],
      [open, open, resolved],
      [resolved, open, open],
    ]) {
      const { incidents, intake } = collect(...order);
      expect(incidents).toEqual([resolved]);
      expect(intake).toMatchObject({ duplicates: 2, conflicting: 1 });
    }
  });

  it('takes the same id of another source, or of another type, for another event', () => {
    const { deployments, incidents, intake } = collect(one, { ...one, source: 'agent' }, { ...open, id: 'd' });
    expect([deployments.length, incidents.length, intake.duplicates]).toEqual([2, 1, 0]);
  });

  it('keeps the first refusals, and counts all', () => {
    const collection = new EventCollection();
    for (let line = 1; line <= 50; line += 1) collection.addLine({ line, refused: 'is not JSON' });
    collection.addLine({ line: 51, event: one, unknownFields: ['owner', 'colour'] });
    collection.addLine({ line: 52, event: one, unknownFields: ['owner'] });
    const { intake } = collection.collected();
    expect(intake).toMatchObject({ refusedLines: 50, unknownFieldLines: 2 });
    expect(intake.refusals).toHaveLength(20);
    expect(intake.unknownFields).toEqual([
      { type: 'deployment', field: 'owner', lines: 2, firstLine: 51 },
      { type: 'deployment', field: 'colour', lines: 1, firstLine: 51 },
    ]);
  });
});
