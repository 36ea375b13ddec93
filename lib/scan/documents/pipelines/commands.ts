/** A shell command as a reader sees it: line joins resolved, comments gone, operators (`&&`, `|`, `;`) kept. */
export interface ShellCommand {
  text: string;
  /** Line within the script on which it starts; counts from 1. */
  line: number;
}

/** A quote that is not closed within this many lines is taken for a mistake, not for a text of many lines. */
const maximumQuotedLines = 80;
/** More of one command than this is cut: no rule needs it, and a hostile file may hold nothing else. */
const maximumLength = 20_000;
const hereDocument = /^<<[-~]?\s*(\\?["']?)([A-Za-z_][A-Za-z0-9_.-]*)/;
/** Operators after which a command goes on in the next line. */
const openEnd = /(\|\||&&|\|)$/;

/** Splits the text of a shell script into its commands. Here-documents are skipped: their text is data. Never throws. */
export function commandsOf(script: string): ShellCommand[] {
  const lines = script.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  const commands: ShellCommand[] = [];
  const lastLines = new Map(lines.map((line, index) => [line.trim(), index]));
  let open: ShellCommand | null = null;
  for (let at = 0; at < lines.length; ) {
    const read = readCommand(lines, at, lastLines);
    const text: string = open ? `${open.text} ${read.text}`.trim() : read.text;
    if (text !== '') {
      const command: ShellCommand = { text: text.slice(0, maximumLength), line: open?.line ?? at + 1 };
      open = openEnd.test(text) && text.length < maximumLength ? command : null;
      if (!open) commands.push(command);
    }
    at = skipHereDocuments(lines, lastLines, read.next, read.terminators);
  }
  if (open) commands.push(open);
  return commands;
}

interface ReadCommand {
  text: string;
  /** Index of the first line after it. */
  next: number;
  /** Ends of the here-documents that follow it. */
  terminators: string[];
}

/** Reads the command that starts at a line, over joined lines and texts in quotes that span lines. */
function readCommand(lines: readonly string[], start: number, lastLines: ReadonlyMap<string, number>): ReadCommand {
  const parts: string[] = [];
  const terminators: string[] = [];
  let quote = '';
  let at = start;
  for (let count = 0; at < lines.length && count < maximumQuotedLines; count += 1) {
    const read = readLine(lines[at] ?? '', quote);
    quote = read.quote;
    parts.push(read.text);
    at += 1;
    // The text of `"$(cat <<EOF` ends before its quote does.
    if (quote === '') terminators.push(...read.terminators);
    else at = skipHereDocuments(lines, lastLines, at, read.terminators);
    if (!read.joins && quote === '') return { text: joined(parts), next: at, terminators };
    parts.push(read.joins ? ' ' : '\n');
  }
  if (quote === '') return { text: joined(parts), next: at, terminators };
  const alone = readLine(lines[start] ?? '', '');
  return { text: alone.text.trim(), next: start + 1, terminators: alone.terminators };
}

function joined(parts: readonly string[]): string {
  return parts.join('').trim();
}

interface ReadLine {
  text: string;
  /** Quote that is still open at the end of the line, or ''. */
  quote: string;
  joins: boolean;
  terminators: string[];
}

function readLine(line: string, openQuote: string): ReadLine {
  const terminators: string[] = [];
  let quote = openQuote;
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] ?? '';
    if (character === '\\' && quote !== "'") {
      if (at === line.length - 1) return { text: line.slice(0, -1).trimEnd(), quote, joins: true, terminators };
      at += 1;
    } else if (quote !== '') {
      if (character === quote) quote = '';
      else if (quote === '"' && line.startsWith('<<', at) && line.slice(0, at).includes('$(')) {
        const found = hereDocument.exec(line.slice(at, at + 200));
        if (found?.[2]) terminators.push(found[2]);
      }
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '#' && (at === 0 || /[\s;]/.test(line[at - 1] ?? ''))) {
      return { text: line.slice(0, at).trimEnd(), quote, joins: false, terminators };
    } else if (character === '<' && line[at + 1] === '<') {
      const found = hereDocument.exec(line.slice(at, at + 200));
      if (found?.[2]) terminators.push(found[2]);
      while (line[at + 1] === '<') at += 1;
    }
  }
  return { text: line.trimEnd(), quote, joins: false, terminators };
}

/** `lastLines`: where each line of the script stands last, by its text without blanks around it. */
function skipHereDocuments(
  lines: readonly string[],
  lastLines: ReadonlyMap<string, number>,
  from: number,
  terminators: readonly string[],
): number {
  let at = from;
  for (const terminator of terminators) {
    // Without its end it was no here-document (a shift, a text): nothing is skipped.
    if ((lastLines.get(terminator) ?? -1) < at) continue;
    while ((lines[at] ?? '').trim() !== terminator) at += 1;
    at += 1;
  }
  return at;
}
