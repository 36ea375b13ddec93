/** One document of a YAML stream as text, with what its first-level lines say. */
export interface DocumentText {
  text: string;
  /** Line of the file on which `text` begins; counts from 1. */
  line: number;
  apiVersion: string | null;
  kind: string | null;
}

const separator = /^---(?:[ \t].*)?\r?$/gm;
const apiVersionLine = /^(["']?)apiVersion\1[ \t]*:[ \t]*["']?([^\s"'#]+)/m;
const kindLine = /^(["']?)kind\1[ \t]*:[ \t]*["']?([^\s"'#]+)/m;

/** Cuts a YAML stream at its separators and reads each document's header without parsing it. A byte order mark is left out. */
export function splitDocuments(stream: string): DocumentText[] {
  const text = stream.startsWith('\uFEFF') ? stream.slice(1) : stream;
  const documents: DocumentText[] = [];
  let start = 0;
  let line = 1;
  const add = (end: number): void => {
    const part = text.slice(start, end);
    if (part.trim() !== '') documents.push({ text: part, line, ...headerOf(part) });
    if (end < text.length) line += countBreaks(part);
  };
  // Most files hold one document, which is told faster without looking at each line.
  for (const { index, 0: mark } of text.includes('---') ? text.matchAll(separator) : []) {
    add(index);
    // A separator may carry the beginning of its document (`--- {}`); a comment on it belongs to neither.
    const hasContent = /^---[ \t]+[^#\s]/.test(mark);
    start = hasContent ? index + 3 : Math.min(text.length, index + mark.length + 1);
    if (!hasContent && text[index + mark.length] === '\n') line += 1;
  }
  add(text.length);
  return documents;
}

/** Gives the lines of a document as another writing of the same stream has them. Only what is asked for costs anything. */
export function sameLinesOf(stream: string): (document: DocumentText) => string {
  let lines: string[] | undefined;
  return ({ line, text }) => {
    lines ??= stream.split('\n');
    return lines.slice(line - 1, line + countBreaks(text)).join('\n');
  };
}

function headerOf(text: string): { apiVersion: string | null; kind: string | null } {
  return { apiVersion: apiVersionLine.exec(text)?.[2] ?? null, kind: kindLine.exec(text)?.[2] ?? null };
}

function countBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
