import { describe, expect, it } from 'vitest';
import { commit, deployment, leftOut, measure, trace } from '@/tests/lib/delivery/event-file';

const day = (number: number, time = '10:00') => `2026-10-0${number}T${time}:00Z`;
const rows = (events: readonly object[]) =>
  measure(trace(events)).deployments.map(({ id, kind, previous }) => `${id} ${kind} ${previous}`);

describe('lib/delivery/rollouts.ts', () => {
  it('takes records of several sources for one, and ids of any of them for its name', () => {
    const events = [
      deployment('1', 'a', day(1), { source: 'pipeline' }),
      deployment('2', 'b', day(2), { source: 'pipeline' }),
      deployment('9', 'b', day(2, '10:04'), { source: 'agent', kind: 'fix' }),
      { type: 'incident', id: 'I', openedAt: day(5), deployment: '9' },
    ];
    expect(rows(events)).toEqual(['1 planned null', '2 fix 1']);
    expect(measure(trace(events)).incidents).toEqual([{ id: 'I', deployment: '2' }]);
  });

  it('takes the return to an earlier revision for a deployment, though its records are alike', () => {
    expect(rows([deployment('1', 'a', day(1)), deployment('2', 'b', day(2)), deployment('3', 'a', day(3))])).toEqual([
      '1 planned null',
      '2 planned 1',
      '3 planned 2',
    ]);
  });

  it('keeps ids of several sources apart', () => {
    const events = [
      deployment('1', 'a', day(1), { source: 'x' }),
      deployment('1', 'b', day(2), { source: 'y' }),
      { type: 'recovery', deployment: '1', recoveredAt: day(3), by: 'flag', source: 'y' },
    ];
    const report = measure(trace(events));
    expect(report.deployments.map(({ failed }) => failed)).toEqual([false, true]);
    const unnamed = measure(trace([...events.slice(0, 2), { ...events[2], source: undefined }]));
    expect(leftOut(unnamed)).toMatchObject({ unknownReferences: 1 });
  });

  it('takes a failed attempt, and another of the same revision, for one failed deployment that changes nothing', () => {
    const events = [
      deployment('1', 'a', day(1)),
      deployment('2', 'b', day(2), { result: 'failed' }),
      deployment('3', 'b', day(2, '11:00'), { result: 'failed' }),
      deployment('4', 'b', day(2, '12:00')),
      deployment('5', 'b', day(2, '13:00'), { result: 'failed' }),
    ];
    expect(rows(events)).toEqual(['1 planned null', '4 planned 1']);
    expect(leftOut(measure(trace(events)))).toMatchObject({ failedDeployments: 1, joinedRecords: 2 });
  });

  it('takes a re-sync that tells of itself for what runs, not for a deployment', () => {
    const events = [
      deployment('1', 'a', day(1)),
      deployment('2', 'b', day(2), { previousRevision: 'b' }),
      deployment('3', 'c', day(3)),
    ];
    const history = [commit('a', []), commit('b', ['a']), commit('c', ['b'])];
    expect(rows([...history, ...events])).toEqual(['1 planned null', '3 planned null']);
    expect(measure(trace([...history, ...events])).deployments[1]?.changes).toEqual(['c']);
  });

  it('takes - and _ in the name of a service for equal, and upper and lower case in that of an environment', () => {
    const events = [
      deployment('1', 'a', day(1), { service: 'pay_desk' }),
      deployment('2', 'b', day(2), { service: 'pay-desk', environment: 'Production' }),
    ];
    expect(rows(events)).toEqual(['1 planned null', '2 planned 1']);
    expect(measure(trace(events), { services: ['pay-desk'] }).deployments).toHaveLength(2);
  });

  it('lets a first deployment carry what came after the revision that its source says it replaced', () => {
    const events = [commit('a', []), commit('b', ['a']), deployment('1', 'b', day(1), { previousRevision: 'a' })];
    expect(measure(trace(events)).deployments[0]?.changes).toEqual(['b']);
  });

  it('orders events by their ends, not by their lines', () => {
    expect(
      rows([deployment('2', 'b', '2026-10-02T12:30:00+02:00'), deployment('1', 'a', '2026-10-02T10:00:00Z')]),
    ).toEqual(['1 planned null', '2 planned 1']);
  });
});
