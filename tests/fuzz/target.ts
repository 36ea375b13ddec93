/** One reader under test. */
export interface FuzzTarget {
  /** Small inputs of our own, from which mutations start; never empty. */
  seeds: readonly string[];
  /** Parts of the format that mutations put in, replace and repeat; never empty. */
  pieces: readonly string[];
  /**
   * Reads bytes as the product does and gives what it found. It throws only where the reader is at fault: an input that a reader refuses
   * by its contract is an answer.
   */
  read(bytes: Buffer): unknown;
}

/** A fault of a reader that is no error by itself, such as an answer that its contract rules out. */
export class BrokenPromise extends Error {}

/** Pieces of a text, cut at blanks; `␣` stands for one, `⏎` for a line end. */
export function pieces(text: string): string[] {
  return text
    .trim()
    .split(/\s+/)
    .map((piece) => piece.replaceAll('␣', ' ').replaceAll('⏎', '\n'));
}

/** Facts are cached as JSON and read again: whatever a round trip changes is lost. */
export function plainData<Facts>(facts: Facts): Facts {
  const once = JSON.stringify(facts);
  if (JSON.stringify(JSON.parse(once)) !== once) throw new BrokenPromise('The facts are no plain data');
  return facts;
}
