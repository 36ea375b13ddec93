import { describe, expect, it } from 'vitest';
import type { Commit } from '@/lib/git/commit-records';
import { FirstParentLine } from '@/lib/git/first-parent-line';
import { readHistory } from '@/lib/git/history';
import { makeRepository, open } from '@/tests/lib/git/open-for-test';

const length = 2_100;

function commitsOf(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    message: `change ${index}`,
    date: new Date(Date.UTC(2025, 0, 1) + index * 60_000).toISOString(),
  }));
}

async function all(commits: AsyncIterable<Commit>): Promise<Commit[]> {
  const found: Commit[] = [];
  for await (const commit of commits) found.push(commit);
  return found;
}

describe('lib/git/first-parent-line.ts', () => {
  it('gives what git gives, from any commit of the line, over several pages', async () => {
    const side = { message: 'side', date: '2025-03-01T00:00:00Z', branch: 'side', parents: [0] };
    const merge = { message: 'merge', date: '2025-03-02T00:00:00Z', parents: [length - 1, length] };
    const { path, commits } = makeRepository({ commits: [...commitsOf(length), side, merge] });
    const repository = await open(path);
    const line = new FirstParentLine(repository);
    for (const id of [commits[3], commits[length + 1], commits[1_500], commits[0], commits[length]]) {
      const commit = id ?? '';
      const expected = await all(readHistory({ ...repository, commit }, { firstParent: true }));
      expect(await all(line.from(commit))).toEqual(expected);
    }
  });

  it('goes on where a caller stopped', async () => {
    const { path, commits } = makeRepository({ commits: commitsOf(5) });
    const line = new FirstParentLine(await open(path));
    const newest = commits.at(-1) ?? '';
    for await (const { id } of line.from(newest)) {
      expect(id).toBe(newest);
      break;
    }
    expect((await all(line.from(newest))).map(({ id }) => id)).toEqual(commits.toReversed());
  });
});
