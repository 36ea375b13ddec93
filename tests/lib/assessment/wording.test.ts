import { describe, expect, it } from 'vitest';
import { counted, listed, percent } from '@/lib/assessment/wording';

describe('lib/assessment/wording.ts', () => {
  it('counts with the noun in its number', () => {
    expect([counted(0, 'object'), counted(1, 'object'), counted(2, 'object')]).toEqual([
      '0 objects',
      '1 object',
      '2 objects',
    ]);
    expect(counted(2, 'policy', 'policies')).toBe('2 policies');
  });

  it('never rounds a share up to a threshold that it missed', () => {
    expect([0.8, 0.7999, 0.29, 0.999, 1].map(percent)).toEqual(['80 %', '79 %', '29 %', '99 %', '100 %']);
    expect([0, 0.001].map(percent)).toEqual(['0 %', 'under 1 %']);
  });

  it('lists items as a sentence does', () => {
    expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'])]).toEqual([
      '',
      'a',
      'a and b',
      'a, b and c',
    ]);
  });
});
