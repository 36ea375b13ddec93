import { createLineSplitter, joinPieces, type LineSplitter } from '@/lib/delivery/event-lines';
import { createValueSplitter } from '@/lib/delivery/json-values';

const LINE_FEED = 0x0a;
const OPENING_BRACE = 0x7b;
const OPENING_BRACKET = 0x5b;
/** Blank space at the beginning of a file beyond which it is no JSON document. */
const MOST_BLANK = 65_536;

/** Cuts an event file into its lines, or into the values of a JSON document: an array, or objects that are written over several lines. */
export function createEventSplitter(): LineSplitter {
  let beginning: Uint8Array = new Uint8Array(0);
  let splitter: LineSplitter | null = null;
  return {
    push(piece) {
      if (splitter !== null) return splitter.push(piece);
      beginning = joinPieces([beginning, piece]);
      splitter = chooseSplitter(beginning);
      return splitter?.push(beginning) ?? [];
    },
    end() {
      if (splitter !== null) return splitter.end();
      const lines = createLineSplitter();
      return [...lines.push(beginning), ...lines.end()];
    },
  };
}

/** Null while the beginning does not tell. */
function chooseSplitter(beginning: Uint8Array): LineSplitter | null {
  const first = beginning.findIndex((byte) => !isBlank(byte) && byte !== LINE_FEED);
  if (first < 0) return beginning.length > MOST_BLANK ? createLineSplitter() : null;
  if (beginning[first] === OPENING_BRACKET) return createValueSplitter();
  if (beginning[first] !== OPENING_BRACE) return createLineSplitter();
  const next = beginning.subarray(first + 1).find((byte) => !isBlank(byte));
  if (next === undefined) return null;
  return next === LINE_FEED ? createValueSplitter() : createLineSplitter();
}

/** Space, tab, carriage return, or a byte of the mark that some editors put before UTF-8. */
function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d || byte === 0xef || byte === 0xbb || byte === 0xbf;
}
