import { describe, expect, it } from 'vitest';
import { KnownTrees } from '@/lib/git/known-trees';
import { readTree } from '@/lib/git/tree';
import { makeRepository, open } from '@/tests/lib/git/open-for-test';

const date = '2026-01-01T00:00:00Z';
const first = {
  'a/b/c.yaml': 'one',
  'a.yaml': 'two',
  'a/z': { symlink: '../a.yaml' },
  'a-b/x': { executable: 'run' },
  'latin1:d\xe9/e': 'bytes',
  'latin1:d\xe8/e': 'other bytes',
  'm/odule': { submodule: '1'.repeat(40) },
};

describe('lib/git/known-trees.ts', () => {
  it('lists the same entries in the same order as git, commit after commit', async () => {
    const { path, commits } = makeRepository({
      commits: [
        { message: 'a', date, files: first },
        { message: 'b', date, files: { 'a/b/d.yaml': 'three', 'a/z': null } },
        { message: 'c', date, files: { 'a/b/d.yaml': null, 'new/deep/er': 'four' } },
      ],
    });
    const repository = await open(path);
    const knownTrees = new KnownTrees();
    for (const commit of [...commits, ...commits]) {
      expect(await readTree({ ...repository, knownTrees }, commit)).toEqual(await readTree(repository, commit));
    }
  });

  it('gives the very same entries of folders that stayed as they were', async () => {
    const { path, commits } = makeRepository({
      commits: [
        { message: 'a', date, files: first },
        { message: 'b', date, files: { 'a.yaml': 'changed' } },
      ],
    });
    const { session } = await open(path);
    const knownTrees = new KnownTrees();
    const list = (commit = '') => knownTrees.list(session, commit, 99);
    const [before, after] = [await list(commits[0]), await list(commits[1])];
    const at = (entries: typeof before, wanted: string) => entries?.find((entry) => entry.path === wanted);
    expect(at(after, 'a/b/c.yaml')).toBe(at(before, 'a/b/c.yaml'));
    expect(at(after, 'a.yaml')).not.toEqual(at(before, 'a.yaml'));
  });

  it('refuses more files than allowed, as listing without it does', async () => {
    const { path } = makeRepository({ commits: [{ message: 'a', date, files: first }] });
    const repository = await open(path);
    const knownTrees = new KnownTrees();
    const list = readTree({ ...repository, knownTrees }, repository.commit, { maximumEntries: 3 });
    await expect(list).rejects.toMatchObject({ code: 'limit-exceeded' });
  });

  it('says which folder is missing', async () => {
    const { path } = makeRepository({ commits: [{ message: 'a', date, files: first }] });
    const { session } = await open(path);
    await expect(new KnownTrees().list(session, '2'.repeat(40), 99)).rejects.toMatchObject({ code: 'unreadable' });
  });

  it('says so where a folder is damaged', async () => {
    for (const bytes of ['100644', '100644 a.yaml', `100644 a.yaml\0${'x'.repeat(19)}`, 'x'.repeat(125)]) {
      const read = async () => [{ objectId: 'ab'.repeat(20), type: 'tree', bytes: Buffer.from(bytes) }];
      await expect(new KnownTrees().list({ read }, 'HEAD', 100)).rejects.toThrow(
        'abababababab of this repository is damaged',
      );
    }
  });
});
