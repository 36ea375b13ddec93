import { describe, expect, it } from 'vitest';
import type { DeliverySelection } from '@/lib/delivery/measure-delivery';
import { mergeWaits } from '@/lib/delivery/merge-waits';
import { change, commit, deployment, trace } from '@/tests/lib/delivery/event-file';

const selection: DeliverySelection = {
  window: { from: Date.parse('2026-08-04'), to: Date.parse('2026-11-02') },
  tier: 'production',
  services: null,
  includeBots: false,
  timeZone: 'UTC',
};

/** A change merged on Friday at eight in the evening. */
const merged = (changes: object = {}) => [
  commit('a1', []),
  commit('b2', ['a1']),
  change('shop#1', 'b2', { mergedAt: '2026-10-02T20:00:00Z', ...changes }),
  deployment('d-1', 'a1', '2026-10-01T10:00:00Z'),
];
const monday = deployment('d-2', 'b2', '2026-10-05T04:00:00Z');

describe('lib/delivery/merge-waits.ts', () => {
  it('measures from the merge to the first deployment that carries the change, weekends left out', () => {
    const back = deployment('d-3', 'a1', '2026-10-06T10:00:00Z');
    const again = deployment('d-4', 'b2', '2026-10-07T10:00:00Z');
    expect(mergeWaits(trace([...merged(), monday, back, again]), selection)).toEqual([8 * 3_600]);
  });

  it('leaves changes of bots out unless they are asked for', () => {
    const traced = trace([...merged({ authorIsBot: true }), monday]);
    expect(mergeWaits(traced, selection)).toEqual([]);
    expect(mergeWaits(traced, { ...selection, includeBots: true })).toEqual([8 * 3_600]);
  });

  it('drops what was deployed before it was merged', () => {
    expect(mergeWaits(trace([...merged({ mergedAt: '2026-10-08T00:00:00Z' }), monday]), selection)).toEqual([]);
  });

  it('keeps to the tier and the window', () => {
    const staging = deployment('d-2', 'b2', '2026-10-05T04:00:00Z', { environment: 'staging' });
    expect(mergeWaits(trace([...merged(), staging]), selection)).toEqual([]);
    const earlier = { from: 0, to: Date.parse('2026-10-03') };
    expect(mergeWaits(trace([...merged(), monday]), { ...selection, window: earlier })).toEqual([]);
  });
});
