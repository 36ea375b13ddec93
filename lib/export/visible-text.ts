/** Control characters, line and paragraph separators, and those that turn the direction of writing. */
const hidden = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Text of a stranger as one line that shows all that it holds: a character that could move the cursor, end the line or
 * turn the direction of writing is spelled out (`\n`, `\u{1b}`). For names and paths.
 */
export function visibleText(text: string): string {
  return text.replace(hidden, (character) => named[character] ?? `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

/** As `visibleText`, for sentences: line ends and tabs become spaces. */
export function visibleSentence(text: string): string {
  return visibleText(text.replace(/\s+/g, ' ').trim());
}
