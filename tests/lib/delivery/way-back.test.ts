import { describe, expect, it } from 'vitest';
import { findWayBack } from '@/lib/delivery/way-back';
import { commit, deployment, trace } from '@/tests/lib/delivery/event-file';

const history = [commit('a1', []), commit('b2', ['a1'])];
const find = (...events: object[]) => findWayBack(trace([...history, ...events]).deployments);

describe('lib/delivery/way-back.ts', () => {
  it('finds none where nothing was taken back', () => {
    expect(
      find(deployment('d-1', 'a1', '2026-10-01T10:00:00Z'), deployment('d-2', 'b2', '2026-10-02T10:00:00Z')),
    ).toBeNull();
  });

  it('measures a return to an earlier version from the start of its deployment', () => {
    expect(
      find(
        deployment('d-1', 'a1', '2026-10-01T10:00:00Z'),
        deployment('d-2', 'b2', '2026-10-02T10:00:00Z'),
        deployment('d-3', 'a1', '2026-10-02T11:00:00Z', { startedAt: '2026-10-02T10:55:00Z' }),
      ),
    ).toEqual({
      way: 'previous-version',
      last: { id: 'd-3', finishedAt: Date.parse('2026-10-02T11:00:00Z') },
      medianSeconds: 300,
    });
  });

  it('measures a revert from the commit that reverts', () => {
    const revert = commit('c3', ['b2'], { reverts: 'b2', committedAt: '2026-10-02T10:30:00Z' });
    expect(
      find(
        revert,
        deployment('d-1', 'a1', '2026-10-01T10:00:00Z'),
        deployment('d-2', 'b2', '2026-10-02T10:00:00Z'),
        deployment('d-3', 'c3', '2026-10-02T11:00:00Z', { startedAt: '2026-10-02T10:55:00Z' }),
      ),
    ).toMatchObject({ way: 'revert', medianSeconds: 1_800 });
  });

  it('leaves the time open where no event tells when the way back was begun', () => {
    expect(
      find(
        deployment('d-1', 'a1', '2026-10-01T10:00:00Z'),
        deployment('d-2', 'b2', '2026-10-02T10:00:00Z'),
        deployment('d-3', 'a1', '2026-10-02T11:00:00Z'),
      ),
    ).toMatchObject({ last: { id: 'd-3' }, medianSeconds: null });
  });
});
