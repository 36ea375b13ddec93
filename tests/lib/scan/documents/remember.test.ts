import { describe, expect, it, vi } from 'vitest';
import { remember, rememberFor } from '@/lib/scan/documents/remember';

describe('lib/scan/documents/remember.ts', () => {
  it('answers the same question once, also with nothing', () => {
    const answer = vi.fn((question: string) => (question === 'a' ? null : question.length));
    const remembered = remember(answer);
    expect(['a', 'bb', 'a', 'bb'].map(remembered)).toEqual([null, 2, null, 2]);
    expect(answer).toHaveBeenCalledTimes(2);
  });

  it('answers once for each object', () => {
    const answer = vi.fn(({ name }: { name: string }) => [name]);
    const remembered = rememberFor(answer);
    const [one, other] = [{ name: 'a' }, { name: 'a' }];
    expect(remembered(one)).toBe(remembered(one));
    expect(remembered(other)).not.toBe(remembered(one));
    expect(answer).toHaveBeenCalledTimes(2);
  });
});
