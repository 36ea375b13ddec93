import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBlobs } from '@/lib/git/blobs';
import { readHistory } from '@/lib/git/history';
import { compactMirror, readMirrorState, writeMirrorState } from '@/lib/git/mirror-folder';
import { readTree } from '@/lib/git/tree';
import { makeServedRepository, open, temporaryFolder } from '@/tests/lib/git/open-for-test';

describe('lib/git/mirror-folder.ts', () => {
  it('joins packs when there are many, and loses nothing', async () => {
    const served = makeServedRepository({
      commits: [{ message: 'One', date: '2024-01-01T00:00:00Z', files: { a: 'a', b: 'b' } }],
    });
    const dataFolder = temporaryFolder();
    const openAgain = () => open(`file://${served.path}`, { dataFolder });
    const first = await openAgain();
    const firstTree = await readTree(first, first.commit);
    await readBlobs(
      first,
      firstTree.map((entry) => entry.objectId),
      { onBlob: () => undefined },
    );
    for (const day of [2, 3, 4]) {
      served.add({ commits: [{ message: `${day}`, date: `2024-01-0${day}T00:00:00Z`, files: { a: `${day}` } }] });
      await openAgain();
    }
    const packs = () =>
      readdirSync(path.join(first.gitDirectory, 'objects/pack')).filter((name) => name.endsWith('.pack')).length;
    const last = await openAgain();
    const source = { ...last.source, gitDirectory: last.gitDirectory };
    expect(packs()).toBeGreaterThan(3);
    await compactMirror(source, 50);
    expect(packs()).toBeGreaterThan(3);
    await compactMirror(source, 3);
    expect(packs()).toBe(1);
    for (const commit of [first.commit, last.commit]) {
      expect(await readTree(last, commit)).toHaveLength(2);
    }
    await readBlobs(
      last,
      firstTree.map((entry) => entry.objectId),
      {
        onBlob: (blob) => expect(blob.status).toBe('read'),
      },
    );
    for await (const commit of readHistory(last)) {
      expect(commit.subject).toBe('4');
    }
  });

  it('keeps what it knows about a mirror', async () => {
    const folder = temporaryFolder();
    const state = { url: 'https://example.org/a', depth: 'history' as const, checkedAt: '2026-01-01T00:00:00.000Z' };
    await writeMirrorState(folder, state);
    expect(await readMirrorState(folder)).toEqual(state);
    expect(readdirSync(folder)).toEqual(['cairn.json']);
  });

  it.each(['', '{}', '{"url":"x","depth":"deep","checkedAt":"2026-01-01T00:00:00.000Z"}'])(
    'takes %j for no mirror',
    async (text) => {
      const folder = temporaryFolder();
      mkdirSync(path.join(folder, 'mirror'));
      writeFileSync(path.join(folder, 'mirror/cairn.json'), text);
      expect(await readMirrorState(path.join(folder, 'mirror'))).toBeNull();
      expect(await readMirrorState(path.join(folder, 'gone'))).toBeNull();
    },
  );
});
