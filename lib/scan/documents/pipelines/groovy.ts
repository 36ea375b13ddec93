/** A Groovy text with its comments blanked and its texts marked, so that brackets can be counted. */
export interface GroovyText {
  /** Same length as the file; comments and what stands inside quotes are blanks. */
  code: string;
  /** Texts in quotes: where the opening quote stands, and what they hold. */
  texts: { start: number; contentStart: number; end: number; content: string }[];
}

const quotes = ["'''", '"""', "'", '"'] as const;

/** Tells code, comments and texts of a Jenkinsfile apart. */
export function readGroovy(text: string): GroovyText {
  const code: string[] = [];
  const texts: GroovyText['texts'] = [];
  let at = 0;
  const blank = (to: number): void => {
    code.push(text.slice(at, to).replace(/[^\n]/g, ' '));
    at = to;
  };
  while (at < text.length) {
    const quote = quotes.find((candidate) => text.startsWith(candidate, at));
    if (text.startsWith('//', at)) blank(endOf(text, '\n', at));
    else if (text.startsWith('/*', at)) blank(Math.min(text.length, endOf(text, '*/', at + 2) + 2));
    else if (quote) {
      const start = at;
      const end = closingQuote(text, at + quote.length, quote);
      texts.push({
        start,
        contentStart: start + quote.length,
        end,
        content: text.slice(start + quote.length, end - quote.length),
      });
      code.push(quote);
      at += quote.length;
      blank(Math.max(at, end - quote.length));
      code.push(text.slice(at, end));
      at = end;
    } else {
      code.push(text[at] ?? '');
      at += 1;
    }
  }
  return { code: code.join(''), texts };
}

function endOf(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found === -1 ? text.length : found;
}

/** Index behind the closing quote; a text in single quotes ends with its line at the latest. */
function closingQuote(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (quote.length === 1 && text[at] === '\n') return at;
    else if (text.startsWith(quote, at)) return at + quote.length;
  }
  return text.length;
}

/** End of the block whose opening brace stands at or after `from`: start and end of its contents, or null. */
export function blockAfter(code: string, from: number): { start: number; end: number } | null {
  const open = code.indexOf('{', from);
  if (open === -1) return null;
  let depth = 0;
  for (let at = open; at < code.length; at += 1) {
    if (code[at] === '{') depth += 1;
    else if (code[at] === '}') {
      depth -= 1;
      if (depth === 0) return { start: open + 1, end: at };
    }
  }
  return { start: open + 1, end: code.length };
}
