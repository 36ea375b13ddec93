import { describe, expect, it, vi } from 'vitest';
import { remember } from '@/lib/scan/documents/remember';

describe('lib/scan/documents/remember.ts', () => {
  it('answers the same question once, also with nothing', () => {
    const answer = vi.fn((question: string) => (question === 'a' ? null : question.length));
    const remembered = remember(answer);
    expect(['a', 'bb', 'a', 'bb'].map(remembered)).toEqual([null, 2, null, 2]);
    expect(answer).toHaveBeenCalledTimes(2);
  });
});
