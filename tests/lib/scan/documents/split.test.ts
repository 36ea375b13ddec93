import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitDocuments } from '@/lib/scan/documents/split';

describe('lib/scan/documents/split.ts', () => {
  it('cuts a stream at its separators and keeps the line of each document', () => {
    const parts = splitDocuments('a: 1\n---\nb: 2\n---\n---\nc: 3\n');
    expect(parts.map(({ text, line }) => [text, line])).toEqual([
      ['a: 1\n', 1],
      ['b: 2\n', 3],
      ['c: 3\n', 6],
    ]);
  });

  it('reads the header of each document', () => {
    const text =
      'apiVersion: v1\nkind: ConfigMap\n---\n"apiVersion": "apps/v1"\nkind : \'Deployment\' # web\n---\na: 1\n';
    expect(splitDocuments(text).map(({ apiVersion, kind }) => [apiVersion, kind])).toEqual([
      ['v1', 'ConfigMap'],
      ['apps/v1', 'Deployment'],
      [null, null],
    ]);
  });

  it('takes no header from a comment, from a deeper level or from a block of text', () => {
    const text = '# apiVersion: v1\n# kind: Secret\nspec:\n  kind: Pod\n  text: |\n    kind: Job\n';
    expect(splitDocuments(text)[0]).toMatchObject({ apiVersion: null, kind: null });
  });

  it('knows separators with comments, blanks and CRLF line ends', () => {
    const parts = splitDocuments('--- # first\r\na: 1\r\n---   \r\nb: 2\r\n');
    expect(parts.map(({ text, line }) => [text, line])).toEqual([
      ['a: 1\r\n', 2],
      ['b: 2\r\n', 4],
    ]);
  });

  it('keeps content that begins on the line of its separator', () => {
    const parts = splitDocuments('a: 1\n--- {apiVersion: v1, kind: Pod}\n--- !tag\nb: 2\n');
    expect(parts.map(({ text, line }) => [text.trim(), line])).toEqual([
      ['a: 1', 1],
      ['{apiVersion: v1, kind: Pod}', 2],
      ['!tag\nb: 2', 3],
    ]);
  });

  it('does not cut at dashes that are text', () => {
    const text = 'a: |\n  ---\n  b\nc: ---\n----\n---x\n';
    expect(splitDocuments(text)).toHaveLength(1);
  });

  it('leaves out a byte order mark, so that the first header is seen', () => {
    expect(splitDocuments('\uFEFFapiVersion: v1\nkind: Pod\n')[0]).toMatchObject({
      apiVersion: 'v1',
      kind: 'Pod',
      line: 1,
    });
    expect(splitDocuments('\uFEFF---\napiVersion: v1\nkind: Pod\n')[0]).toMatchObject({ kind: 'Pod', line: 2 });
  });

  it('keeps every line in its place', () => {
    const line = fc.constantFrom(
      '---',
      '--- # x',
      '---\t',
      'a: 1',
      '  b: 2',
      '',
      '# c',
      '--- {}',
      '-----',
      'kind: X',
      '---\r',
      'd\r',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const text = lines.join('\n');
        const kept = new Map<number, string>();
        for (const part of splitDocuments(text))
          part.text.split('\n').forEach((content, at) => {
            if (content.trim() !== '') kept.set(part.line + at, content);
          });
        const expected = new Map(
          lines.flatMap((content, at): [number, string][] => {
            if (/^---(\s*|\s+#.*)$/.test(content) || content.trim() === '') return [];
            return [[at + 1, content.replace(/^---(?=[ \t])/, '')]];
          }),
        );
        expect(kept).toEqual(expected);
      }),
      { numRuns: 1_000 },
    );
  });
});
