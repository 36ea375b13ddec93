import { describe, expect, it } from 'vitest';
import { environmentTier, matchesPattern } from '@/lib/delivery/environment-tier';

describe('lib/delivery/environment-tier.ts', () => {
  it.each([
    ['production', 'production'],
    ['shop-prod', 'production'],
    ['Live', 'production'],
    ['prod-ring-2', 'production'],
    ['preprod', 'staging'],
    ['shop-uat', 'staging'],
    ['qa', 'testing'],
    ['dev', 'development'],
    ['ring-1', null],
    ['blue-lagoon', null],
    ['github-pages', null],
  ])('takes %s as %s', (name, tier) => {
    expect(environmentTier(name)).toBe(tier);
  });

  it('lets the organization say otherwise', () => {
    const patterns = [
      { pattern: 'ring-*', tier: 'production' as const },
      { pattern: 'prod-legacy', tier: null },
    ];
    expect(['ring-1', 'Ring-2', 'prod-legacy', 'prod'].map((name) => environmentTier(name, patterns))).toEqual([
      'production',
      'production',
      null,
      'production',
    ]);
  });

  it.each([
    ['hotfix/pay', 'hotfix/*', true],
    ['hotfix/', 'hotfix/*', true],
    ['hotfix', 'hotfix/*', false],
    ['a-b-c', 'a*b*c', true],
    ['ac', 'a*a', false],
    ['aa', 'a*a', true],
    ['abab', '*ab*ab', true],
    ['ab', '*ab*ab', false],
    ['a.c', 'a?c', false],
    ['anything', '*', true],
  ])('matches %s with %s: %s', (text, pattern, matches) => {
    expect(matchesPattern(text, pattern)).toBe(matches);
  });
});
