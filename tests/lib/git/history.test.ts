import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Commit } from '@/lib/git/commit-records';
import { type HistoryOptions, readHistory } from '@/lib/git/history';
import type { OpenRepository } from '@/lib/git/repository';
import {
  errorOf,
  git,
  makeRepository,
  makeServedRepository,
  open,
  temporaryFolder,
} from '@/tests/lib/git/open-for-test';

async function read(repository: OpenRepository, options: HistoryOptions = {}): Promise<Commit[]> {
  const commits: Commit[] = [];
  for await (const commit of readHistory(repository, options)) {
    commits.push(commit);
  }
  return commits;
}

async function subjects(repository: OpenRepository, options: HistoryOptions = {}): Promise<string[]> {
  return (await read(repository, options)).map((commit) => commit.subject);
}

/** A topic that is merged: Root, Main 1 and Topic, Merge, Last. */
const merged = [
  { message: 'Root', date: '2024-01-01T00:00:00Z', files: { 'a.txt': '0', 'env/prod/app.yaml': '0' } },
  { message: 'Main 1', date: '2024-01-02T00:00:00Z', files: { 'a.txt': '1' } },
  {
    message: 'Topic',
    date: '2024-01-03T00:00:00Z',
    branch: 'topic',
    parents: [0],
    files: { 'env/prod/app.yaml': '1' },
  },
  { message: 'Merge topic', date: '2024-01-04T00:00:00Z', parents: [1, 2], files: { 'env/prod/app.yaml': '1' } },
  { message: 'Last', date: '2024-01-05T00:00:00Z', files: { 'a.txt': null, 'b.txt': 'b' } },
];

describe('lib/git/history.ts', () => {
  it('gives who, when and what of each commit, dates in UTC', async () => {
    const made = makeRepository({
      bare: true,
      commits: [
        { message: 'Root', date: '2024-01-01T00:00:00Z' },
        {
          message: 'Change: "x" | y\n\nWhy it is so.\n\nCo-authored-by: Bea <bea@example.org>\n',
          author: 'Zoë Ørsted <zoe@example.org>',
          authoredAt: '2024-01-31T23:30:00-05:00',
          date: '2024-02-01T09:00:00+05:30',
        },
      ],
    });
    const [newest, root] = await read(await open(made.path));
    expect(newest).toEqual({
      id: made.commits[1],
      parents: [made.commits[0]],
      isCutOff: false,
      authorName: 'Zoë Ørsted',
      authorEmail: 'zoe@example.org',
      authoredAt: '2024-02-01T04:30:00.000Z',
      committerName: 'Carl Committer',
      committerEmail: 'carl@example.org',
      committedAt: '2024-02-01T03:30:00.000Z',
      subject: 'Change: "x" | y',
      body: 'Why it is so.\n\nCo-authored-by: Bea <bea@example.org>',
      files: null,
    });
    expect(root).toMatchObject({ parents: [], subject: 'Root', body: '' });
  });

  it('is not confused by messages that look like its own format', async () => {
    const messages = [':100644 100644 a b M', '\n\n:x', 'commit abc\n\n:000000 100644', '', '\u0001\u0002'];
    const made = makeRepository({
      bare: true,
      commits: messages.map((message, day) => ({
        message,
        date: `2024-01-0${day + 1}T00:00:00Z`,
        files: { a: `${day}` },
      })),
    });
    const commits = await read(await open(made.path), { withFiles: true });
    expect(commits.map((commit) => commit.id)).toEqual([...made.commits].reverse());
    expect(commits.map((commit) => commit.files?.map((file) => file.path))).toEqual(messages.map(() => ['a']));
  });

  it('reads text that is not UTF-8', async () => {
    const latin1 = (text: string) => Buffer.from(text, 'latin1');
    const made = makeRepository({
      bare: true,
      commits: [{ message: latin1('Grüße'), author: latin1('Jörg <j@example.org>'), date: '2024-01-01T00:00:00Z' }],
    });
    const [commit] = await read(await open(made.path));
    expect(commit).toMatchObject({ subject: 'Gr\uFFFD\uFFFDe', authorName: 'J\uFFFDrg' });
  });

  it('follows all parents, or only the first', async () => {
    const made = makeRepository({ bare: true, commits: merged });
    const repository = await open(made.path);
    expect(await subjects(repository)).toEqual(['Last', 'Merge topic', 'Topic', 'Main 1', 'Root']);
    expect(await subjects(repository, { firstParent: true })).toEqual(['Last', 'Merge topic', 'Main 1', 'Root']);
    const merge = (await read(repository))[1];
    expect(merge?.parents).toEqual([made.commits[1], made.commits[2]]);
  });

  it('begins where it is told', async () => {
    const made = makeRepository({ bare: true, commits: merged });
    const repository = await open(made.path);
    expect(await subjects(repository, { revision: 'topic' })).toEqual(['Topic', 'Root']);
    expect((await errorOf(subjects(repository, { revision: '--all' }))).code).toBe('invalid-input');
    expect((await errorOf(subjects(repository, { revision: 'gone' }))).code).toBe('revision-not-found');
  });

  it('takes the commits of a span, both ends included', async () => {
    const made = makeRepository({ bare: true, commits: merged });
    const repository = await open(made.path);
    const since = new Date('2024-01-02T00:00:00Z');
    const until = new Date('2024-01-04T00:00:00Z');
    expect(await subjects(repository, { since })).toEqual(['Last', 'Merge topic', 'Topic', 'Main 1']);
    expect(await subjects(repository, { until })).toEqual(['Merge topic', 'Topic', 'Main 1', 'Root']);
    expect(await subjects(repository, { since, until, firstParent: true })).toEqual(['Merge topic', 'Main 1']);
    expect(await subjects(repository, { since: new Date('2025-01-01') })).toEqual([]);
    expect((await errorOf(subjects(repository, { since: new Date('soon') }))).code).toBe('invalid-input');
  });

  it('sees past a commit whose clock was wrong', async () => {
    const dates = ['2024-01-01', '2024-01-05', '1999-01-01', '2024-01-06'];
    const made = makeRepository({
      bare: true,
      commits: dates.map((date) => ({ message: date, date: `${date}T00:00:00Z` })),
    });
    const since = new Date('2024-01-04T00:00:00Z');
    expect(await subjects(await open(made.path), { since })).toEqual(['2024-01-06', '2024-01-05']);
  });

  it('gives at most so many', async () => {
    const made = makeRepository({ bare: true, commits: merged });
    const repository = await open(made.path);
    expect(await subjects(repository, { maximum: 2 })).toEqual(['Last', 'Merge topic']);
    expect(await subjects(repository, { maximum: 1, since: new Date('2024-01-02') })).toEqual(['Last']);
  });

  it('takes only commits that changed the given files or folders, literally', async () => {
    const made = makeRepository({ bare: true, commits: merged });
    const repository = await open(made.path);
    const paths = ['env/prod'];
    expect(await subjects(repository, { paths, firstParent: true })).toEqual(['Merge topic', 'Root']);
    expect(await subjects(repository, { paths, firstParent: true, since: new Date('2024-01-02') })).toEqual([
      'Merge topic',
    ]);
    expect(await subjects(repository, { paths: ['env/*', ':(glob)**'] })).toEqual([]);
  });

  it('tells what each commit changed, a merge against its first parent', async () => {
    const made = makeRepository({ bare: true, commits: merged });
    const repository = await open(made.path);
    const id = (revision: string) => git(made.path, 'rev-parse', revision);
    const [last, merge, topic, main, root] = await read(repository, { withFiles: true });
    expect(last?.files).toEqual([
      {
        path: 'a.txt',
        isLossy: false,
        status: 'deleted',
        type: 'file',
        oldObjectId: id('main~1:a.txt'),
        newObjectId: null,
      },
      {
        path: 'b.txt',
        isLossy: false,
        status: 'added',
        type: 'file',
        oldObjectId: null,
        newObjectId: id('main:b.txt'),
      },
    ]);
    expect(merge?.files).toMatchObject([
      { path: 'env/prod/app.yaml', status: 'modified', oldObjectId: id('main~2:env/prod/app.yaml') },
    ]);
    expect(topic?.files?.map((file) => file.path)).toEqual(['env/prod/app.yaml']);
    expect(main?.files?.map((file) => file.path)).toEqual(['a.txt']);
    expect(root?.files?.map((file) => file.status)).toEqual(['added', 'added']);
    const since = new Date('2024-01-04');
    const same = await read(repository, { withFiles: true, since, firstParent: true });
    expect(same).toEqual([last, merge]);
  });

  it('gives an empty list for a commit that changed nothing', async () => {
    const made = makeRepository({
      bare: true,
      commits: [
        { message: 'Root', date: '2024-01-01T00:00:00Z', files: { a: '1' } },
        { message: 'Empty', date: '2024-01-02T00:00:00Z' },
        { message: 'Last', date: '2024-01-03T00:00:00Z', files: { a: '2' } },
      ],
    });
    const commits = await read(await open(made.path), { withFiles: true });
    expect(commits.map((commit) => commit.files?.length)).toEqual([1, 0, 1]);
  });

  it('marks where a shallow history is cut off, and does not call its files added', async () => {
    const made = makeRepository({ commits: merged });
    const folder = temporaryFolder();
    git(folder, 'clone', '--quiet', '--depth=2', `file://${made.path}`, 'clone');
    const worktree = path.join(folder, 'worktree');
    git(path.join(folder, 'clone'), 'worktree', 'add', '--quiet', '--detach', worktree);
    for (const checkout of [path.join(folder, 'clone'), worktree]) {
      const commits = await read(await open(checkout), { withFiles: true });
      expect(commits.map(({ subject, isCutOff }) => [subject, isCutOff])).toEqual([
        ['Last', false],
        ['Merge topic', true],
      ]);
      expect(commits.map((commit) => commit.files?.length)).toEqual([2, undefined]);
    }
  });

  it('needs no blobs, and no trees unless files are asked for', async () => {
    const served = makeServedRepository({ commits: merged });
    const folder = temporaryFolder();
    for (const filter of ['blob:none', 'tree:0']) {
      git(folder, 'clone', '--quiet', '--bare', `--filter=${filter}`, `file://${served.path}`, filter);
    }
    expect(await read(await open(`${folder}/blob:none`), { withFiles: true })).toHaveLength(5);
    expect(await read(await open(`${folder}/tree:0`))).toHaveLength(5);
  });

  it('stops git when the reader has enough', async () => {
    const commits = Array.from({ length: 300 }, (_, index) => ({
      message: `Commit ${index}\n\n${'long '.repeat(200)}`,
      date: `2024-01-01T00:00:00Z`,
    }));
    const made = makeRepository({ bare: true, commits });
    for await (const commit of readHistory(await open(made.path))) {
      expect(commit.subject).toBe('Commit 299');
      break;
    }
  });
});
