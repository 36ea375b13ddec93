/** One document of a YAML stream as text, with what its first-level lines say. */
export interface DocumentText {
  text: string;
  /** Line of the file on which `text` begins; counts from 1. */
  line: number;
  apiVersion: string | null;
  kind: string | null;
}

const separator = /^---(?:[ \t].*)?\r?$/gm;
const apiVersionLine = /^apiVersion:[ \t]*["']?([^\s"'#]+)/m;
const kindLine = /^kind:[ \t]*["']?([^\s"'#]+)/m;

/** Cuts a YAML stream at its separators and reads each document's header without parsing it. */
export function splitDocuments(text: string): DocumentText[] {
  const documents: DocumentText[] = [];
  let start = 0;
  let line = 1;
  const add = (end: number): void => {
    const part = text.slice(start, end);
    if (part.trim() !== '') documents.push({ text: part, line, ...headerOf(part) });
    line += countBreaks(part);
  };
  for (const match of text.matchAll(separator)) {
    add(match.index);
    const after = match.index + match[0].length;
    // The separator's own line belongs to neither document, unless content follows on it (`--- # comment`, `--- {}`).
    start = Math.min(text.length, after + 1);
    line += 1;
  }
  add(text.length);
  return documents;
}

function headerOf(text: string): { apiVersion: string | null; kind: string | null } {
  return { apiVersion: apiVersionLine.exec(text)?.[1] ?? null, kind: kindLine.exec(text)?.[1] ?? null };
}

function countBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
