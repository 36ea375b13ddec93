import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type NewCommit, writeRepository } from '@/lib/git/write-repository';
import { aFolder } from '@/tests/factories/database';
import { git, gitEnvironment } from '@/tests/factories/git-repository';

const ada = { name: 'Ada Lindqvist', email: 'ada@example.org' };
const origin = 'https://git.example.org/shop/deploy';

function commit(more: Partial<NewCommit>): NewCommit {
  const date = new Date('2026-11-02T09:00:00Z');
  return { date, author: ada, committer: ada, message: 'Change\n', parents: [], files: {}, isProposal: false, ...more };
}

const commits = [
  commit({ message: 'Start\n', files: { 'a.yaml': 'a: 1\n', 'ü "b".yaml': 'b: é\n' } }),
  commit({ message: 'Propose\n', parents: [0], files: { 'a.yaml': 'a: 2\n' }, isProposal: true }),
  commit({ message: 'Merge\n', parents: [0, 1], files: { 'a.yaml': 'a: 2\n' } }),
  commit({ message: 'Delete\n', parents: [2], files: { 'ü "b".yaml': null } }),
];

function write(folder: string, written: readonly NewCommit[] = commits) {
  return writeRepository({ folder, commits: written, origin, environment: gitEnvironment });
}

describe('lib/git/write-repository.ts', () => {
  it('writes commits, merges, deletions and the origin, and one branch alone', async () => {
    const folder = join(aFolder(), 'deploy.git');
    const ids = await write(folder);
    expect(ids[3]).toBe(git(folder, 'rev-parse', 'main'));
    expect(ids[1]).toBe(git(folder, 'rev-parse', 'main~1^2'));
    expect(git(folder, 'log', '--topo-order', '--format=%s|%an|%ct', 'main').split('\n')).toEqual([
      'Delete|Ada Lindqvist|1793610000',
      'Merge|Ada Lindqvist|1793610000',
      'Propose|Ada Lindqvist|1793610000',
      'Start|Ada Lindqvist|1793610000',
    ]);
    expect(git(folder, 'show', 'main~2:ü "b".yaml')).toBe('b: é');
    expect(git(folder, 'ls-tree', '--name-only', 'main')).toBe('a.yaml');
    expect(git(folder, 'for-each-ref', '--format=%(refname)')).toBe('refs/heads/main');
    expect(git(folder, 'config', 'remote.origin.url')).toBe(origin);
    expect(git(folder, 'fsck', '--strict')).toBe('');
  });

  it('gives the same commit ids each time', async () => {
    const [one, other] = [join(aFolder(), 'one.git'), join(aFolder(), 'other.git')];
    await write(one);
    await write(other);
    expect(git(one, 'rev-parse', 'main')).toBe(git(other, 'rev-parse', 'main'));
  });

  it('starts anew over what a killed try has left, and leaves a whole repository alone', async () => {
    const parent = aFolder();
    const folder = join(parent, 'deploy.git');
    mkdirSync(join(parent, '.unfinished-deploy.git'));
    writeFileSync(join(parent, '.unfinished-deploy.git', 'HEAD'), 'half');
    await write(folder);
    expect(readdirSync(parent)).toEqual(['deploy.git']);
    const before = git(folder, 'rev-parse', 'main');
    expect(await write(folder, commits.slice(0, 1))).toHaveLength(4);
    expect(git(folder, 'rev-parse', 'main')).toBe(before);
  });

  it('leaves nothing that looks whole when git refuses', async () => {
    const folder = join(aFolder(), 'deploy.git');
    await expect(write(folder, [commit({ parents: [7] })])).rejects.toThrow();
    expect(existsSync(folder)).toBe(false);
  });
});
