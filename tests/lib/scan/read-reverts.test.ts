import { describe, expect, it } from 'vitest';
import { readHistory } from '@/lib/git/history';
import type { HistoryCommit } from '@/lib/scan/flow-history';
import { isRevert, readReverts } from '@/lib/scan/read-reverts';
import { makeRepository, open } from '@/tests/lib/git/open-for-test';

const commit = (
  message: string,
  files: Record<string, string>,
  more: { parents?: number[]; branch?: string } = {},
) => ({
  message,
  date: '2026-10-01T00:00:00Z',
  files,
  ...more,
});

async function revertsOf(path: string) {
  const repository = await open(path);
  const commits: HistoryCommit[] = [];
  for await (const each of readHistory(repository, { firstParent: true })) commits.push(each);
  return readReverts(repository, commits);
}

describe('lib/scan/read-reverts.ts', () => {
  it.each([
    ['Revert "Raise shop to 2"', '', true],
    ['[shop] Revert "Raise shop to 2" (#12)', '', true],
    ['Merge pull request #7 from team/revert-6-raise', 'Revert "Raise shop to 2"', true],
    ["Merge branch 'revert-1a2b' into 'main'", 'Revert "Raise shop to 2"\n\nSee merge request team/shop!7', true],
    ['Merged PR 12: Revert "Raise shop to 2"', '', true],
    ['Revert "Revert "Raise shop to 2""', '', false],
    ['Reapply "Raise shop to 2"', '', false],
    ['Revert to the old layout of pages', '', false],
    ['Say how to revert', 'Revert "x" is the way back', false],
  ])('tells of %s that it takes a change back: %s', (subject, body, expected) => {
    expect(isRevert({ subject, body })).toBe(expected);
  });

  it('reads the reverts of the line with the files that they changed, newest first', async () => {
    const made = makeRepository({
      commits: [
        commit('Start', { 'apps/shop.yaml': '1', 'src/main.go': '1' }),
        commit('Revert "Raise"', { 'apps/shop.yaml': '2', 'apps/ü b.yaml': '1' }),
        commit('Change code', { 'src/main.go': '2' }),
        commit('Revert "Change code"', { 'src/main.go': '1' }, { branch: 'side' }),
        commit(
          'Merge pull request #2 from team/side\n\nRevert "Change code"',
          { 'src/main.go': '1' },
          { parents: [2, 3] },
        ),
      ],
    });
    expect(await revertsOf(made.path)).toEqual([
      {
        commit: made.commits[4],
        committedAt: '2026-10-01T00:00:00.000Z',
        age: 0,
        subject: 'Revert "Change code"',
        paths: ['src/main.go'],
      },
      {
        commit: made.commits[1],
        committedAt: '2026-10-01T00:00:00.000Z',
        age: 0,
        subject: 'Revert "Raise"',
        paths: ['apps/shop.yaml', 'apps/ü b.yaml'],
      },
    ]);
  });

  it.each<[string, string, string, number]>([
    ['the commit it brought is a revert', 'Merge pull request #2 from team/revert-code', 'Revert "Change code"', 1],
    ['the commit says it in words of its own', 'Merge pull request #2 from team/revert-278', 'Revert the new code', 1],
    ['it brought another thing', 'Merge pull request #2 from team/revert-code', 'Say how to revert', 0],
    ['its branch says nothing', 'Merge pull request #2 from team/side', 'Revert "Change code"', 0],
    ['it is brought back', 'Merge pull request #2 from team/revert-2', 'Revert "Revert "Change code""', 0],
    [
      'its text is in words of its own',
      'Merge pull request #2 from team/code-revert\n\nTake the new code out again',
      'Revert "Change code"',
      1,
    ],
    [
      'its text brings the change back',
      'Merge pull request #2 from team/revert-2\n\nReapply "Change code"',
      'Revert "Change code"',
      0,
    ],
  ])('tells a merge by its branch and its newest commit: %s', async (_case, merge, brought, expected) => {
    const made = makeRepository({
      commits: [
        commit('Start', { 'apps/shop.yaml': '1' }),
        commit('Change code', { 'apps/shop.yaml': '2' }),
        commit(brought, { 'apps/shop.yaml': '1' }, { branch: 'side' }),
        commit(merge, { 'apps/shop.yaml': '1' }, { parents: [1, 2] }),
      ],
    });
    const reverts = await revertsOf(made.path);
    expect(reverts).toHaveLength(expected);
    if (expected > 0) expect(reverts).toMatchObject([{ commit: made.commits[3], paths: ['apps/shop.yaml'] }]);
  });

  it('gives nothing where nothing was taken back', async () => {
    expect(await revertsOf(makeRepository({ commits: [commit('Start', { a: '1' })] }).path)).toEqual([]);
  });
});
