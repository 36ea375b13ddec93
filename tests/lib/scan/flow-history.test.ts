import { describe, expect, it } from 'vitest';
import { FLOW_ROUTES } from '@/lib/scan/evidence';
import { type HistoryCommit, type PullReferences, readFlow } from '@/lib/scan/flow-history';

const none: PullReferences = { known: true, pullRequests: [] };

/** A commit so many days before the newest one. */
function commit(daysBefore: number, subject: string, more: Partial<HistoryCommit> = {}): HistoryCommit {
  const committedAt = new Date(Date.UTC(2026, 5, 30) - daysBefore * 86_400_000).toISOString();
  const id = `${subject}@${daysBefore}`;
  return {
    id,
    parents: ['p'],
    authorName: 'Ada',
    authorEmail: 'ada@example.org',
    committerName: 'Ada',
    committedAt,
    subject,
    body: '',
    ...more,
  };
}

/** How each commit came. */
function routes(commits: HistoryCommit[], pulls = none) {
  return readFlow(commits, pulls, false).routes.map((route) => FLOW_ROUTES[route]);
}

const merged = commit(1, 'Merge pull request #1 from a/b');

describe('lib/scan/flow-history.ts', () => {
  it.each<[string, Partial<HistoryCommit>]>([
    ['Merge pull request #12 from shop/fix', {}],
    ['Fix the cart (#12)', {}],
    ['Merged PR 12: Fix the cart', {}],
    ['Merged in fix (pull request #12)', {}],
    ["Merge branch 'fix' into 'main'", { body: 'Fix\n\nSee merge request shop/deploy!12' }],
    ['Fix the cart', { body: 'Change-Id: I1\nReviewed-on: https://review.example.org/1' }],
    ['shop-2026.5: Merge PR #12 from shop/fix', { parents: ['a', 'b'] }],
  ])('takes %s as merged by proposal', (subject, more) => {
    expect(routes([commit(0, subject, more), merged])[0]).toBe('proposed');
  });

  it.each([
    'Fix the cart',
    'Fix #12 in the cart',
    "Merge branch 'fix'",
    'Revert "Fix (#12)"',
    '(#12) fix',
    'Undo: Merge PR #12',
  ])('takes %s as pushed directly', (subject) => {
    expect(routes([commit(0, subject), merged])[0]).toBe('pushed');
  });

  it('takes changes of Gerrit as merged by proposal where most commits are such, and no stray one', () => {
    const body = `Fix\n\nChange-Id: I${'0a'.repeat(20)}\n`;
    const found = routes([commit(0, 'A', { body }), commit(1, 'B', { body }), commit(2, 'C')]);
    expect(found).toEqual(['proposed', 'proposed', 'pushed']);
    const stray = routes([commit(0, 'A', { body }), commit(1, 'B'), merged]);
    expect(stray[0]).toBe('pushed');
  });

  it('believes a number only where the host knows it', () => {
    const pulls = { known: true, pullRequests: [{ number: 12, commit: 'head' }] };
    const found = routes([commit(0, 'A (#12)'), commit(1, 'B (#13)')], pulls);
    expect(found).toEqual(['proposed', 'pushed']);
  });

  it('knows the heads of pull requests, merged or moved as they are', () => {
    const pulls = {
      known: true,
      pullRequests: [
        { number: 1, commit: 'head' },
        { number: 2, commit: 'moved' },
      ],
    };
    const commits = [
      commit(0, 'merge', { parents: ['p', 'head'] }),
      commit(1, 'moved', { id: 'moved' }),
      commit(2, 'first parent is no head', { parents: ['head'] }),
    ];
    expect(routes(commits, pulls)).toEqual(['proposed', 'proposed', 'pushed']);
  });

  it.each([
    'renovate[bot]',
    'fluxcdbot',
    'Flux',
    'argocd-image-updater',
    'github-actions[bot]',
    'shop-ci',
    'Release Bot',
  ])('takes %s for automation', (authorName) => {
    expect(routes([commit(0, 'a', { authorName }), merged])[0]).toBe('automation-pushed');
  });

  it.each(['Ada Lovelace', 'Abbott', 'Botond Kovács', 'Marci Fluxberg', 'Felicia'])(
    'takes %s for a person',
    (authorName) => {
      expect(routes([commit(0, 'a', { authorName }), merged])[0]).toBe('pushed');
    },
  );

  it('tells proposals of automation apart from those of people', () => {
    expect(routes([commit(0, 'Bump (#7)', { authorName: 'renovate[bot]' })])).toEqual(['automation-proposed']);
  });

  it('keeps every commit with its age, and the newest of people by name', () => {
    const commits = [
      commit(0, 'Fix the cart'),
      commit(1, 'Fix the cart'),
      commit(2, 'bump', { authorName: 'renovate[bot]' }),
      commit(400, 'Old (#3)'),
    ];
    const pulls = { known: true, pullRequests: [{ number: 3, commit: 'head' }] };
    expect(readFlow(commits, pulls, true)).toEqual({
      shallow: true,
      pullReferences: 1,
      ages: [0, 86_400, 172_800, 34_560_000],
      routes: [1, 1, 3, 0],
      places: [
        { commit: 'Fix the cart@0', age: 0, route: 'pushed', subject: 'Fix the cart' },
        { commit: 'Old (#3)@400', age: 34_560_000, route: 'proposed', subject: 'Old (#3)' },
      ],
    });
  });

  it('keeps a bounded number of commits by name', () => {
    const many = Array.from({ length: 200 }, (_, day) => commit(day, `Change ${day}`));
    const { ages, places } = readFlow(many, none, false);
    expect(ages).toHaveLength(200);
    expect(places).toHaveLength(60);
  });

  it('has nothing to keep of no commits', () => {
    expect(readFlow([], none, false)).toMatchObject({ ages: [], routes: [], places: [] });
  });
});
