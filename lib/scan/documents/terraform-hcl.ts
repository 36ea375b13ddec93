/** A block of HCL (`type "label" { … }`), or an object value (`name = { … }`), which reads the same way. */
export interface HclBlock {
  type: string;
  labels: string[];
  /** Line of the block's first word; counts from 1. */
  line: number;
  /** Attributes whose value is one literal: strings without their quotes, numbers, booleans. Templates stay as written. */
  texts: Record<string, string>;
  /** Attributes with any other value on their line, as written: expressions, lists. Cut after 200 characters. */
  expressions: Record<string, string>;
  /** Heredocs anywhere in the block's own attributes, with the line of their first line. */
  heredocs: { text: string; line: number }[];
  blocks: HclBlock[];
}

const blank = /[\s,;]+/y;
const comment = /#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;
const word = /[A-Za-z_][\w-]*/y;
const restOfLine = /[^\n]*/y;
const inlineBlanks = /[ \t]*/y;
const assignment = /(?:=(?![=>])|:)[ \t]*/y;
const heredocStart = /<<-?[ \t]*"?([A-Za-z_][\w-]{0,100})"?[^\n]*\n?/y;
const scalar = /-?\d[\w.]*|true\b|false\b/y;
/** A block that only stands at the top of a file: where one starts in the first column, whatever was left open is over. */
const topLevel =
  /(?:resource|data|module|provider|variable|output|locals|terraform|moved|import|removed|check|ephemeral)\b[ \t]*(?:"[^"\n]*"[ \t]*){0,2}\{/y;

/**
 * Reads the blocks of an HCL text: tolerant of mistakes, linear in its length, never throws. Comments and heredocs are no code;
 * an unclosed brace ends at the next top-level block.
 */
export function readHcl(text: string): HclBlock[] {
  return new HclReader(text).read();
}

const deepest = 64;
const longestExpression = 200;

class HclReader {
  private at = 0;
  private line = 1;
  private counted = 0;
  private readonly root: HclBlock = newBlock('', 0);
  private readonly stack: HclBlock[] = [this.root];

  constructor(private readonly text: string) {}

  read(): HclBlock[] {
    while (this.at < this.text.length) {
      const before = this.at;
      while (this.match(blank) || this.match(comment));
      if (this.at >= this.text.length) break;
      this.readEntry();
      // Always forward: a character that starts nothing is passed over.
      if (this.at === before) this.at += 1;
    }
    return this.root.blocks;
  }

  /** One attribute, one block, or a closing brace. */
  private readEntry(): void {
    if (this.stack.length > 1 && this.startsTopLevel()) this.stack.length = 1;
    if (this.text[this.at] === '}') {
      this.at += 1;
      if (this.stack.length > 1) this.stack.pop();
      return;
    }
    const line = this.currentLine();
    const words = this.readWords();
    const first = words[0];
    if (first !== undefined && words.length === 1 && this.match(assignment)) this.readValue(first, line);
    else if (first !== undefined && this.text[this.at] === '{') this.open(first, words.slice(1), line);
    else this.skipValue();
  }

  private readWords(): string[] {
    const words: string[] = [];
    for (let found = this.readWord(); found !== null && words.length < 8; found = this.readWord()) {
      words.push(found);
      this.match(inlineBlanks);
    }
    return words;
  }

  private readWord(): string | null {
    return this.readQuoted() ?? this.match(word)?.[0] ?? null;
  }

  private open(type: string, labels: string[], line: number): void {
    this.at += 1;
    const block = newBlock(type, line, labels);
    this.top().blocks.push(block);
    // Deeper blocks are read into the one that stands at the limit: no real file comes near it.
    this.stack.push(this.stack.length < deepest ? block : this.top());
  }

  private readValue(name: string, line: number): void {
    if (this.text[this.at] === '{') {
      this.open(name, [], line);
      return;
    }
    const start = this.at;
    const literal = this.readQuoted() ?? this.match(scalar)?.[0];
    this.match(inlineBlanks);
    if (literal !== undefined && this.endsValue()) {
      this.top().texts[name] = literal;
      return;
    }
    this.at = start;
    const block = this.top();
    this.skipValue();
    block.expressions[name] = this.text.slice(start, Math.min(this.at, start + longestExpression)).trim();
  }

  private endsValue(): boolean {
    const next = this.text[this.at];
    return next === undefined || /[\r\n,}#/]/.test(next);
  }

  /** Passes over an expression to the end of its line, brackets, texts and comments followed; keeps the heredocs in it. */
  private skipValue(): void {
    let depth = 0;
    while (this.at < this.text.length) {
      const character = this.text[this.at] ?? '';
      if (character === '\n') {
        if (depth === 0) return;
        this.at += 1;
        if (this.startsTopLevel()) return;
        continue;
      }
      if (character === '}' && depth === 0) return;
      if (character === ',' && depth === 0 && this.stack.length > 1) return;
      if ('([{'.includes(character)) depth += 1;
      else if (')]}'.includes(character)) depth = Math.max(0, depth - 1);
      if (!this.skipText(character)) this.at += 1;
    }
  }

  /** Passes over a string, a comment or a heredoc; false when none starts here. */
  private skipText(character: string): boolean {
    // A string that its line does not close spoils the rest of the line, no more.
    if (character === '"') return this.readQuoted() !== null || this.match(restOfLine) !== null;
    if (character === '#' || character === '/') return this.match(comment) !== null;
    return character === '<' && this.readHeredoc();
  }

  /** The string that starts here, without its quotes; null where none starts or its line does not close it. */
  private readQuoted(): string | null {
    if (this.text[this.at] !== '"') return null;
    let depth = 0;
    let nested = false;
    for (let at = this.at + 1; at < this.text.length; at += 1) {
      const character = this.text[at];
      if (character === '\n') return null;
      if (character === '\\') at += 1;
      else if (depth > 0 && character === '"') nested = !nested;
      else if (nested) continue;
      else if (character === '{' && (depth > 0 || /[$%]/.test(this.text[at - 1] ?? ''))) depth += 1;
      else if (character === '}' && depth > 0) depth -= 1;
      else if (character === '"') {
        const inner = this.text.slice(this.at + 1, at);
        this.at = at + 1;
        return inner.replace(/\\(["\\])/g, '$1');
      }
    }
    return null;
  }

  private readHeredoc(): boolean {
    const start = this.match(heredocStart);
    const marker = start?.[1];
    if (marker === undefined) return false;
    const line = this.currentLine();
    const from = this.at;
    const end = new RegExp(`^[ \\t]*${marker}[ \\t]*\\r?$`, 'gm');
    end.lastIndex = from;
    const found = end.exec(this.text);
    this.top().heredocs.push({ text: dedent(this.text.slice(from, found ? found.index : undefined)), line });
    this.at = found ? found.index + found[0].length : this.text.length;
    return true;
  }

  private startsTopLevel(): boolean {
    if (this.at > 0 && this.text[this.at - 1] !== '\n') return false;
    topLevel.lastIndex = this.at;
    return topLevel.test(this.text);
  }

  private top(): HclBlock {
    return this.stack.at(-1) ?? this.root;
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at += found[0].length;
    return found;
  }

  /** Line of the current place; counts on from the last one asked for. */
  private currentLine(): number {
    for (let next = this.text.indexOf('\n', this.counted); next !== -1 && next < this.at; ) {
      this.line += 1;
      this.counted = next + 1;
      next = this.text.indexOf('\n', this.counted);
    }
    return this.line;
  }
}

function newBlock(type: string, line: number, labels: string[] = []): HclBlock {
  return { type, labels, line, texts: {}, expressions: {}, heredocs: [], blocks: [] };
}

/** Takes the common indentation off the lines of a heredoc, as `<<-` does; harmless for the plain form. */
function dedent(text: string): string {
  const lines = text.split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const common = indents.reduce((least, indent) => Math.min(least, indent), Number.POSITIVE_INFINITY);
  return Number.isFinite(common) ? lines.map((line) => line.slice(common)).join('\n') : text;
}
