/** One object as `git cat-file --batch` gives it; without bytes when the repository does not have it. */
export interface BatchObject {
  objectId: string;
  bytes: Buffer | null;
}

/**
 * Reads the output of `git cat-file --batch`, however it is cut: `<id> blob <size>\n<bytes>\n`, or `<id> missing\n`.
 * An object that is wholly in one chunk is not copied; one that spans chunks is copied once.
 */
export class BatchParser {
  /** The start of a header whose end has not come yet. */
  #header = '';
  #open: { objectId: string; bytes: Buffer; filled: number } | null = null;
  #lineEndIsDue = false;

  /** Gives the objects that this chunk completes. */
  *push(chunk: Buffer): Generator<BatchObject, void, undefined> {
    let position = 0;
    while (position < chunk.length) {
      if (this.#lineEndIsDue) {
        this.#lineEndIsDue = false;
        position += 1;
      } else if (this.#open) {
        const { objectId, bytes, filled } = this.#open;
        const taken = chunk.copy(bytes, filled, position);
        position += taken;
        this.#open.filled += taken;
        if (this.#open.filled === bytes.length) {
          this.#open = null;
          this.#lineEndIsDue = true;
          yield { objectId, bytes };
        }
      } else {
        const end = chunk.indexOf(10, position);
        this.#header += chunk.toString('latin1', position, end === -1 ? chunk.length : end);
        position = end === -1 ? chunk.length : end + 1;
        if (end !== -1) {
          const object = this.#begin(chunk, position);
          position += object?.bytes?.length ?? 0;
          if (object) {
            yield object;
          }
        }
      }
    }
  }

  /** Starts the object whose header is complete; gives it when all of it is at hand. */
  #begin(chunk: Buffer, position: number): BatchObject | null {
    const [objectId = '', , digits] = this.#header.split(' ');
    this.#header = '';
    if (digits === undefined) {
      return { objectId, bytes: null };
    }
    const size = Number(digits);
    if (position + size > chunk.length) {
      this.#open = { objectId, bytes: Buffer.allocUnsafeSlow(size), filled: 0 };
      return null;
    }
    this.#lineEndIsDue = true;
    return { objectId, bytes: chunk.subarray(position, position + size) };
  }
}
