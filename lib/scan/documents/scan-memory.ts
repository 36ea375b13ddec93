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

/** Values derived from keys that never change (ids of blobs), for scans that have a memory. */
export class Derivation<Key, Value extends object> {
  readonly #kept = new WeakMap<ScanMemory, Kept<Key, Value>>();

  /** The value of the last scan; undefined where there is none, or no memory. */
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

/** What was derived from a list, in its order. */
interface KeptList<Value> {
  scan: number;
  keys: readonly unknown[];
  values: readonly Value[];
}

/**
 * Values derived from the items of a list, for scans that have a memory. Lists of commits that follow each other are nearly the same, so
 * that what the last scan derived is met by going along with its list.
 */
export class ListDerivation<Item, Value extends object | boolean> {
  readonly #kept = new WeakMap<ScanMemory, KeptList<Value>>();

  /** `keyOf` tells items of two scans to be the same; without it they are where they are one object. */
  constructor(private readonly keyOf?: (item: Item) => unknown) {}

  /** A value for each item. `derive` gets that of the last scan, to give it again where all else that it follows from is the same. */
  each(
    memory: ScanMemory | undefined,
    items: readonly Item[],
    derive: (item: Item, last: Value | undefined, at: number) => Value,
  ): Value[] {
    if (!memory) return items.map((item, at) => derive(item, undefined, at));
    const last = this.#kept.get(memory);
    const lastOf = last && memory.scan - last.scan <= 1 ? valueFinder(last) : () => undefined;
    const keys = this.keyOf ? items.map(this.keyOf) : items;
    const values = items.map((item, at) => derive(item, lastOf(keys[at]), at));
    this.#kept.set(memory, { scan: memory.scan, keys, values });
    return values;
  }
}

/** So many keys out of order are looked for one by one: with more of them, an index pays. */
const mostSearched = 50;

/** Finds values by keys that are asked for in nearly the order of the list: the place after the one before is tried first. */
function valueFinder<Value>({ keys, values }: KeptList<Value>): (key: unknown) => Value | undefined {
  let next = 0;
  let searched = 0;
  let places: Map<unknown, number> | undefined;
  const placeOf = (key: unknown): number => {
    searched += 1;
    if (searched <= mostSearched) return keys.indexOf(key);
    places ??= new Map(keys.map((known, place) => [known, place]));
    return places.get(key) ?? -1;
  };
  return (key) => {
    const place = keys[next] === key ? next : placeOf(key);
    if (place === -1) return undefined;
    next = place + 1;
    return values[place];
  };
}
