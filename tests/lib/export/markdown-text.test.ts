import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownCode, markdownFence, markdownLink, markdownSentence } from '@/lib/export/markdown-text';

/** Gives the text that a reader sees, if nothing in it is markup but `<code>`. */
function seen(markdown: string): string {
  return markdown
    .replace(/<\/?code>/g, '')
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll('\u200b', '');
}

describe('lib/export/markdown-text.ts', () => {
  it('writes a path so that it can be neither markup, nor HTML, nor a cell of its own', () => {
    expect(markdownCode('a|b`c`<script>*d*\ne')).toBe(
      '<code>a&#124;b&#96;c&#96;&#60;script&#62;&#42;d&#42;&#92;ne</code>',
    );
  });

  it('leaves no character in code that Markdown, HTML or a host gives a meaning', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (path) => {
        const inner = markdownCode(path).slice('<code>'.length, -'</code>'.length);
        expect(inner.replace(/&#\d+;/g, '')).toMatch(/^[\p{L}\p{N} ./:-]*$/u);
      }),
    );
  });

  it('keeps what is read the same', () => {
    expect(seen(markdownCode('a|b`<x>'))).toBe('a|b`<x>');
    expect(seen(markdownSentence('5 of 9 *images* float @main, see <b> & #12.'))).toBe(
      '5 of 9 *images* float @main, see <b> & #12.',
    );
  });

  it('marks up only what stands between backticks, as code', () => {
    expect(markdownSentence('Set `selfHeal: true` in **all**.')).toBe(
      'Set <code>selfHeal: true</code> in &#42;&#42;all&#42;&#42;.',
    );
    expect(markdownSentence('An odd ` stays')).toBe('An odd &#96; stays');
  });

  it('lets a sentence start no heading, list, quote or rule', () => {
    for (const start of ['# a', '- a', '+ a', '* a', '> a', '1. a', '2) a', '=== a', '--- a', '~~~ a']) {
      expect(markdownSentence(start)).toMatch(/^(&#\d+;|\d)/);
    }
    expect(markdownSentence('1. a')).not.toContain('1.');
  });

  it('makes no links and no mentions', () => {
    for (const write of [markdownSentence, markdownCode]) {
      expect(write('https://evil.example WWW.evil.example a@evil.example')).not.toMatch(/:\/\/|www\.|@/i);
    }
    for (const mention of ['@team', '#12', '!7', '[a](b)', '![a](b)', '<https://a.example>']) {
      expect(markdownSentence(mention)).not.toContain(mention);
    }
    expect(markdownSentence('@team')).toContain('\u200b');
  });

  it('keeps a sentence on one line', () => {
    expect(markdownSentence('a\n\n# b')).not.toContain('\n');
  });

  it('fences a text that holds fences, and shows control characters', () => {
    expect(markdownFence('a: 1\n````\n\tb\u001b', 'yaml')).toEqual([
      '`````yaml',
      'a: 1',
      '````',
      '  b\\u{1b}',
      '`````',
    ]);
    expect(markdownFence('x', 'ya`ml\n')[0]).toBe('```yaml');
  });

  it('links only where there is an address, and lets the address end nowhere else', () => {
    expect(markdownLink('text', null)).toBe('text');
    expect(markdownLink('text', 'https://a.example/x> y)')).toBe('[text](<https://a.example/x%3E%20y)>)');
  });
});
