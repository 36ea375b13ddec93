import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median, percentile } from '@/lib/delivery/percentile';

describe('lib/delivery/percentile.ts', () => {
  it('interpolates linearly between neighbours, as type 7 does', () => {
    // Place (n - 1) × share, counted from 0: 0.85 × 3 = 2.55, so 30 + 0.55 × (40 - 30).
    expect(percentile([40, 10, 30, 20], 0.85)).toBeCloseTo(35.5, 12);
    expect(percentile([1, 2, 3, 4, 5], 0.25)).toBe(2);
    expect(percentile([7], 0.85)).toBe(7);
    expect([median([3, 1]), median([3, 1, 2])]).toEqual([2, 2]);
    expect(median([])).toBeNull();
  });

  it('lies between least and most, grows with the share, and does not see the order', () => {
    const values = fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(values, share, share, (numbers, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)].map((each) => percentile(numbers, each) ?? -1);
        expect(low).toBeLessThanOrEqual((high ?? 0) + 1e-6);
        expect(percentile(numbers, 0)).toBe(Math.min(...numbers));
        expect(percentile(numbers, 1)).toBe(Math.max(...numbers));
        expect(percentile(numbers.toReversed(), one)).toBe(percentile(numbers, one));
      }),
    );
  });
});
