import { describe, expect, it } from 'vitest';
import { formatSource } from '@/lib/format';

describe('lib/format.ts', () => {
  it('names a source with its day', () => {
    const source = { name: 'branch rules of main', asOf: '2026-11-20T23:59:59Z' };
    expect(formatSource(source)).toBe('branch rules of main, as of 2026-11-20');
  });
});
