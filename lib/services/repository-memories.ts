import { KnownTrees } from '@/lib/git/known-trees';
import type { OpenRepository } from '@/lib/git/repository';
import { ScanMemory } from '@/lib/scan/documents/scan-memory';

/** What the last scan of a repository knew, for the next one. */
export interface RepositoryMemory {
  scan: ScanMemory;
  trees: KnownTrees;
}

/** Repositories whose last scan is remembered. */
const mostRepositories = 16;

/**
 * What a process remembers of the repositories that it scanned, so that scanning one again costs little more than what changed in it.
 * A scan gives the same with and without.
 */
export class RepositoryMemories {
  /** The one used last is the last. */
  private readonly known = new Map<string, RepositoryMemory>();

  /** Of a repository that is looked at in one way: what counts in it decides what is derived from its files. */
  of({ gitDirectory, address }: OpenRepository, includeTests: boolean): RepositoryMemory {
    const key = `${includeTests} ${gitDirectory} ${address.url}`;
    const memory = this.known.get(key) ?? { scan: new ScanMemory(), trees: new KnownTrees() };
    this.known.delete(key);
    this.known.set(key, memory);
    const [oldest] = this.known.keys();
    if (this.known.size > mostRepositories && oldest !== undefined) this.known.delete(oldest);
    return memory;
  }

  /** Forgets everything, when room is needed. */
  forget(): void {
    this.known.clear();
  }
}
