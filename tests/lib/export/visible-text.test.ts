import { describe, expect, it } from 'vitest';
import { visibleSentence, visibleText } from '@/lib/export/visible-text';

describe('lib/export/visible-text.ts', () => {
  it('spells out what could move a cursor, end a line or turn the direction of writing', () => {
    expect(visibleText('a\u001b[31mb\nc\td\u202egnp.exe\u2028\u0085\u007f')).toBe(
      'a\\u{1b}[31mb\\nc\\td\\u{202e}gnp.exe\\u{2028}\\u{85}\\u{7f}',
    );
  });

  it('leaves letters of every script, emoji and spaces as they are', () => {
    expect(visibleText('環境/prod größe 🚀.yaml')).toBe('環境/prod größe 🚀.yaml');
  });

  it('joins the lines of a sentence', () => {
    expect(visibleSentence('  One.\n\tTwo.\u001b ')).toBe('One. Two.\\u{1b}');
  });
});
