import { UNRESOLVED } from '@/lib/scan/documents/unresolved';

export interface NeutralText {
  text: string;
  /** True when an expression was found. */
  templated: boolean;
  /** By line, counted from 0: how many `if`, `with`, `range` blocks enclose it. */
  depths: number[];
}

const expression = /\{\{[\s\S]*?\}\}/g;
const opening = /^\{\{-?\s*(if|with|range|define|block)\b/;
const closing = /^\{\{-?\s*end\b/;

/**
 * Takes Go template expressions out of a text so that it parses as YAML, keeping every line in its place (detection rules 0.2):
 * expressions alone on their lines vanish, others leave a token that marks the value as unknown.
 */
export function neutralizeTemplate(text: string): NeutralText {
  if (!text.includes('{{')) return { text, templated: false, depths: [] };
  const depths: number[] = [];
  let depth = 0;
  let line = 0;
  let end = 0;
  const advance = (to: number): void => {
    for (; end < to; end += 1) {
      if (text.charCodeAt(end) === 10) {
        depths[line] ??= depth;
        line += 1;
      }
    }
  };
  const neutral = text.replace(expression, (found, offset: number) => {
    advance(offset);
    if (closing.test(found)) depth = Math.max(0, depth - 1);
    depths[line] = Math.max(depths[line] ?? 0, depth);
    if (opening.test(found)) depth += 1;
    const breaks = found.replace(/[^\n]/g, '');
    return standsAlone(text, offset, found.length) ? breaks : replacement(found, breaks);
  });
  advance(text.length);
  depths[line] ??= depth;
  return { text: neutral.replace(/\t/g, '  '), templated: true, depths };
}

/** Whether nothing but blanks and other expressions shares the line of an expression. */
function standsAlone(text: string, offset: number, length: number): boolean {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const stop = text.indexOf('\n', offset + length);
  const line = text.slice(start, stop === -1 ? text.length : stop);
  return line.replace(expression, '').trim() === '';
}

/** Control expressions leave nothing behind in their line; values leave the token. */
function replacement(found: string, breaks: string): string {
  const control = /^\{\{-?\s*(if|else|end|with|range|define|block|\/\*)/.test(found);
  return control ? breaks : UNRESOLVED + breaks;
}
