import { describe, expect, it } from 'vitest';
import { readTree } from '@/lib/git/tree';
import {
  errorOf,
  git,
  makeRepository,
  makeServedRepository,
  open,
  temporaryFolder,
} from '@/tests/lib/git/open-for-test';

const date = '2024-01-01T00:00:00Z';

describe('lib/git/tree.ts', () => {
  it('lists files of all folders with their blobs, whatever is in their names', async () => {
    const names = [
      'a b.yaml',
      'dir/sub/file',
      'new\nline',
      'quo"te\'s',
      'tab\there',
      'ünïcode/日本.yaml',
      ':(top)x',
      '-rf',
    ];
    const files = Object.fromEntries(names.map((name) => [name, name]));
    const made = makeRepository({ bare: true, commits: [{ message: 'Names', date, files }] });
    const repository = await open(made.path);
    const tree = await readTree(repository, repository.commit);
    expect(tree.map((entry) => entry.path).sort()).toEqual([...names].sort());
    for (const entry of tree) {
      expect(entry).toMatchObject({ isLossy: false, type: 'file', mode: '100644' });
      expect(git(made.path, 'cat-file', 'blob', entry.objectId)).toBe(entry.path);
    }
  });

  it('keeps a name that is not UTF-8 as an approximation and says so', async () => {
    const files = { 'latin1:caf\xe9.yaml': 'x', 'really-\uFFFD': 'y' };
    const made = makeRepository({ bare: true, commits: [{ message: 'Names', date, files }] });
    const repository = await open(made.path);
    const tree = await readTree(repository, repository.commit);
    expect(tree.map(({ path, isLossy }) => ({ path, isLossy }))).toEqual([
      { path: 'caf\uFFFD.yaml', isLossy: true },
      { path: 'really-\uFFFD', isLossy: false },
    ]);
  });

  it('tells links, submodules and executables apart and follows none', async () => {
    const submodule = '1234567890123456789012345678901234567890';
    const files = {
      escape: { symlink: '../../etc/passwd' },
      module: { submodule },
      'run.sh': { executable: '#!/bin/sh\n' },
    };
    const made = makeRepository({ bare: true, commits: [{ message: 'Kinds', date, files }] });
    const repository = await open(made.path);
    expect(await readTree(repository, repository.commit)).toMatchObject([
      { path: 'escape', type: 'symlink', mode: '120000' },
      { path: 'module', type: 'submodule', mode: '160000', objectId: submodule },
      { path: 'run.sh', type: 'file', mode: '100755' },
    ]);
  });

  it('reads the commit that is asked for', async () => {
    const made = makeRepository({
      bare: true,
      commits: [
        { message: 'One', date, files: { a: '1' } },
        { message: 'Two', date, files: { a: null, b: '2' } },
      ],
    });
    const repository = await open(made.path);
    const paths = async (commit = '') => (await readTree(repository, commit)).map((entry) => entry.path);
    expect(await paths(made.commits[0])).toEqual(['a']);
    expect(await paths(made.commits[1])).toEqual(['b']);
  });

  it('gives an empty list for a commit without files', async () => {
    const made = makeRepository({ bare: true, commits: [{ message: 'Nothing', date }] });
    const repository = await open(made.path);
    expect(await readTree(repository, repository.commit)).toEqual([]);
  });

  it('refuses more files than allowed', async () => {
    const made = makeRepository({ bare: true, commits: [{ message: 'Two', date, files: { a: '', b: '' } }] });
    const repository = await open(made.path);
    expect(await readTree(repository, repository.commit, { maximumEntries: 2 })).toHaveLength(2);
    const refused = readTree(repository, repository.commit, { maximumEntries: 1 });
    expect((await errorOf(refused)).code).toBe('limit-exceeded');
  });

  it.each(['main', '--name-only', 'abc'])('refuses %j as a commit', async (commit) => {
    const made = makeRepository({ bare: true, commits: [{ message: 'One', date }] });
    expect((await errorOf(readTree(await open(made.path), commit))).code).toBe('invalid-input');
  });

  it('says what to do when a partial clone has no trees', async () => {
    const commits = [1, 2].map((number) => ({ message: 'Tree', date, files: { 'dir/a': `${number}` } }));
    const served = makeServedRepository({ commits });
    const folder = temporaryFolder();
    git(folder, 'clone', '--quiet', '--bare', '--filter=tree:0', `file://${served.path}`, 'clone.git');
    const { code, message } = await errorOf(readTree(await open(`${folder}/clone.git`), served.commits[0] ?? ''));
    expect(code).toBe('unreadable');
    expect(message).toContain('partial clone');
  });
});
