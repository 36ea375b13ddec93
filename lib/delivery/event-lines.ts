/** One line of a file, counted from 1. */
export type TextLine = { number: number } & ({ text: string } | { problem: string });

/** Cuts a file into its lines, piece by piece, so that no more than one line is ever held. */
export interface LineSplitter {
  /** Lines that end within this piece. */
  push(piece: Uint8Array): TextLine[];
  /** The last line, where it has no line end. */
  end(): TextLine[];
}

const LINE_FEED = 10;
/** A longer line is refused and never held whole. Ten thousand commits of one change fit. */
export const MOST_BYTES_OF_A_LINE = 1_000_000;

/** Makes a splitter. Lines without content are left out, but counted; what is no UTF-8 or too long becomes a problem. */
export function createLineSplitter(): LineSplitter {
  const text = new TextPieces();
  let number = 0;

  function finish(): TextLine[] {
    number += 1;
    const line = text.take(number);
    return line === null ? [] : [line];
  }

  return {
    push(piece) {
      const lines: TextLine[] = [];
      let start = 0;
      for (let end = piece.indexOf(LINE_FEED); end >= 0; end = piece.indexOf(LINE_FEED, start)) {
        text.keep(piece.subarray(start, end));
        lines.push(...finish());
        start = end + 1;
      }
      // A copy: whoever reads the file may use the piece again.
      text.keep(piece.slice(start));
      return lines;
    },
    end: () => (text.isEmpty ? [] : finish()),
  };
}

/** The pieces of a text, kept as far as it is not too long. */
export class TextPieces {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private pieces: Uint8Array[] = [];
  private length = 0;

  get isEmpty(): boolean {
    return this.length === 0;
  }

  keep(part: Uint8Array): void {
    this.length += part.length;
    if (this.length > MOST_BYTES_OF_A_LINE) this.pieces = [];
    else if (part.length > 0) this.pieces.push(part);
  }

  /** The text that was kept, and begins anew; null where it has no content. */
  take(number: number): TextLine | null {
    const line = readLine(number, joinPieces(this.pieces), this.length, this.decoder);
    this.pieces = [];
    this.length = 0;
    return line;
  }
}

/** One array of several. */
export function joinPieces(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces;
  if (pieces.length === 1 && only) return only;
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function readLine(number: number, bytes: Uint8Array, length: number, decoder: TextDecoder): TextLine | null {
  if (length > MOST_BYTES_OF_A_LINE)
    return { number, problem: `is longer than ${MOST_BYTES_OF_A_LINE / 1_000_000} MB` };
  try {
    const text = decoder.decode(bytes).trim();
    return text === '' ? null : { number, text };
  } catch {
    return { number, problem: 'is not UTF-8 text' };
  }
}
