import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBlobs } from '@/lib/git/blobs';
import { readHistory } from '@/lib/git/history';
import type { OpenOptions } from '@/lib/git/repository';
import { readTree } from '@/lib/git/tree';
import type { MadeRepository } from '@/tests/factories/git-repository';
import {
  errorOf,
  git,
  gitEnvironment,
  makeRepository,
  makeServedRepository,
  open,
  temporaryFolder,
} from '@/tests/lib/git/open-for-test';

const commits = [1, 2, 3].map((number) => ({
  message: `Commit ${number}`,
  date: `2024-01-0${number}T00:00:00Z`,
  files: { 'a.txt': `${number}`, [`only-${number}.txt`]: `${number}` },
}));

/** Opens through one data folder, and counts what the serving side sends: its hook writes a line for each pack that it makes. */
function client(served: MadeRepository) {
  const dataFolder = temporaryFolder();
  const home = temporaryFolder();
  const log = path.join(home, 'packs');
  writeFileSync(path.join(home, 'hook'), `#!/bin/sh\necho pack >> ${log}\nexec "$@"\n`, { mode: 0o755 });
  writeFileSync(path.join(home, 'config'), `[uploadpack]\n\tpackObjectsHook = ${path.join(home, 'hook')}\n`);
  const environment = { ...gitEnvironment, GIT_CONFIG_GLOBAL: path.join(home, 'config') };
  return {
    dataFolder,
    open: (options: Partial<OpenOptions> = {}) =>
      open(`file://${served.path}`, { dataFolder, environment, ...options }),
    packs: () => (existsSync(log) ? readFileSync(log, 'utf8').split('\n').length - 1 : 0),
    mirrors: () => readdirSync(path.join(dataFolder, 'mirrors')),
  };
}

async function subjects(repository: Awaited<ReturnType<typeof open>>): Promise<string[]> {
  const found: string[] = [];
  for await (const commit of readHistory(repository)) {
    found.push(commit.subject);
  }
  return found;
}

describe('lib/git/mirror.ts', () => {
  it('holds only the newest commit and no blobs when the contents are wanted', async () => {
    const served = makeServedRepository({ commits });
    const repository = await client(served).open();
    expect(repository).toMatchObject({
      commit: served.commits[2],
      shallow: true,
      partial: true,
    });
    expect(await repository.readDefaultBranch()).toBe('main');
    expect(await subjects(repository)).toEqual(['Commit 3']);
    expect(git(repository.gitDirectory, 'count-objects', '-v')).toContain('in-pack: 2');
  });

  it('fetches nothing when the remote has not changed', async () => {
    const served = makeServedRepository({ commits });
    const { open: openAgain, packs } = client(served);
    await openAgain();
    expect(packs()).toBe(1);
    await openAgain();
    await openAgain({ revision: 'main' });
    expect(packs()).toBe(1);
  });

  it('follows the remote when it moves, also backwards', async () => {
    const served = makeServedRepository({ commits });
    const { open: openAgain } = client(served);
    await openAgain();
    const [fourth] = served.add({ commits: [{ message: 'Commit 4', date: '2024-02-01T00:00:00Z' }] });
    expect((await openAgain()).commit).toBe(fourth);
    git(served.path, 'update-ref', 'refs/heads/main', served.commits[0] ?? '');
    expect((await openAgain()).commit).toBe(served.commits[0]);
  });

  it('gets the history when that is wanted later, keeps it, and keeps the blobs that it had', async () => {
    const served = makeServedRepository({ commits });
    const { open: openAgain, packs, mirrors } = client(served);
    const first = await openAgain();
    const blobs = (await readTree(first, first.commit)).map((entry) => entry.objectId);
    await readBlobs(first, blobs, { onBlob: () => undefined });
    const repository = await openAgain({ depth: 'history' });
    expect(await subjects(repository)).toEqual(['Commit 3', 'Commit 2', 'Commit 1']);
    expect(repository.shallow).toBe(false);
    const before = packs();
    await readBlobs(repository, blobs, { onBlob: (blob) => expect(blob.status).toBe('read') });
    expect((await openAgain()).shallow).toBe(false);
    expect(packs()).toBe(before);
    expect(mirrors()).toHaveLength(1);
  });

  it('reads only commits when trees are not needed', async () => {
    const served = makeServedRepository({ commits });
    const repository = await client(served).open({ depth: 'commits' });
    expect(await subjects(repository)).toHaveLength(3);
    expect(git(repository.gitDirectory, 'count-objects', '-v')).toContain('in-pack: 3');
  });

  it('turns a mirror of commits into one of the history when contents are wanted', async () => {
    const served = makeServedRepository({ commits });
    const { open: openAgain } = client(served);
    await openAgain({ depth: 'commits' });
    const repository = await openAgain({ depth: 'contents' });
    expect(await readTree(repository, repository.commit)).toHaveLength(4);
    expect(await subjects(repository)).toHaveLength(3);
  });

  it('resolves branches, tags, full and abbreviated commit ids, and steps back', async () => {
    const served = makeServedRepository({
      commits: [...commits, { message: 'Side', date: '2024-04-01T00:00:00Z', branch: 'side/line', parents: [0] }],
      refs: { 'refs/tags/light': 0, 'refs/pull/7/head': 3 },
      annotatedTags: { 'v1.0': 1 },
    });
    const [one, two, three, side] = served.commits;
    const cases: [string, string | undefined][] = [
      ['main', three],
      ['side/line', side],
      ['light', one],
      ['v1.0', two],
      [two ?? '', two],
      ['refs/pull/7/head', side],
      ['main~2', one],
      [(side ?? '').slice(0, 9), side],
      ['main', three],
    ];
    const { open: openAgain } = client(served);
    for (const [revision, commit] of cases) {
      expect((await openAgain({ revision })).commit, revision).toBe(commit);
    }
  });

  it('reads a remote whose HEAD is detached', async () => {
    const served = makeServedRepository({ commits });
    git(served.path, 'update-ref', '--no-deref', 'HEAD', served.commits[1] ?? '');
    expect(await client(served).open()).toMatchObject({ commit: served.commits[1] });
  });

  it('copes with a branch that becomes the folder of another', async () => {
    const served = makeServedRepository({ commits, refs: { 'refs/heads/a': 0 } });
    const { open: openAgain } = client(served);
    await openAgain({ revision: 'a' });
    git(served.path, 'update-ref', '-d', 'refs/heads/a');
    git(served.path, 'update-ref', 'refs/heads/a/b', served.commits[1] ?? '');
    expect((await openAgain({ revision: 'a/b' })).commit).toBe(served.commits[1]);
  });

  it('reads a server that knows no filters', async () => {
    const served = makeRepository({ bare: true, commits });
    const repository = await client(served).open({ depth: 'history' });
    expect(await subjects(repository)).toHaveLength(3);
    const tree = await readTree(repository, repository.commit);
    await readBlobs(
      repository,
      tree.map((entry) => entry.objectId),
      { onBlob: (blob) => expect(blob.status).toBe('read') },
    );
  });

  it('fetches once when asked many times at once', async () => {
    const served = makeServedRepository({ commits });
    const { open: openAgain, packs, mirrors } = client(served);
    const opened = await Promise.all(Array.from({ length: 5 }, () => openAgain()));
    expect(new Set(opened.map((repository) => repository.commit))).toEqual(new Set([served.commits[2]]));
    expect(packs()).toBe(1);
    expect(mirrors()).toHaveLength(1);
  });

  it('leaves no half mirror when the first fetch fails', async () => {
    const served = makeServedRepository({ commits });
    const { open: openAgain, mirrors } = client(served);
    const wrong = '0123456789012345678901234567890123456789';
    expect((await errorOf(openAgain({ revision: wrong }))).code).toBe('revision-not-found');
    expect(mirrors()).toEqual([]);
    expect((await openAgain()).commit).toBe(served.commits[2]);
  });

  it('recovers from what a killed fetch left behind', async () => {
    const served = makeServedRepository({ commits });
    const { dataFolder, open: openAgain, mirrors } = client(served);
    const { gitDirectory } = await openAgain();
    for (const leftover of ['shallow.lock', 'objects/pack/tmp_pack_x']) {
      writeFileSync(path.join(gitDirectory, leftover), '');
    }
    mkdirSync(`${gitDirectory}.new-left`);
    served.add({ commits: [{ message: 'Commit 4', date: '2024-02-01T00:00:00Z' }] });
    expect((await openAgain()).commit).toBe(served.commits[3]);
    expect(existsSync(path.join(gitDirectory, 'objects/pack/tmp_pack_x'))).toBe(false);
    await openAgain({ depth: 'history' });
    expect(mirrors()).toEqual([path.relative(path.join(dataFolder, 'mirrors'), gitDirectory)]);
  });

  it('makes a mirror anew when its record is damaged', async () => {
    const served = makeServedRepository({ commits });
    const { open: openAgain } = client(served);
    const { gitDirectory } = await openAgain();
    writeFileSync(path.join(gitDirectory, 'cairn.json'), '{"depth":');
    expect((await openAgain()).commit).toBe(served.commits[2]);
  });

  it('keeps no credentials in the mirror', async () => {
    const served = makeServedRepository({ commits });
    const { gitDirectory } = await client(served).open();
    expect(git(gitDirectory, 'config', 'remote.origin.url')).toBe(`file://${served.path}`);
  });

  it('reports how far a fetch is', async () => {
    const served = makeServedRepository({ commits });
    const steps: string[] = [];
    await client(served).open({ depth: 'history', onProgress: (progress) => steps.push(progress.step) });
    expect(steps).toContain('Receiving objects');
  });

  it('stops when it is told to', async () => {
    const served = makeServedRepository({ commits });
    const reason = new Error('enough');
    await expect(client(served).open({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  it.each([
    [{ commits: [] }, undefined, 'empty-repository'],
    [{ commits, head: 'gone' }, undefined, 'revision-not-found'],
    [{ commits }, 'nowhere', 'revision-not-found'],
    [{ commits }, 'abcdef12', 'revision-not-found'],
    [{ commits }, '--upload-pack=touch x', 'invalid-input'],
  ])('says what is wrong: %#', async (spec, revision, code) => {
    const served = makeServedRepository(spec);
    expect((await errorOf(client(served).open({ revision }))).code).toBe(code);
  });

  it('says that a remote folder is not there', async () => {
    expect((await errorOf(open('file:///nowhere/at/all.git'))).code).toBe('not-found');
  });
});
