/** One object as `git cat-file --batch` gives it. */
export interface BatchObject {
  objectId: string;
  /** `blob`, `commit`…; null when the repository does not have it. */
  type: string | null;
  /** Null also for one over the limit, after which nothing more can be read. */
  bytes: Buffer | null;
}

/** Of an object that the repository has: its id, its type, its size in bytes. */
const objectHeader = /^(\S+) (\S+) (\d+)$/;

/**
 * Reads the output of `git cat-file --batch`, however it is cut: `<id> blob <size>\n<bytes>\n`, or `<id> missing\n`.
 * An object that is wholly in one chunk is not copied; one that spans chunks is copied once.
 */
export class BatchParser {
  /** The start of a header whose end has not come yet. */
  #header = '';
  #open: { objectId: string; type: string | null; bytes: Buffer; filled: number } | null = null;
  #lineEndIsDue = false;

  constructor(private readonly maximumBytes = Number.POSITIVE_INFINITY) {}

  /** Whether all that has come belongs to objects that were given. */
  get isAtEnd(): boolean {
    return this.#header === '' && this.#open === null && !this.#lineEndIsDue;
  }

  /** Gives the objects that this chunk completes. */
  *push(chunk: Buffer): Generator<BatchObject, void, undefined> {
    let position = 0;
    while (position < chunk.length) {
      if (this.#lineEndIsDue) {
        this.#lineEndIsDue = false;
        position += 1;
      } else if (this.#open) {
        const { objectId, type, bytes, filled } = this.#open;
        const taken = chunk.copy(bytes, filled, position);
        position += taken;
        this.#open.filled += taken;
        if (this.#open.filled === bytes.length) {
          this.#open = null;
          this.#lineEndIsDue = true;
          yield { objectId, type, bytes };
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
    const header = this.#header;
    this.#header = '';
    const [, objectId, type, digits] = objectHeader.exec(header) ?? [];
    if (objectId === undefined || type === undefined) {
      return { objectId: header.split(' ', 1)[0] ?? '', type: null, bytes: null };
    }
    const size = Number(digits);
    if (size > this.maximumBytes) {
      return { objectId, type, bytes: null };
    }
    if (position + size > chunk.length) {
      this.#open = { objectId, type, bytes: Buffer.allocUnsafe(size), filled: 0 };
      return null;
    }
    this.#lineEndIsDue = true;
    return { objectId, type, bytes: chunk.subarray(position, position + size) };
  }
}
