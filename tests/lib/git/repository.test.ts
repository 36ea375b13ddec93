import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  errorOf,
  git,
  makeRepository,
  makeServedRepository,
  open,
  temporaryFolder,
} from '@/tests/lib/git/open-for-test';

const threeCommits = [
  { message: 'One', date: '2024-01-01T00:00:00Z', files: { 'a.txt': '1', 'folder/b.txt': '1' } },
  { message: 'Two', date: '2024-02-01T12:00:00+02:00', files: { 'a.txt': '2' } },
  { message: 'Three', date: '2024-03-01T00:00:00Z', files: { 'a.txt': '3' } },
];

describe('lib/git/repository.ts', () => {
  describe('a local repository', () => {
    it('opens a bare repository at its HEAD', async () => {
      const made = makeRepository({ bare: true, commits: threeCommits });
      const repository = await open(made.path);
      expect(repository).toMatchObject({
        gitDirectory: made.path,
        commit: made.commits[2],
        commitDate: '2024-03-01T00:00:00.000Z',
        originUrl: null,
        shallow: false,
        partial: false,
        remote: null,
      });
      expect(await repository.readDefaultBranch()).toBe('main');
    });

    it('finds the repository that a folder of a checkout belongs to', async () => {
      const made = makeRepository({ commits: threeCommits });
      mkdirSync(path.join(made.path, 'folder/deep'), { recursive: true });
      const repository = await open(path.join(made.path, 'folder/deep'));
      expect(repository.gitDirectory).toBe(path.join(made.path, '.git'));
      expect(repository.address.label).toBe('deep');
    });

    it('reads the commit that a worktree has checked out', async () => {
      const made = makeRepository({ commits: threeCommits });
      const worktree = path.join(temporaryFolder(), 'tree');
      git(made.path, 'worktree', 'add', '--quiet', '--detach', worktree, made.commits[0] ?? '');
      expect((await open(worktree)).commit).toBe(made.commits[0]);
    });

    it('writes nothing into the repository', async () => {
      const made = makeRepository({ commits: threeCommits });
      const before = readdirSync(path.join(made.path, '.git'), { recursive: true }).sort();
      await open(made.path, { revision: 'main~1' });
      expect(readdirSync(path.join(made.path, '.git'), { recursive: true }).sort()).toEqual(before);
    });

    it('resolves branches, tags, full and abbreviated commit ids, and steps back', async () => {
      const made = makeRepository({
        commits: [
          ...threeCommits,
          { message: 'Side', date: '2024-04-01T00:00:00Z', branch: 'side/line', parents: [0] },
        ],
        refs: { 'refs/tags/light': 0 },
        annotatedTags: { 'v1.0': 1 },
      });
      const [one, two, three, side] = made.commits;
      const cases: [string, string | undefined][] = [
        ['main', three],
        ['side/line', side],
        ['light', one],
        ['v1.0', two],
        [one ?? '', one],
        [(two ?? '').slice(0, 8), two],
        ['main~2', one],
        ['HEAD^', two],
        ['refs/heads/main', three],
      ];
      for (const [revision, commit] of cases) {
        expect((await open(made.path, { revision })).commit, revision).toBe(commit);
      }
    });

    it('finds a branch that a CI checkout has only of its origin', async () => {
      const made = makeRepository({ commits: threeCommits });
      const clone = temporaryFolder();
      git(clone, 'clone', '--quiet', made.path, 'clone');
      const checkout = path.join(clone, 'clone');
      git(checkout, 'checkout', '--quiet', '--detach', made.commits[0] ?? '');
      git(checkout, 'branch', '--quiet', '-D', 'main');
      const repository = await open(checkout, { revision: 'main' });
      expect(repository.commit).toBe(made.commits[2]);
      expect(await repository.readDefaultBranch()).toBe('main');
    });

    it('does not take the branch of a CI checkout for the default branch', async () => {
      const made = makeRepository({
        commits: threeCommits.map((commit) => ({ ...commit, branch: 'topic' })),
        head: 'topic',
      });
      git(made.path, 'remote', 'add', 'origin', 'https://example.org/a/b.git');
      expect(await (await open(made.path)).readDefaultBranch()).toBeNull();
    });

    it('tells where a clone came from, without the credentials', async () => {
      const made = makeRepository({ commits: threeCommits });
      git(made.path, 'remote', 'add', 'origin', 'https://ada:secret@example.org/a/b.git');
      expect((await open(made.path)).originUrl).toBe('https://example.org/a/b.git');
    });

    it('says so when a checkout is shallow', async () => {
      const made = makeRepository({ commits: threeCommits });
      const clone = temporaryFolder();
      git(clone, 'clone', '--quiet', '--depth=1', `file://${made.path}`, 'clone');
      const repository = await open(path.join(clone, 'clone'));
      expect(repository).toMatchObject({ shallow: true, commit: made.commits[2] });
    });

    it.each([
      ['-n', 'invalid-input'],
      ['--upload-pack=touch /tmp/x', 'invalid-input'],
      ['main:a.txt', 'invalid-input'],
      ['main..side', 'invalid-input'],
      ['@{yesterday}', 'invalid-input'],
      ['a b', 'invalid-input'],
      ['nul\0byte', 'invalid-input'],
      ['nowhere', 'revision-not-found'],
      ['0123456789012345678901234567890123456789', 'revision-not-found'],
      ['main~40', 'revision-not-found'],
    ])('refuses the revision %j with %s', async (revision, code) => {
      const made = makeRepository({ commits: threeCommits });
      expect((await errorOf(open(made.path, { revision }))).code).toBe(code);
    });

    it('says that a repository without commits is empty', async () => {
      const made = makeRepository({ commits: [] });
      expect((await errorOf(open(made.path))).code).toBe('empty-repository');
    });

    it('says that HEAD names no branch when others exist', async () => {
      const made = makeRepository({ commits: threeCommits, head: 'gone' });
      expect((await errorOf(open(made.path))).code).toBe('revision-not-found');
    });

    it('says what is wrong with a path that is no repository', async () => {
      const folder = temporaryFolder();
      writeFileSync(path.join(folder, 'file'), '');
      expect(await errorOf(open(path.join(folder, 'gone')))).toMatchObject({
        code: 'not-found',
        message: expect.stringContaining('does not exist'),
      });
      expect((await errorOf(open(path.join(folder, 'file')))).message).toContain('is a file');
      expect((await errorOf(open(folder))).message).toContain('is not a Git repository');
    });

    it('is not led astray by the variables of a surrounding git', async () => {
      const made = makeRepository({ commits: threeCommits });
      const other = makeRepository({ commits: threeCommits.slice(0, 1) });
      const environment = { ...process.env, GIT_DIR: path.join(other.path, '.git'), GIT_INDEX_FILE: '/nowhere' };
      expect((await open(made.path, { environment })).commit).toBe(made.commits[2]);
    });
  });

  describe('as of a date', () => {
    it('takes the last first-parent commit at or before the date, by committer date', async () => {
      const made = makeRepository({
        commits: [
          ...threeCommits,
          { message: 'Topic', date: '2024-03-20T00:00:00Z', branch: 'topic', parents: [2] },
          { message: 'Merge', date: '2024-04-01T00:00:00Z', parents: [2, 3], authoredAt: '2020-01-01T00:00:00Z' },
        ],
      });
      const at = async (date: string) => (await open(made.path, { at: new Date(date) })).commit;
      expect(await at('2024-03-25T00:00:00Z')).toBe(made.commits[2]);
      expect(await at('2024-04-01T00:00:00Z')).toBe(made.commits[4]);
      expect(await at('2024-02-01T10:00:00Z')).toBe(made.commits[1]);
      expect(await at('2024-02-01T09:59:59Z')).toBe(made.commits[0]);
    });

    it('says that history begins later', async () => {
      const made = makeRepository({ commits: threeCommits });
      expect(await errorOf(open(made.path, { at: new Date('2023-01-01') }))).toMatchObject({
        code: 'revision-not-found',
        message: expect.stringContaining('begins later'),
      });
    });

    it('says that a shallow checkout hides the date', async () => {
      const made = makeRepository({ commits: threeCommits });
      const clone = temporaryFolder();
      git(clone, 'clone', '--quiet', '--depth=1', `file://${made.path}`, 'clone');
      const { message } = await errorOf(open(path.join(clone, 'clone'), { at: new Date('2024-02-15') }));
      expect(message).toContain('shallow');
    });

    it('refuses what is no date', async () => {
      const made = makeRepository({ commits: threeCommits });
      expect((await errorOf(open(made.path, { at: new Date('soon') }))).code).toBe('invalid-input');
    });

    it('gets the history of a remote that was asked only for contents', async () => {
      const made = makeServedRepository({ commits: threeCommits });
      const repository = await open(`file://${made.path}`, { at: new Date('2024-01-15') });
      expect(repository).toMatchObject({ commit: made.commits[0], shallow: false });
    });
  });

  it('removes its temporary files when closed', async () => {
    const made = makeServedRepository({ commits: threeCommits });
    const views = () => readdirSync(tmpdir()).filter((name) => name.startsWith('cairn-objects-'));
    const repository = await open(`file://${made.path}`);
    const view = path.basename(repository.objects.gitDirectory ?? '');
    expect(views()).toContain(view);
    await repository.close();
    expect(views()).not.toContain(view);
  });
});
