import { describe, expect, it } from 'vitest';
import { columnsOf, createPainter, padColumns, wrapText } from '@/lib/export/terminal-text';

describe('lib/export/terminal-text.ts', () => {
  it('counts columns and not characters', () => {
    expect(columnsOf('größe')).toBe(5);
    expect(columnsOf('gro\u0308ße')).toBe(5);
    expect(columnsOf('環境')).toBe(4);
    expect(columnsOf('🚀')).toBe(2);
    expect(columnsOf('\u001b[31mred\u001b[39m')).toBe(3);
  });

  it('pads by columns, and leaves what is too long', () => {
    expect(`${padColumns('環', 4)}|`).toBe('環  |');
    expect(padColumns('abcde', 4)).toBe('abcde');
  });

  it('breaks between words and hangs the following lines under the first', () => {
    expect(wrapText('one two three four', 12, '  - ')).toEqual(['  - one two', '    three', '    four']);
  });

  it('fills a line to its last column', () => {
    expect(wrapText('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrapText('one two three', 6)).toEqual(['one', 'two', 'three']);
  });

  it('leaves a long word whole, so that a path can be copied', () => {
    expect(wrapText('see a/very/long/path.yaml:12 now', 10)).toEqual(['see', 'a/very/long/path.yaml:12', 'now']);
  });

  it('paints only when it is asked to', () => {
    expect(createPainter(false)('bad', 'x')).toBe('x');
    expect(createPainter(true)('bad', 'x')).toBe('\u001b[31mx\u001b[39m');
  });
});
