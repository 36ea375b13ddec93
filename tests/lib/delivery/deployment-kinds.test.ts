import { describe, expect, it } from 'vitest';
import { commit, deployment, leftOut, measure, trace } from '@/tests/lib/delivery/event-file';

const history = [commit('a', []), commit('b', ['a']), commit('c', ['b']), commit('aside', ['a'])];
const at = (time: string, day = '05') => `2026-10-${day}T${time}:00Z`;

function kinds(...events: object[]) {
  const report = measure(trace([...history, ...events]));
  return report.deployments.map(({ kind, failed }) => (failed ? `${kind}, failed` : kind));
}

describe('lib/delivery/deployment-kinds.ts', () => {
  it('takes the way to an ancestor for a rollback, and the way to another branch for none', () => {
    expect(
      kinds(
        deployment('1', 'a', at('10:00')),
        deployment('2', 'c', at('11:00')),
        deployment('3', 'b', at('12:00')),
        deployment('4', 'aside', at('13:00')),
      ),
    ).toEqual(['planned', 'planned, failed', 'rollback', 'planned']);
  });

  it('believes a record that says rollback or fix', () => {
    expect(
      kinds(
        deployment('1', 'a', at('10:00')),
        deployment('2', 'b', at('11:00'), { kind: 'rollback' }),
        deployment('3', 'a', at('12:00'), { kind: 'fix' }),
        deployment('4', 'c', at('13:00'), { fixes: '1' }),
      ),
    ).toEqual(['planned, failed', 'rollback, failed', 'fix', 'fix']);
  });

  it('marks nothing where a fix names a deployment that no event tells of, or itself', () => {
    const events = [
      deployment('1', 'a', at('10:00')),
      deployment('2', 'b', at('11:00'), { fixes: 'gone' }),
      deployment('3', 'c', at('12:00'), { fixes: '3' }),
    ];
    expect(kinds(...events)).toEqual(['planned', 'fix', 'fix']);
    expect(leftOut(measure(trace([...history, ...events])))).toMatchObject({ unknownReferences: 1 });
  });

  const race = [
    deployment('1', 'a', at('09:00')),
    deployment('2', 'b', at('10:00')),
    deployment('3', 'a', at('10:10')),
    deployment('4', 'c', at('10:25')),
  ];

  it('takes two bumps whose order crossed for a build race', () => {
    expect(kinds(...race)).toEqual(['planned', 'planned', 'planned', 'planned']);
    expect(leftOut(measure(trace([...history, ...race])))).toMatchObject({ withheldRollbacks: 1 });
  });

  it('tells build races by versions, too', () => {
    const versions = ['v1.0.0', 'v1.2.0', 'v1.1.0', 'v1.3.0'];
    expect(kinds(...race.map((event, index) => ({ ...event, revision: versions[index] })))).toEqual([
      'planned',
      'planned',
      'planned',
      'planned',
    ]);
  });

  it.each<[string, object[]]>([
    ['is replaced later', [...race.slice(0, 3), deployment('4', 'c', at('10:26'))]],
    ['came later', [race[0] ?? {}, deployment('2', 'b', at('09:54')), ...race.slice(2)]],
    ['is not replaced upward', [...race.slice(0, 3), deployment('4', 'aside2', at('10:25'))]],
    ['is not replaced', race.slice(0, 3)],
    ['is followed by a fix', [...race.slice(0, 3), deployment('4', 'c', at('10:25'), { kind: 'fix' })]],
    ['follows an incident', [...race, { type: 'incident', id: 'I', service: 'shop', openedAt: at('10:05') }]],
    ['follows a recovery', [...race, { type: 'recovery', deployment: '2', recoveredAt: at('10:05'), by: 'traffic' }]],
    ['says so itself', [...race.slice(0, 2), { ...race[2], kind: 'rollback' }, ...race.slice(3)]],
  ])('takes it for a rollback where the lower revision %s', (_, events) => {
    expect(kinds(...events)[2]).toMatch(/^rollback/);
    expect(kinds(...events)[1]).toBe('planned, failed');
  });

  it('takes a commit that reverts the deployed one for a rollback', () => {
    const events = [
      commit('undo', ['c'], { reverts: 'c' }),
      deployment('1', 'b', at('10:00')),
      deployment('2', 'c', at('11:00')),
      deployment('3', 'undo', at('12:00')),
    ];
    expect(kinds(...events)).toEqual(['planned', 'planned, failed', 'rollback']);
  });
});
