import { describe, expect, it } from 'vitest';
import { isLowerVersion } from '@/lib/delivery/version-order';

describe('lib/delivery/version-order.ts', () => {
  it.each([
    ['v1.2.0', 'v1.10.0', true],
    ['1.10.0', '1.2.0', false],
    ['1.2', '1.2.1', true],
    ['2.0.0-rc.1', '2.0.0', true],
    ['2.0.0', '2.0.0-rc.1', false],
    ['2.0.0-rc.2', '2.0.0-rc.10', true],
    ['2.0.0-alpha', '2.0.0-beta', true],
    ['release-1.4.0', 'release-1.5.0', true],
    ['1.2.0', '1.2.0', null],
    ['v1.2.0', '1.2.0', null],
    ['main', '1.2.0', null],
    ['4f2a9c1', '5e2a9c1', null],
  ])('%s below %s: %s', (text, than, lower) => {
    expect(isLowerVersion(text, than)).toBe(lower);
  });
});
