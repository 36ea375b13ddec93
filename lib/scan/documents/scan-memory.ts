/**
 * Names a series of scans of the same repository, so that what was derived for one commit is at hand for the next. Only what the last
 * scan and the one before asked for is kept, so that a long past needs no more room than two commits.
 */
export class ScanMemory {
  /** Number of the scan that is running. */
  scan = 0;

  /** Begins the next scan. */
  begin(): void {
    this.scan += 1;
  }
}

interface Kept<Key, Value> {
  scan: number;
  current: Map<Key, Value>;
  before: Map<Key, Value>;
}

/** Values derived from keys that never change (objects that nothing alters, ids of blobs), for scans that have a memory. */
export class Derivation<Key, Value extends object> {
  readonly #kept = new WeakMap<ScanMemory, Kept<Key, Value>>();

  /** The value of the last scan, or a fresh one that is kept. Without a memory it is always fresh. */
  of(memory: ScanMemory | undefined, key: Key, derive: () => Value): Value {
    if (!memory) return derive();
    const known = this.known(memory, key);
    if (known !== undefined) return known;
    const value = derive();
    this.keep(memory, key, value);
    return value;
  }

  known(memory: ScanMemory | undefined, key: Key): Value | undefined {
    if (!memory) return undefined;
    const { current, before } = this.#at(memory);
    const now = current.get(key);
    if (now !== undefined) return now;
    const found = before.get(key);
    if (found !== undefined) current.set(key, found);
    return found;
  }

  keep(memory: ScanMemory | undefined, key: Key, value: Value): void {
    if (memory) this.#at(memory).current.set(key, value);
  }

  #at(memory: ScanMemory): Kept<Key, Value> {
    let kept = this.#kept.get(memory);
    if (kept === undefined) {
      kept = { scan: memory.scan, current: new Map(), before: new Map() };
      this.#kept.set(memory, kept);
    }
    if (kept.scan !== memory.scan) {
      kept.before = kept.scan === memory.scan - 1 ? kept.current : new Map();
      kept.current = new Map();
      kept.scan = memory.scan;
    }
    return kept;
  }
}
