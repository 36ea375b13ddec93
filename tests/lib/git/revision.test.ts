import { describe, expect, it } from 'vitest';
import { parseRevision } from '@/lib/git/revision';

describe('lib/git/revision.ts', () => {
  it.each([
    ['main', 'main', ''],
    ['HEAD~2', 'HEAD', '~2'],
    ['v1.0^', 'v1.0', '^'],
    ['a/b-c~1^2', 'a/b-c', '~1^2'],
    ['release@2024', 'release@2024', ''],
    ['feature/ünïcode', 'feature/ünïcode', ''],
  ])('reads %s', (text, name, steps) => {
    expect(parseRevision(text)).toEqual({ name, steps });
  });

  it.each([
    '',
    '~1',
    '-x',
    '--all',
    'a b',
    'a..b',
    'a:b',
    'a*',
    'a?',
    'a[b',
    'a\\b',
    'a@{1}',
    '/a',
    'a//b',
    'a/',
    'a.',
    'a.lock',
    'a\nb',
    '^a',
    ':/fix',
  ])('refuses %j', (text) => {
    expect(() => parseRevision(text)).toThrow('is not a revision');
  });
});
