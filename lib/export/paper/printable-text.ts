/** Stands for what the typefaces of a file do not have. */
export const MISSING = '\u25a1';

/**
 * The characters that the typefaces of a file have, all of them: Latin, Greek and Cyrillic letters, and the signs that texts use.
 * Narrower than what they have, so that a newer version of them has it too; a test sets every one of them.
 */
const PRINTABLE = new RegExp(
  [
    '[ -~\u00a0-\u00ac\u00ae-\u0181\u018f\u0192\u01a0-\u01a1\u01af-\u01b0\u01cd-\u01dc\u01e6-\u01ed\u01fa-\u021b',
    '\u0259\u02bb-\u02bc\u02c6-\u02c7\u02d8-\u02dd',
    '\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f\u0462-\u0463\u0472-\u0475\u0490-\u0493\u04d8-\u04d9',
    '\u1e80-\u1e85\u1e9e\u1ea0-\u1ef9',
    '\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u2030\u2032-\u2033\u2039-\u203a\u2044\u2070\u2074-\u2079\u2080-\u2089',
    '\u20ab-\u20ac\u20b4\u20b9-\u20ba\u20bd\u2116\u2122\u2190-\u2195\u2202\u2206\u220f\u2211-\u2212\u221a\u221e\u222b',
    '\u2248\u2260\u2264-\u2265\u25a0-\u25a1\u25cf\u2713]',
  ].join(''),
);

/** One reader's character: a letter with its marks, an emoji with its parts. */
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * A text of which every character can be set. White space becomes a space, one that does not break before "%"; what cannot be seen is left out, and what the typefaces
 * lack becomes one sign for each run: a missing character would keep the whole file from being made.
 */
export function printableText(text: string): string {
  const seen = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .replace(/(?<=\d) (?=%)/g, '\u00a0');
  const characters = [...graphemes.segment(seen)].map(({ segment }) => printableCharacter(segment));
  return characters.join('').replace(new RegExp(`${MISSING}(?: ?${MISSING})+`, 'g'), MISSING);
}

/** Marks that no letter of its own holds are left away: their letter can still be read. */
function printableCharacter(character: string): string {
  const bare = character.replace(/\p{M}+/gu, '');
  if (bare === '') return '';
  return [...bare].every((each) => PRINTABLE.test(each)) ? bare : MISSING;
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The same data with every text in it printable. Names of fields stay. */
export function printableData<Data>(data: Data): Data {
  // The shape stays: only strings change, into strings.
  return mapTexts(data as Json) as Data;
}

function mapTexts(data: Json): Json {
  if (typeof data === 'string') return printableText(data);
  if (typeof data !== 'object' || data === null) return data;
  if (isList(data)) return data.map(mapTexts);
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, mapTexts(value)]));
}

function isList(data: Json): data is readonly Json[] {
  return Array.isArray(data);
}
