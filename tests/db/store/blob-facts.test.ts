import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openBlobFacts } from '@/db/store/blob-facts';
import { aFolder } from '@/tests/factories/database';

const start = new Date('2026-11-01T12:00:00Z');
const dayLater = new Date('2026-11-02T12:00:00Z');

function open(file: string, options: { now?: Date; maximumBytes?: number } = {}) {
  const cache = openBlobFacts(file, { ...options, now: () => options.now ?? start });
  onTestFinished(() => cache.close());
  return cache;
}

function entries(from: number, to: number, length = 10): Map<string, string> {
  return new Map(Array.from({ length: to - from }, (_, n) => [`id-${from + n}`, `${from + n}`.padEnd(length, '.')]));
}

describe('db/store/blob-facts.ts', () => {
  it('gives back what was written, to another opener of the same file too', () => {
    const file = join(aFolder(), 'cache.sqlite');
    open(file).write(
      'manifests@1',
      new Map([
        ['a', '{"x":1}'],
        ['b', '[]'],
      ]),
    );
    expect(open(file).read(['a', 'b', 'c'], 'manifests@1')).toEqual(
      new Map([
        ['a', '{"x":1}'],
        ['b', '[]'],
      ]),
    );
  });

  it('knows nothing of what another reader, or another version of it, has read', () => {
    const cache = open(join(aFolder(), 'cache.sqlite'));
    cache.write('manifests@1', new Map([['a', '1']]));
    expect(cache.read(['a'], 'manifests@2').size).toBe(0);
  });

  it('reads more ids at once than SQL has parameters for', () => {
    const cache = open(join(aFolder(), 'cache.sqlite'));
    const many = entries(0, 40_000);
    cache.write('manifests@1', many);
    expect(cache.read([...many.keys()], 'manifests@1')).toEqual(many);
  });

  it('replaces a file that is no database', () => {
    const file = join(aFolder(), 'cache.sqlite');
    writeFileSync(file, 'this is no database '.repeat(100));
    const cache = open(file);
    cache.write('manifests@1', new Map([['a', '1']]));
    expect(cache.read(['a'], 'manifests@1').get('a')).toBe('1');
    expect(readFileSync(file, 'latin1').startsWith('SQLite format 3')).toBe(true);
  });

  it('can be read by nobody else', () => {
    const file = join(aFolder(), 'cache.sqlite');
    open(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('stays under its limit by dropping what was unused for longest', () => {
    const file = join(aFolder(), 'cache.sqlite');
    open(file).write('manifests@1', entries(0, 100, 4_000));
    const later = open(file, { now: dayLater, maximumBytes: 700_000 });
    later.read([...entries(0, 20).keys()], 'manifests@1');
    later.write('manifests@1', entries(100, 180, 4_000));
    const left = later.read([...entries(0, 180).keys()], 'manifests@1');
    expect(left.has('id-0')).toBe(true);
    expect(left.has('id-179')).toBe(true);
    expect(left.has('id-30')).toBe(false);
    expect(left.size).toBeLessThan(180);
  });
});
