import { describe, expect, it } from 'vitest';
import { MISSING, printableText } from '@/lib/export/paper/printable-text';
import { renderPdf } from '@/lib/pdf/render-pdf';
import { makeTeamPaper } from '@/tests/factories/paper';

/** Every character of the basic plane that texts keep. */
const kept = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(
  (character) => character !== MISSING && printableText(character) === character && character.trim() !== '',
);

describe('the typefaces of a PDF', () => {
  it('have every character that texts keep, in each of their faces', () => {
    expect(kept.length).toBeGreaterThan(700);
    const text = kept.filter((character) => character !== '`').join(' ');
    const paper = makeTeamPaper({
      name: text,
      organization: text,
      target: { level: 1, reason: `\`${text}\``, reached: 'no' },
    });
    const input = { projectFolder: process.cwd(), now: '2026-11-20T09:30:00Z', template: 'team' as const };
    expect(() => renderPdf({ ...input, paper: { ...paper, head: { ...paper.head, kind: text } } })).not.toThrow();
  });
});
