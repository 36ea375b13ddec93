import { describe, expect, it } from 'vitest';
import { ObjectSession } from '@/lib/git/object-session';
import { gitEnvironment } from '@/tests/factories/git-repository';
import { afterThisTest, makeRepository } from '@/tests/lib/git/open-for-test';

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
    expect((await session.read(['HEAD:a', 'HEAD:b', 'HEAD:c'], 1_000)).map(({ bytes }) => bytes?.length)).toEqual([
      4,
      undefined,
    ]);
    expect((await session.read(['HEAD:c'])).map(({ type }) => type)).toEqual(['blob']);
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
