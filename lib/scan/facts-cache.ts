/**
 * Facts of a blob, read once and kept: the same content is never parsed twice, in any repository, at any commit.
 * `reader` names who read it and in which version, so that a changed reader finds nothing of its former self.
 */
export interface FactsCache {
  /** Facts as JSON text by object id, for those that are known. */
  read(objectIds: readonly string[], reader: string): Map<string, string>;
  write(reader: string, entries: ReadonlyMap<string, string>): void;
}

/** A cache that lasts as long as the process. */
export function createMemoryFactsCache(): FactsCache {
  const readers = new Map<string, Map<string, string>>();
  return {
    read(objectIds, reader) {
      const known = readers.get(reader);
      const found = new Map<string, string>();
      for (const objectId of objectIds) {
        const facts = known?.get(objectId);
        if (facts !== undefined) found.set(objectId, facts);
      }
      return found;
    },
    write(reader, entries) {
      const known = readers.get(reader) ?? new Map<string, string>();
      readers.set(reader, known);
      for (const [objectId, facts] of entries) known.set(objectId, facts);
    },
  };
}
