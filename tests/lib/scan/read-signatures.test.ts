import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { Commit } from '@/lib/git/commit-records';
import { readHistory } from '@/lib/git/history';
import { readSignatures } from '@/lib/scan/read-signatures';
import { git, gitEnvironment } from '@/tests/factories/git-repository';
import { makeRepository, open } from '@/tests/lib/git/open-for-test';

interface CommitText {
  message: string;
  author?: string;
  committer?: string;
  /** First line of a signature. */
  signature?: string;
  /** First line of the signature of a tag that it merges, which Git writes into the header indented. */
  mergedTag?: string;
  /** Places of earlier commits; the one before when left out. */
  parents?: number[];
}

const person = 'Ada Author <ada@example.org>';
const host = 'GitHub <noreply@github.com>';
const pgp = '-----BEGIN PGP SIGNATURE-----';
const ssh = '-----BEGIN SSH SIGNATURE-----';

/** A repository whose commit objects are written as they are, one after the other; HEAD is the last. */
function makeHistory(commits: readonly CommitText[]): string {
  const { path } = makeRepository({ commits: [{ message: 'x', date: '2026-01-01T00:00:00Z', files: { a: '1' } }] });
  const tree = git(path, 'rev-parse', 'HEAD^{tree}');
  const ids: string[] = [];
  for (const { message, author = person, committer = author, signature, mergedTag, parents } of commits) {
    const from = parents?.map((place) => ids[place]) ?? ids.slice(-1);
    const time = `${1_700_000_000 + ids.length} +0000`;
    const signed = signature ? `gpgsig ${signature}\n \n made-up\n -----END-----\n` : '';
    const merged = mergedTag ? `mergetag object ${from[0]}\n type commit\n tag v1\n \n v1\n ${mergedTag}\n` : '';
    const input = `tree ${tree}\n${from.map((id) => `parent ${id}\n`).join('')}author ${author} ${time}\ncommitter ${committer} ${time}\n${merged}${signed}\n${message}\n`;
    const options = { cwd: path, env: { ...process.env, ...gitEnvironment }, input, encoding: 'utf8' } as const;
    ids.push(execFileSync('git', ['hash-object', '-t', 'commit', '-w', '--stdin'], options).trim());
  }
  git(path, 'update-ref', 'refs/heads/main', ids.at(-1) ?? '');
  return path;
}

async function signaturesOf(path: string) {
  const repository = await open(path);
  const line: Commit[] = [];
  for await (const each of readHistory(repository, { firstParent: true })) line.push(each);
  return readSignatures(repository, line);
}

async function ownOf(...commits: CommitText[]) {
  const { own } = await signaturesOf(makeHistory(commits));
  return own.map(({ subject, format }) => `${subject}: ${format}`);
}

describe('lib/scan/read-signatures.ts', () => {
  it('tells the format of each signature, newest commit first', async () => {
    const own = await ownOf(
      { message: 'one' },
      { message: 'two', signature: pgp },
      { message: 'three', signature: ssh },
      { message: 'four', signature: '-----BEGIN SIGNED MESSAGE-----' },
    );
    expect(own).toEqual(['four: X.509', 'three: SSH', 'two: OpenPGP', 'one: null']);
  });

  it('looks at the heads of what was merged in place of the merge that the host signed', async () => {
    const own = await ownOf(
      { message: 'start' },
      { message: 'side', signature: ssh, parents: [0] },
      { message: 'Merge pull request #1 from a/side', committer: host, signature: pgp, parents: [0, 1] },
    );
    expect(own).toEqual(['side: SSH', 'start: null']);
  });

  it('takes the signature of a tag that was merged for none of the commit', async () => {
    const own = await ownOf({ message: 'one' }, { message: "Merge tag 'v1'", mergedTag: pgp });
    expect(own).toEqual(["Merge tag 'v1': null", 'one: null']);
  });

  it('leaves out what hosts commit for people: squashes, edits in the browser, merges in their name', async () => {
    const own = await ownOf(
      { message: 'Own', signature: pgp },
      { message: 'Raise shop (#7)', committer: host, signature: pgp },
      { message: "Merge branch 'x' into 'main'\n\nSee merge request team/shop!7" },
      { message: 'Merged PR 12: Raise shop' },
      { message: 'Merged in x (pull request #3)' },
      { message: 'Raise shop\n\nReviewed-on: https://git.example.org/3' },
    );
    expect(own).toEqual(['Own: OpenPGP']);
  });

  it('leaves out bots, whether they sign or not', async () => {
    const bot = 'renovate[bot] <29139614+renovate[bot]@users.noreply.github.com>';
    const flux = 'fluxcdbot <flux@example.org>';
    const own = await ownOf({ message: 'bump', author: bot, signature: pgp }, { message: 'set image', author: flux });
    expect(own).toEqual([]);
  });

  it('takes no text of a message for a signature', async () => {
    expect(await ownOf({ message: `Explain\n\ngpgsig ${pgp}` })).toEqual(['Explain: null']);
  });

  it('looks at the newest 200 commits and says whether a cut-off history shows as many', async () => {
    const many = Array.from({ length: 203 }, (_, index) => ({ message: `c${index}` }));
    const path = makeHistory(many);
    const whole = await signaturesOf(path);
    expect([whole.own.length, whole.own[0]?.subject, whole.isWhole]).toEqual([200, 'c202', true]);
    git(path, 'update-ref', 'refs/heads/main', 'HEAD~100');
    expect((await signaturesOf(path)).isWhole).toBe(true);
    const shallow = makeRepository({ commits: [{ message: 'y', date: '2026-01-01T00:00:00Z' }] }).path;
    git(shallow, 'fetch', '--quiet', '--depth=3', `file://${path}`, 'main');
    git(shallow, 'update-ref', 'refs/heads/main', 'FETCH_HEAD');
    const cut = await signaturesOf(shallow);
    expect([cut.own.length, cut.isWhole]).toEqual([3, false]);
  });
});
