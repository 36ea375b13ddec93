import { describe, expect, it } from 'vitest';
import { readPastReferences } from '@/lib/services/past-references';
import { makeRepository, open } from '@/tests/lib/git/open-for-test';

const commit = (day: number, message: string) => ({ message, date: `2026-03-0${day}T09:00:00Z` });

describe('lib/services/past-references.ts', () => {
  it('counts the pull requests that a commit, or one before it, proves to have been there', async () => {
    const made = makeRepository({
      commits: [
        commit(1, 'Start'),
        { ...commit(2, 'Propose'), branch: 'topic', parents: [0] },
        { ...commit(3, 'Merge'), parents: [0, 1] },
        commit(4, 'Squash (#3)'),
        commit(5, 'Name what is not there (#70)'),
        commit(6, 'Go on'),
        { ...commit(6, 'Propose more'), branch: 'more', parents: [0] },
      ],
      refs: { 'refs/pull/2/head': 1, 'refs/pull/3/head': 6, 'refs/pull/9/head': 6 },
    });
    const at = await readPastReferences(await open(made.path));
    const numbers = (index: number) => at(made.commits[index] ?? '').pullRequests.map(({ number }) => number);
    expect([0, 2, 3, 4, 5].map(numbers)).toEqual([[], [2], [2, 3], [2, 3], [2, 3, 9]]);
    expect(at(made.commits[0] ?? '').pullRefsKnown).toBe(false);
  });
});
