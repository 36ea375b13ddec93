import { visibleSentence, visibleText } from '@/lib/export/visible-text';

/**
 * A sentence as Markdown that stays a sentence on every host: what could be markup, HTML or a link is written as character
 * references, and a zero-width space keeps `@name`, `#12` and their like from becoming mentions. Only words between backticks
 * are marked up, as code. One line.
 */
export function markdownSentence(text: string): string {
  return visibleSentence(text)
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? markdownCode(part) : plainMarkdown(part)))
    .join('');
}

/** The start of a list or a rule; what a host makes a mention of; characters of Markdown and HTML; the start of an address. */
const meaningful =
  /^(?:[-+=]+|\d+[.)])(?=\s|$)|(?<mention>[@#!%])(?=[\p{L}\p{N}"])|[#&<>"'`*_[\]\\|~$^{}]|:(?=\/\/)|(?<=www)\./giu;

function plainMarkdown(text: string): string {
  return text.replace(
    meaningful,
    (found, mention?: string) => [...found].map(reference).join('') + (mention === undefined ? '' : '\u200b'),
  );
}

/** A name or a path in the type of code. HTML and not backticks: a path may hold backticks, and `|` would end a table's cell. */
export function markdownCode(text: string): string {
  return `<code>${visibleText(text).replace(/[^\p{L}\p{N} ./:-]|:(?=\/\/)|(?<=www)\./giu, reference)}</code>`;
}

/** Text of several lines in a fence longer than any within it. */
export function markdownFence(text: string, language: string): string[] {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const lines = text.split(/\r\n|\r|\n/).map((line) => visibleText(line.replaceAll('\t', '  ')));
  return [fence + language.replace(/[^a-z0-9+-]/gi, ''), ...lines, fence];
}

/** A link whose text is Markdown already; only the text where there is no address. */
export function markdownLink(markdown: string, url: string | null): string {
  return url === null ? markdown : `[${markdown}](<${url.replace(/[<>\s\\]/g, encodeURIComponent)}>)`;
}

function reference(character: string): string {
  return `&#${character.codePointAt(0)};`;
}
