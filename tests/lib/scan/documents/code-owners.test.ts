import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownersOf, readCodeOwners } from '@/lib/scan/documents/code-owners';

function owners(text: string, path: string): string[] {
  return ownersOf(path, readCodeOwners(text));
}

describe('lib/scan/documents/code-owners.ts', () => {
  it.each([
    ['* @a', 'x/y.yaml', true],
    ['*.tf @a', 'x/y/main.tf', true],
    ['*.tf @a', 'x/y/main.tfvars', false],
    ['/apps/ @a', 'apps/x/y.yaml', true],
    ['/apps/ @a', 'x/apps/y.yaml', false],
    ['apps/ @a', 'x/apps/y.yaml', true],
    ['apps/ @a', 'x/apps', false],
    ['/apps @a', 'apps/x.yaml', true],
    ['/apps/* @a', 'apps/x.yaml', true],
    ['/apps/* @a', 'apps/x/y.yaml', false],
    ['/apps/*/prod @a', 'apps/shop/prod/x.yaml', true],
    ['/apps/**/prod/ @a', 'apps/a/b/prod/x.yaml', true],
    ['**/prod/** @a', 'a/prod/x.yaml', true],
    ['clusters/prod @a', 'x/clusters/prod/y.yaml', false],
    ['/a?c/ @a', 'abc/x', true],
    ['/with\\ space/ @a', 'with space/x', true],
    ['/docs/ someone', 'docs/x', false],
    ['/docs/ ana@example.org', 'docs/x', true],
  ])('%s covers %s: %s', (rule, path, expected) => {
    expect(owners(rule, path).length > 0).toBe(expected);
  });

  it('lets the last rule decide, also when it names nobody', () => {
    expect(owners('* @a\n/x/ @b @c # both\n', 'x/y')).toEqual(['@b', '@c']);
    expect(owners('* @a\n/x/\n', 'x/y')).toEqual([]);
  });

  it('asks each section of GitLab on its own, with its default owners', () => {
    const text = '* @a\n[Platform][2] @p\n/x/\n/y/ @q\n^[Optional]\n/x/ @o\n';
    expect(owners(text, 'x/z')).toEqual(['@a', '@p', '@o']);
    expect(owners(text, 'y/z')).toEqual(['@a', '@q']);
  });

  it('reads any text without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, path) => {
        expect(Array.isArray(owners(`${text} @a`, path))).toBe(true);
      }),
    );
  });
});
