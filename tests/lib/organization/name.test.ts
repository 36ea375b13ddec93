import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNames, freeSlug, isSameName, nameProblem, readName } from '@/lib/organization/name';

describe('lib/organization/name.ts', () => {
  it('keeps a name with single spaces and composed letters', () => {
    expect(readName('  Zoe\u0308   &  Co 🚀 ', 'team')).toBe('Zoë & Co 🚀');
    expect(isSameName('Zoë', 'ZOE\u0308')).toBe(true);
    expect(isSameName('Zoë', 'Zoe')).toBe(false);
  });

  it.each(['', ' ', 'a\nb', 'a\u202eb', 'a\u2028b', 'x'.repeat(121)])('finds a problem in %j', (name) => {
    expect(nameProblem(name, 'team')).toContain('the team');
  });

  it('orders names alike whatever the case of their letters', () => {
    const names = ['b', 'A', 'c', 'B'].map((name) => ({ name }));
    expect(names.sort(compareNames).map(({ name }) => name.toLowerCase())).toEqual(['a', 'b', 'b', 'c']);
  });

  it.each([
    ['Payments & Refunds', 'payments-refunds'],
    ['  Ärzte/Œuvre – Łódź ', 'arzte-oeuvre-lodz'],
    ['東京', 'team'],
    ['--', 'team'],
    ['../../etc', 'etc'],
  ])('makes of %j the slug %j', (name, slug) => {
    expect(freeSlug(name, { taken: [], whenEmpty: 'team' })).toBe(slug);
  });

  it('numbers what is taken', () => {
    expect(freeSlug('A', { taken: ['a', 'a-2'], whenEmpty: 'team' })).toBe('a-3');
  });

  it('gives every name a slug that is free and fit for addresses', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.constantFrom('team', 'a', 'b')), (name, taken) => {
        const slug = freeSlug(name, { taken, whenEmpty: 'team' });
        expect(slug).toMatch(/^[a-z0-9](-?[a-z0-9])*$/);
        expect(taken).not.toContain(slug);
      }),
    );
  });
});
