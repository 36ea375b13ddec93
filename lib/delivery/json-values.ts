import { type LineSplitter, type TextLine, TextPieces } from '@/lib/delivery/event-lines';

const LINE_FEED = 0x0a;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPENING_BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;

/**
 * Cuts a JSON document into the elements of its array, or into the objects that follow each other, each with the line where it
 * begins. A value that is no JSON loses itself; one that is never closed loses the rest.
 */
export function createValueSplitter(): LineSplitter {
  const splitter = new ValueSplitter();
  return { push: (piece) => splitter.push(piece), end: () => splitter.end() };
}

class ValueSplitter {
  private readonly text = new TextPieces();
  private values: TextLine[] = [];
  private line = 1;
  /** How deep the value is that is being read, and the depth at which values stand: 1 within the array of the document. */
  private depth = 0;
  private base = 0;
  private isFirst = true;
  private isInString = false;
  private isEscaped = false;
  /** The line where the value begins; null between values. */
  private begun: number | null = null;

  push(piece: Uint8Array): TextLine[] {
    let start = 0;
    for (let at = 0; at < piece.length; at += 1) {
      const byte = piece[at] ?? 0;
      if (this.isInString) this.readString(byte);
      else {
        const wasBegun = this.begun !== null;
        const isEnd = this.readByte(byte);
        if (!wasBegun && this.begun !== null) start = at;
        if (isEnd !== 'no') {
          this.text.keep(piece.subarray(start, isEnd === 'after' ? at + 1 : at));
          this.finish();
        }
      }
      if (byte === LINE_FEED) this.line += 1;
    }
    // A copy: whoever reads the file may use the piece again.
    if (this.begun !== null) this.text.keep(piece.slice(start));
    return this.takeValues();
  }

  end(): TextLine[] {
    if (this.begun === null) return [];
    if (this.depth > this.base || this.isInString)
      return [{ number: this.begun, problem: 'is not JSON: it is never closed' }];
    this.finish();
    return this.takeValues();
  }

  private readString(byte: number): void {
    if (this.isEscaped) this.isEscaped = false;
    else if (byte === BACKSLASH) this.isEscaped = true;
    else if (byte === QUOTE) this.isInString = false;
  }

  /** Whether the value ends: before this byte, or after it. */
  private readByte(byte: number): 'no' | 'before' | 'after' {
    if (isSpace(byte) || byte === COMMA) return this.isBetween() ? 'before' : 'no';
    if (this.isFirst && isMark(byte)) return 'no';
    const isOpening = byte === OPENING_BRACE || byte === OPENING_BRACKET;
    if (this.isFirst && byte === OPENING_BRACKET) return this.enterArray();
    if (byte === CLOSING_BRACKET && this.depth === this.base && this.base === 1) return this.leaveArray();
    this.isFirst = false;
    this.begun ??= this.line;
    if (byte === QUOTE) this.isInString = true;
    if (isOpening) this.depth += 1;
    if (byte !== CLOSING_BRACE && byte !== CLOSING_BRACKET) return 'no';
    this.depth = Math.max(this.base, this.depth - 1);
    return this.depth === this.base ? 'after' : 'no';
  }

  private isBetween(): boolean {
    return this.begun !== null && this.depth === this.base;
  }

  private enterArray(): 'no' {
    this.isFirst = false;
    this.depth = 1;
    this.base = 1;
    return 'no';
  }

  private leaveArray(): 'no' | 'before' {
    const isEnd = this.begun !== null;
    this.depth = 0;
    this.base = 0;
    return isEnd ? 'before' : 'no';
  }

  private finish(): void {
    const value = this.text.take(this.begun ?? this.line);
    if (value !== null) this.values.push(value);
    this.begun = null;
  }

  private takeValues(): TextLine[] {
    const { values } = this;
    this.values = [];
    return values;
  }
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d || byte === LINE_FEED;
}

/** A byte of the mark that some editors put before UTF-8. */
function isMark(byte: number): boolean {
  return byte === 0xef || byte === 0xbb || byte === 0xbf;
}
