import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type BlobOptions, type BlobResult, readBlobs } from '@/lib/git/blobs';
import type { OpenRepository } from '@/lib/git/repository';
import { readTree } from '@/lib/git/tree';
import {
  errorOf,
  git,
  gitEnvironment,
  makeRepository,
  makeServedRepository,
  open,
  temporaryFolder,
} from '@/tests/lib/git/open-for-test';

const date = '2024-01-01T00:00:00Z';

async function collect(repository: OpenRepository, ids: string[], options: Partial<BlobOptions> = {}) {
  const results: BlobResult[] = [];
  await readBlobs(repository, ids, { ...options, onBlob: (blob) => void results.push(blob) });
  return results;
}

async function blobIds(repository: OpenRepository): Promise<string[]> {
  return (await readTree(repository, repository.commit)).map((entry) => entry.objectId);
}

describe('lib/git/blobs.ts', () => {
  it('reads each blob once, byte for byte', async () => {
    const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 7) % 256));
    const contents = { empty: '', newline: '\n', zero: '\0\0', large: bytes, header: 'abc blob 3\nabc\n' };
    const made = makeRepository({ bare: true, commits: [{ message: 'Files', date, files: contents }] });
    const repository = await open(made.path);
    const tree = await readTree(repository, repository.commit);
    const ids = tree.map((entry) => entry.objectId);
    const results = await collect(repository, [...ids, ...ids]);
    const read = new Map(results.map((blob) => [blob.objectId, blob.status === 'read' ? blob.bytes : null]));
    expect(results).toHaveLength(ids.length);
    for (const [name, content] of Object.entries(contents)) {
      const id = tree.find((entry) => entry.path === name)?.objectId ?? '';
      expect(read.get(id)?.equals(Buffer.from(content)), name).toBe(true);
    }
  });

  it('gives the size of a blob that is over the limit and reads those around it', async () => {
    const files = { a: 'a', big: Buffer.alloc(30_000_000, 'x'), limit: 'x'.repeat(1024 * 1024), z: 'z' };
    const made = makeRepository({ bare: true, commits: [{ message: 'Big', date, files }] });
    const repository = await open(made.path);
    const results = await collect(repository, await blobIds(repository));
    expect(results.map((blob) => blob.status).sort()).toEqual(['read', 'read', 'read', 'too-large']);
    expect(results.find((blob) => blob.status === 'too-large')).toMatchObject({ size: 30_000_000 });
  });

  it('says which objects are missing or no blobs', async () => {
    const made = makeRepository({ bare: true, commits: [{ message: 'One', date, files: { a: 'a' } }] });
    const repository = await open(made.path);
    const unknown = 'f'.repeat(40);
    const results = await collect(repository, [unknown, repository.commit]);
    expect(results).toEqual([
      { objectId: unknown, status: 'missing' },
      { objectId: repository.commit, status: 'missing' },
    ]);
  });

  it('starts nothing for an empty list', async () => {
    const made = makeRepository({ bare: true, commits: [{ message: 'One', date }] });
    const repository = await open(made.path);
    const nowhere = { ...repository, objects: { ...repository.objects, environment: { PATH: '/nowhere' } } };
    expect(await collect(nowhere, [])).toEqual([]);
  });

  it.each(['HEAD', '--batch', 'abc', `${'a'.repeat(40)}\nHEAD`])('refuses %j as an object id', async (id) => {
    const made = makeRepository({ bare: true, commits: [{ message: 'One', date }] });
    const repository = await open(made.path);
    expect((await errorOf(collect(repository, [id]))).code).toBe('invalid-input');
  });

  it('waits for one blob before it gives the next', async () => {
    const files = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`f${index}`, `${index}`]));
    const made = makeRepository({ bare: true, commits: [{ message: 'Many', date, files }] });
    const repository = await open(made.path);
    let running = 0;
    await readBlobs(repository, await blobIds(repository), {
      onBlob: async () => {
        running += 1;
        await Promise.resolve();
        expect(running).toBe(1);
        running -= 1;
      },
    });
  });

  it('passes on what the receiver throws', async () => {
    const made = makeRepository({ bare: true, commits: [{ message: 'One', date, files: { a: 'a' } }] });
    const repository = await open(made.path);
    const reason = new Error('no more');
    const onBlob = () => {
      throw reason;
    };
    await expect(readBlobs(repository, await blobIds(repository), { onBlob })).rejects.toBe(reason);
  });

  describe('of a partial clone', () => {
    const files = Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [`f${index}.yaml`, `value: ${index}\n`]),
    );

    it('fetches 500 missing blobs of a mirror at once', async () => {
      const served = makeServedRepository({ commits: [{ message: 'Many', date, files }] });
      const home = temporaryFolder();
      const log = path.join(home, 'packs');
      writeFileSync(path.join(home, 'hook'), `#!/bin/sh\necho pack >> ${log}\nexec "$@"\n`, { mode: 0o755 });
      writeFileSync(path.join(home, 'config'), `[uploadpack]\n\tpackObjectsHook = ${path.join(home, 'hook')}\n`);
      const environment = { ...gitEnvironment, GIT_CONFIG_GLOBAL: path.join(home, 'config') };
      const repository = await open(`file://${served.path}`, { environment });
      const packs = () => (existsSync(log) ? readFileSync(log, 'utf8').split('\n').length - 1 : 0);
      expect(packs()).toBe(1);
      const results = await collect(repository, await blobIds(repository));
      expect(results.filter((blob) => blob.status === 'read')).toHaveLength(500);
      expect(packs()).toBe(2);
      await collect(repository, await blobIds(repository));
      expect(packs()).toBe(2);
    });

    it('leaves what a local clone lacks unread and does not fetch it', async () => {
      const served = makeServedRepository({ commits: [{ message: 'Many', date, files }] });
      const folder = temporaryFolder();
      git(folder, 'clone', '--quiet', '--bare', '--filter=blob:none', `file://${served.path}`, 'clone.git');
      const repository = await open(path.join(folder, 'clone.git'));
      expect(repository.partial).toBe(true);
      const before = git(repository.gitDirectory, 'count-objects', '-v');
      const results = await collect(repository, await blobIds(repository));
      expect(new Set(results.map((blob) => blob.status))).toEqual(new Set(['missing']));
      expect(results).toHaveLength(500);
      expect(git(repository.gitDirectory, 'count-objects', '-v')).toBe(before);
    });

    it('says so when the remote is gone before its blobs are read', async () => {
      const served = makeServedRepository({ commits: [{ message: 'Many', date, files: { a: 'a' } }] });
      const repository = await open(`file://${served.path}`);
      const ids = await blobIds(repository);
      served.cleanup();
      expect((await errorOf(collect(repository, ids))).code).toBe('not-found');
    });

    it('says so when the remote no longer has an object', async () => {
      const served = makeServedRepository({ commits: [{ message: 'Many', date, files: { a: 'a' } }] });
      const repository = await open(`file://${served.path}`);
      const { code, message } = await errorOf(collect(repository, [createHash('sha1').update('x').digest('hex')]));
      expect(code).toBe('unreadable');
      expect(message).toContain('no longer has');
    });
  });
});
