import { CairnError } from '@/lib/errors';

const LONGEST_NAME = 120;
const LONGEST_SLUG = 60;

// Controls, ends of lines, and the marks that turn the direction of text: a name stands in the midst of other text.
const unwritable = /[\p{Cc}\u2028\u2029\ufeff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** Letters that lose nothing but an accent are split by Unicode itself; these are not. */
const plainLetters: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', þ: 'th' };

/**
 * A name as a person typed it, with single spaces. `what` is said in the error: "team".
 * @throws {CairnError} `invalid-input` of the field `name` for one that is empty, too long or cannot be written.
 */
export function readName(text: string, what: string): string {
  const problem = nameProblem(text, what);
  if (problem !== null) throw new CairnError('invalid-input', problem, { field: 'name' });
  return tidyName(text);
}

/** What is wrong with a name; null for a good one. */
export function nameProblem(text: string, what: string): string | null {
  const name = tidyName(text);
  if (name === '') return `Give the ${what} a name.`;
  if (unwritable.test(name)) return `The name of the ${what} holds a character that cannot be shown. Type it anew.`;
  return name.length > LONGEST_NAME ? `Give the ${what} a name of at most ${LONGEST_NAME} characters.` : null;
}

/** A name with single spaces and composed letters, as it is kept. */
export function tidyName(text: string): string {
  return text.normalize('NFC').trim().replace(/ +/g, ' ');
}

/** Whether two names are told apart by nothing but the case of their letters. */
export function isSameName(a: string, b: string): boolean {
  return nameKey(a) === nameKey(b);
}

/** Equal for names that are told apart by nothing but the case of their letters. */
export function nameKey(name: string): string {
  return tidyName(name).toLowerCase();
}

/** Orders by name, the same everywhere. */
export function compareNames(a: { name: string }, b: { name: string }): number {
  const [keyOfA, keyOfB] = [nameKey(a.name), nameKey(b.name)];
  if (keyOfA === keyOfB) return 0;
  return keyOfA < keyOfB ? -1 : 1;
}

/**
 * The name in addresses and commands, `^[a-z0-9](-?[a-z0-9])*$`: made from a name, and numbered where it is taken.
 * @param whenEmpty stands for a name without any Latin letter or digit
 */
export function freeSlug(name: string, { taken, whenEmpty }: { taken: Iterable<string>; whenEmpty: string }): string {
  const used = new Set(taken);
  const slug = slugOf(name) || whenEmpty;
  let number = 1;
  while (used.has(number === 1 ? slug : `${slug}-${number}`)) number += 1;
  return number === 1 ? slug : `${slug}-${number}`;
}

function slugOf(name: string): string {
  const letters = name
    .toLowerCase()
    .replace(/[ßæœøłđþ]/g, (letter) => plainLetters[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '');
  const joined = letters.replace(/[^a-z0-9]+/g, '-').slice(0, LONGEST_SLUG);
  return joined.replace(/^-+|-+$/g, '');
}
