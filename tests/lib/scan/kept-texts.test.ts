import { describe, expect, it } from 'vitest';
import { decodeText, KeptTexts } from '@/lib/scan/kept-texts';

describe('lib/scan/kept-texts.ts', () => {
  it('keeps texts as long as there is room for them', () => {
    const texts = new KeptTexts(6);
    texts.add('a', 'four');
    texts.add('a', 'four');
    texts.add('b', 'three');
    texts.add('c', 'to');
    expect(['a', 'b', 'c'].map((id) => texts.get(id))).toEqual(['four', undefined, 'to']);
  });

  it('leaves out a byte order mark', () => {
    expect(decodeText(Buffer.from('\ufeffkind: A'))).toBe('kind: A');
  });
});
