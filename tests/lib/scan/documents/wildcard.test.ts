import { describe, expect, it } from 'vitest';
import { matchesWildcard } from '@/lib/scan/documents/wildcard';

describe('lib/scan/documents/wildcard.ts', () => {
  it.each([
    ['prod', 'prod', true],
    ['prod', 'production', false],
    ['*', '', true],
    ['prod-*', 'prod-eu', true],
    ['*-eu-*', 'prod-eu-1', true],
    ['*-eu', 'prod-eu-1', false],
    ['a*b*c', 'abbcbc', true],
    ['ring-?', 'ring-1', true],
    ['ring-?', 'ring-10', false],
    ['a.b', 'axb', false],
  ])('tells whether %s matches %s', (pattern, text, expected) => {
    expect(matchesWildcard(pattern, text)).toBe(expected);
  });

  it('takes no long over many stars', () => {
    expect(matchesWildcard('*a'.repeat(200), `${'a'.repeat(5_000)}b`)).toBe(false);
  });
});
