import { describe, expect, it } from 'vitest';
import { renderCsv } from '@/lib/export/csv';

describe('lib/export/csv.ts', () => {
  it('ends lines with CRLF and quotes a cell only where it has to', () => {
    const csv = renderCsv(
      ['a', 'b'],
      [
        ['plain', 'with, comma'],
        ['say "yes"', 'two\nlines'],
      ],
    );
    expect(csv).toBe('a,b\r\nplain,"with, comma"\r\n"say ""yes""","two\nlines"\r\n');
  });

  it('keeps numbers numbers, a negative one too, and leaves null empty', () => {
    expect(renderCsv(['a', 'b', 'c'], [[-1, 0.5, null]])).toBe('a,b,c\r\n-1,0.5,\r\n');
  });

  it.each(['=HYPERLINK("x")', '+1', '-2+3', '@SUM(A1)', '\t=1', '\r=1'])(
    'makes text of %j, which a spreadsheet would run',
    (text) => {
      const [, line = ''] = renderCsv(['a'], [[text]]).split('a\r\n');
      expect(line.replace(/^"/, '')).toMatch(/^'/);
      expect(line).toContain(text.replaceAll('"', '""'));
    },
  );
});
