import { describe, expect, it } from 'vitest';
import { type FlowCommit, type HistoryCommit, type PullReferences, readFlow } from '@/lib/scan/flow-history';

const none: PullReferences = { known: true, pullRequests: [] };
const limits = { windowDays: 90, minimum: 2, fallback: 5 };

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

function routes(commits: HistoryCommit[], pulls = none, shallow = false): FlowCommit[] {
  const flow = readFlow(commits, pulls, shallow, limits);
  if (flow.status === 'unknown') throw new Error(flow.reason);
  return flow.commits;
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
  ])('takes %s as merged by proposal', (subject, more) => {
    expect(routes([commit(0, subject, more), merged])[0]?.viaPullRequest).toBe(true);
  });

  it.each(['Fix the cart', 'Fix #12 in the cart', "Merge branch 'fix'", 'Revert "Fix (#12)"', '(#12) fix'])(
    'takes %s as pushed directly',
    (subject) => {
      expect(routes([commit(0, subject), merged])[0]?.viaPullRequest).toBe(false);
    },
  );

  it('takes changes of Gerrit as merged by proposal where most commits are such, and no stray one', () => {
    const body = `Fix\n\nChange-Id: I${'0a'.repeat(20)}\n`;
    const found = routes([commit(0, 'A', { body }), commit(1, 'B', { body }), commit(2, 'C')]);
    expect(found.map(({ viaPullRequest }) => viaPullRequest)).toEqual([true, true, false]);
    const stray = routes([commit(0, 'A', { body }), commit(1, 'B'), merged]);
    expect(stray[0]?.viaPullRequest).toBe(false);
  });

  it('believes a number only where the host knows it', () => {
    const pulls = { known: true, pullRequests: [{ number: 12, commit: 'head' }] };
    const found = routes([commit(0, 'A (#12)'), commit(1, 'B (#13)')], pulls);
    expect(found.map(({ viaPullRequest }) => viaPullRequest)).toEqual([true, false]);
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
    expect(routes(commits, pulls).map(({ viaPullRequest }) => viaPullRequest)).toEqual([true, true, false]);
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
    expect(routes([commit(0, 'a', { authorName }), merged])[0]?.automated).toBe(true);
  });

  it.each(['Ada Lovelace', 'Abbott', 'Botond Kovács', 'Marci Fluxberg', 'Felicia'])(
    'takes %s for a person',
    (authorName) => {
      expect(routes([commit(0, 'a', { authorName }), merged])[0]?.automated).toBe(false);
    },
  );

  it('looks at the days before the newest commit', () => {
    const commits = [merged, commit(2, 'A (#2)'), commit(91, 'old (#3)')];
    expect(routes([commit(0, 'newest'), ...commits]).map(({ subject }) => subject)).not.toContain('old (#3)');
  });

  it('looks further back by number where too few people committed in the days', () => {
    const commits = [
      commit(0, 'A (#1)'),
      commit(1, 'bump', { authorName: 'renovate[bot]' }),
      ...[100, 200, 300, 400, 500].map((days) => commit(days, `old ${days} (#${days})`)),
    ];
    expect(routes(commits)).toHaveLength(5);
  });

  it('cannot tell from too little history of a shallow checkout', () => {
    expect(readFlow([merged], none, true, limits)).toMatchObject({
      status: 'unknown',
      reason: expect.stringContaining('shallow'),
    });
    expect(readFlow([merged, commit(0, 'A (#2)')], none, true, limits).status).toBe('known');
  });

  it('cannot tell where neither references nor marks show how changes came', () => {
    expect(readFlow([commit(0, 'a'), commit(1, 'b')], none, false, limits)).toMatchObject({ status: 'unknown' });
    const pulls = { known: true, pullRequests: [{ number: 1, commit: 'x' }] };
    expect(readFlow([commit(0, 'a'), commit(1, 'b')], pulls, false, limits).status).toBe('known');
  });

  it('cannot tell anything of no commits', () => {
    expect(readFlow([], none, false, limits)).toMatchObject({ status: 'unknown' });
  });
});
