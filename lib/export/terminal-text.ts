import { stripVTControlCharacters, styleText } from 'node:util';

/** What a piece of text stands for; always beside words that say the same. */
export type Emphasis = 'heading' | 'good' | 'partly' | 'bad' | 'faint';

/** Marks up text, or leaves it as it is where no colour is wanted. */
export type Painter = (emphasis: Emphasis, text: string) => string;

const styles = {
  heading: 'bold',
  good: 'green',
  partly: 'yellow',
  bad: 'red',
  faint: 'dim',
} as const satisfies Record<Emphasis, Parameters<typeof styleText>[0]>;

/** A painter with ANSI colours, or one that changes nothing. */
export function createPainter(colour: boolean): Painter {
  return colour ? (emphasis, text) => styleText(styles[emphasis], text, { validateStream: false }) : (_, text) => text;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const wide =
  /^(?:\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Emoji_Presentation}|[\uff01-\uff60])/u;
const noColumn = /^\p{Mn}+$/u;

/** Columns that a text takes on a terminal; colours take none, ideographs and emoji two each. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const { segment } of graphemes.segment(stripVTControlCharacters(text))) {
    columns += noColumn.test(segment) ? 0 : wide.test(segment) ? 2 : 1;
  }
  return columns;
}

/** Fills up with spaces on the right to a number of columns. */
export function padColumns(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)));
}

/**
 * Breaks text between words into lines of at most `width` columns. The first line begins with `first`, the others with as many
 * spaces. A word that is longer than a line is left whole, so that a path can be copied.
 */
export function wrapText(text: string, width: number, first = ''): string[] {
  const indent = columnsOf(first);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').filter((word) => word !== '')) {
    if (line !== '' && indent + columnsOf(`${line} ${word}`) > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines.map((content, index) => (index === 0 ? first : ' '.repeat(indent)) + content);
}
