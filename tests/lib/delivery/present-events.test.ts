import { describe, expect, it } from 'vitest';
import { leftOut, measure, trace } from '@/tests/lib/delivery/event-file';

const incident = { type: 'incident', id: 'I', openedAt: '2026-10-05T10:00:00Z' };
const resolution = (resolvedAt: string, changes: object = {}) => ({
  type: 'resolution',
  incident: 'I',
  resolvedAt,
  ...changes,
});
const resolvedAt = (...events: object[]) => trace(events).incidents[0]?.resolvedAt ?? null;

describe('lib/delivery/present-events.ts', () => {
  it('ends an incident by the last end that was told apart, in any order', () => {
    const ends = [resolution('2026-10-05T12:00:00Z'), resolution('2026-10-05T11:00:00Z')];
    expect(resolvedAt(incident, ...ends)).toBe(Date.parse('2026-10-05T12:00:00Z'));
    expect(resolvedAt(...ends.toReversed(), incident)).toBe(Date.parse('2026-10-05T12:00:00Z'));
  });

  it('believes the incident itself first', () => {
    const ended = { ...incident, resolvedAt: '2026-10-05T10:30:00Z' };
    expect(resolvedAt(ended, resolution('2026-10-05T12:00:00Z'))).toBe(Date.parse('2026-10-05T10:30:00Z'));
  });

  it('leaves out ends later than now, and those of another source', () => {
    expect(resolvedAt(incident, resolution('2026-12-01T00:00:00Z'))).toBeNull();
    expect(resolvedAt(incident, resolution('2026-10-06T00:00:00Z', { source: 'pager' }))).toBeNull();
  });

  it('counts an end of what no event tells of', () => {
    expect(leftOut(measure(trace([resolution('2026-10-06T00:00:00Z')])))).toEqual({ unknownReferences: 1 });
    expect(leftOut(measure(trace([resolution('2026-12-06T00:00:00Z')])))).toEqual({ futureEvents: 1 });
  });
});
