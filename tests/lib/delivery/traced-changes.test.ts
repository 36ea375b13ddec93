import { describe, expect, it } from 'vitest';
import { change, commit, deployment, leftOut, measure, trace } from '@/tests/lib/delivery/event-file';

const first = deployment('d-1', 'a', '2026-10-05T10:00:00Z');
const second = (revision: string) => deployment('d-2', revision, '2026-10-06T10:00:00Z');

function carriedBySecond(events: readonly object[]): string[] {
  const report = measure(trace([first, ...events]));
  return (report.deployments.find(({ id }) => id === 'd-2')?.changes ?? []).toSorted();
}

describe('lib/delivery/traced-changes.ts', () => {
  it('takes each commit without a pull request for a change, but no merge', () => {
    const events = [
      commit('a', []),
      commit('b', ['a']),
      commit('side', ['a']),
      commit('m', ['b', 'side']),
      second('m'),
    ];
    expect(carriedBySecond(events)).toEqual(['b', 'side']);
  });

  it('gives a merge all that it brought, listed or not, and branches within branches', () => {
    const history = [
      commit('a', []),
      commit('inner', ['a']),
      commit('branch-1', ['a']),
      commit('branch-2', ['branch-1', 'inner']),
      commit('own', ['a']),
      commit('branch-3', ['branch-2', 'own']),
      commit('m', ['own', 'branch-3']),
      second('m'),
    ];
    // `own` reached the branch before the merge, though the pull request took it in as well.
    expect(carriedBySecond([...history, change('C', 'm')])).toEqual(['C', 'own']);
    expect(carriedBySecond([...history, change('C', 'branch-2')])).toEqual(['C', 'branch-1', 'own']);
  });

  it('takes a squash, a rebase and a merge by the commit that reached the branch', () => {
    const events = [
      commit('a', []),
      commit('squash', ['a']),
      commit('rebased-1', ['squash']),
      commit('rebased-2', ['rebased-1']),
      change('S', 'squash', { commits: ['of-the-branch-1', 'of-the-branch-2'] }),
      change('R', 'rebased-2', { commits: ['rebased-1', 'rebased-2'] }),
      second('rebased-2'),
    ];
    expect(carriedBySecond(events)).toEqual(['R', 'S']);
  });

  it('finds commits by short ids, and never by ones that several begin with', () => {
    const ids = ['1111111aaaaaaaaa', '2222222aaaaaaaaa', '2222222bbbbbbbbb'];
    const [base = '', one = '', other = ''] = ids;
    const history = [commit(base, []), commit(one, [base]), commit(other, [one])];
    const from = deployment('d-1', '1111111', '2026-10-05T10:00:00Z');
    const found = measure(trace([from, ...history, second('2222222a')]));
    expect(found.deployments[1]?.changes).toEqual([one]);
    const ambiguous = measure(trace([from, ...history, second('2222222')]));
    expect(leftOut(ambiguous)).toMatchObject({ firstDeployments: 1, unknownRevisions: 1 });
  });

  it('joins the ways in which a repository is written, and keeps repositories apart', () => {
    const ssh = 'git@git.example:acme/shop.git';
    expect(
      carriedBySecond([
        commit('a', []),
        commit('b', ['a'], { repository: ssh }),
        change('C', 'b', { repository: 'https://GIT.example/acme/shop/' }),
        change('X', 'b', { repository: 'https://git.example/acme/other' }),
        second('b'),
      ]),
    ).toEqual(['C']);
  });

  it('takes for unknown what a service carries when its history moves to a repository that does not have it', () => {
    const moved = 'https://git.example/acme/moved';
    const report = measure(
      trace([
        first,
        commit('a', []),
        commit('x', [], { repository: moved }),
        commit('y', ['x'], { repository: moved }),
        deployment('d-2', 'x', '2026-10-06T10:00:00Z', { repository: moved }),
        deployment('d-3', 'y', '2026-10-07T10:00:00Z', { repository: moved }),
      ]),
    );
    expect(report.deployments.map(({ changes }) => changes)).toEqual([[], [], ['y']]);
    expect(leftOut(report)).toMatchObject({ unknownRevisions: 1 });
  });

  it('does not take the end of a shallow history for its beginning', () => {
    const cut = measure(trace([first, commit('a', ['gone']), commit('b', ['also-gone']), second('b')]));
    expect(cut.deployments[1]?.changes).toEqual([]);
    expect(leftOut(cut)).toMatchObject({ cutOffHistory: 1 });
  });

  it('tells a hotfix by branch or label, within seven days', () => {
    const kinds = (facts: object, finishedAt: string) =>
      measure(
        trace([
          commit('a', []),
          commit('b', ['a']),
          change('C', 'b', facts),
          first,
          deployment('d-2', 'b', finishedAt),
        ]),
      ).deployments[1]?.kind;
    expect(kinds({ branch: 'hotfix/pay' }, '2026-10-12T10:00:00Z')).toBe('fix');
    expect(kinds({ labels: ['bug', 'Hotfix'] }, '2026-10-12T10:00:00Z')).toBe('fix');
    expect(kinds({ branch: 'hotfix/pay' }, '2026-10-12T10:00:01Z')).toBe('planned');
    expect(kinds({ branch: 'feature/hotfix' }, '2026-10-06T10:00:00Z')).toBe('planned');
  });
});
