import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { BatchObject } from '@/lib/git/batch-parser';
import { ObjectSession } from '@/lib/git/object-session';
import { gitEnvironment } from '@/tests/factories/git-repository';
import { afterThisTest, makeRepository, temporaryFolder } from '@/tests/lib/git/open-for-test';

const big = 'x'.repeat(300_000);
const date = '2026-01-01T00:00:00Z';
const spec = { bare: true, commits: [{ message: 'a', date, files: { a: 'one\n', b: big, c: '' } }] };

function sessionOf(path: string, more = {}): ObjectSession {
  const session = new ObjectSession({ gitDirectory: path, subject: 'shop', environment: gitEnvironment, ...more });
  afterThisTest(() => session.close());
  return session;
}

describe('lib/git/object-session.ts', () => {
  it('gives objects in the order of their names, request after request', async () => {
    const session = sessionOf(makeRepository(spec).path);
    const texts = async (...names: string[]) => (await session.read(names)).map(({ bytes }) => bytes?.toString());
    expect(await texts('HEAD:c', 'HEAD:a')).toEqual(['', 'one\n']);
    expect(await Promise.all([texts('HEAD:b'), texts('HEAD:a'), texts()])).toEqual([[big], ['one\n'], []]);
    expect(await texts('HEAD:b', 'HEAD:a')).toEqual([big, 'one\n']);
  });

  it('gives no type for what is not there', async () => {
    const session = sessionOf(makeRepository(spec).path);
    expect((await session.read(['HEAD:none', 'HEAD:a'])).map(({ type }) => type)).toEqual([null, 'blob']);
  });

  it('stops at an object over the limit, and answers the next request', async () => {
    const session = sessionOf(makeRepository(spec).path);
    const sizes: (number | undefined)[] = [];
    const onObject = ({ bytes }: BatchObject) => void sizes.push(bytes?.length);
    await session.readEach(['HEAD:a', 'HEAD:b', 'HEAD:c'], { maximumBytes: 1_000, onObject });
    expect(sizes).toEqual([4, undefined]);
    expect((await session.read(['HEAD:c'])).map(({ type }) => type)).toEqual(['blob']);
  });

  it('waits for whoever takes an object, and fails as they do', async () => {
    const session = sessionOf(makeRepository(spec).path);
    const steps: string[] = [];
    const onObject = async ({ bytes }: BatchObject) => {
      steps.push(`begin ${bytes?.length}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      steps.push('end');
    };
    await session.readEach(['HEAD:b', 'HEAD:a'], { onObject });
    expect(steps).toEqual(['begin 300000', 'end', 'begin 4', 'end']);
    const failing = session.readEach(['HEAD:a'], { onObject: () => Promise.reject(new Error('no room')) });
    await expect(failing).rejects.toThrow('no room');
  });

  it('reads with a git that does not know requests in pieces', async () => {
    const folder = temporaryFolder();
    const refusing = 'case "$*" in *--batch-command*) exit 129;; esac';
    writeFileSync(`${folder}/git`, `#!/bin/sh\n${refusing}\nPATH=\${PATH#*:} exec git "$@"\n`, { mode: 0o755 });
    const environment = { ...gitEnvironment, PATH: `${folder}:${gitEnvironment['PATH']}` };
    const session = sessionOf(makeRepository(spec).path, { environment });
    expect((await session.read(['HEAD:b', 'HEAD:a'])).map(({ bytes }) => bytes?.length)).toEqual([300_000, 4]);
    expect(session.isFast).toBe(false);
    expect(await session.read(['HEAD:c'])).toHaveLength(1);
  });

  it('fails with the reason of git, and again for the next request', async () => {
    const session = sessionOf('/nowhere/at/all');
    for (const name of ['HEAD', 'main']) {
      await expect(session.read([name])).rejects.toMatchObject({ code: 'not-found' });
    }
  });

  it('ends with the signal of its repository', async () => {
    const controller = new AbortController();
    const session = sessionOf(makeRepository(spec).path, { signal: controller.signal });
    await session.read(['HEAD']);
    controller.abort(new Error('enough'));
    await expect(session.read(['HEAD'])).rejects.toThrow('enough');
  });

  it('starts again after it was closed', async () => {
    const session = sessionOf(makeRepository(spec).path);
    await session.read(['HEAD']);
    session.close();
    expect(await session.read(['HEAD:a'])).toHaveLength(1);
  });
});
