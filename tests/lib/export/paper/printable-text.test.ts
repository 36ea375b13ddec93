import { describe, expect, it } from 'vitest';
import { MISSING, printableData, printableText } from '@/lib/export/paper/printable-text';

describe('lib/export/paper/printable-text.ts', () => {
  it.each(['Ünïcödé naïve Łódź', 'Ελλάδα', 'Платежи', '40 €, ½ → “done” – ✓'])('keeps %s', (text) => {
    expect(printableText(text)).toBe(text);
  });

  it.each([
    ['Team 支付团队', `Team ${MISSING}`],
    ['🚀 Rocket 👩‍👩‍👧‍👦🇨🇭', `${MISSING} Rocket ${MISSING}`],
    ['مرحبا Team', `${MISSING} Team`],
    ['支 付 团', MISSING],
  ])('puts one sign for what no typeface has: %s', (text, printed) => {
    expect(printableText(text)).toBe(printed);
  });

  it('composes letters with their marks, and leaves away marks that no letter holds', () => {
    expect(printableText('Cafe\u0301')).toBe('Café');
    expect(printableText(`z${'\u0301\u0302\u0303\u0348'.repeat(50)}algo`)).toBe('źalgo');
    expect(printableText('a \u0304b')).toBe('a b');
  });

  it('drops what cannot be seen, and makes one space of white space', () => {
    expect(printableText('a\u0000\u001b[31m\u200b\u202eb\ufeff\u00ad')).toBe('a[31mb');
    expect(printableText('a\n\t\u2028 b')).toBe('a b');
  });

  it('keeps a percent sign with its number', () => {
    expect(printableText('40 % of 5')).toBe('40\u00a0% of 5');
  });

  it('gives something to print for what is no Unicode text', () => {
    expect(printableText('\ud800 lone')).toBe(`${MISSING} lone`);
  });

  it('changes the texts of data and nothing else', () => {
    const data = { na支me: '支', list: ['x', 1, null, true], nested: { text: 'a\u0000b' } };
    expect(printableData(data)).toEqual({ na支me: MISSING, list: ['x', 1, null, true], nested: { text: 'ab' } });
  });
});
