import { readBlobs } from '@/lib/git/blobs';
import type { OpenRepository } from '@/lib/git/repository';
import type { FactsCache } from '@/lib/scan/facts-cache';
import type { Unread } from '@/lib/scan/inventory';
import { decodeText, type KeptTexts } from '@/lib/scan/kept-texts';
import { scannerVersion } from '@/lib/scan/scanner-version';

/** Turns the text of a file into facts that depend on nothing but that text. */
export interface FactReader<Facts> {
  /** Names the reader in the cache. */
  id: string;
  read: (text: string) => Facts;
}

export interface FileToRead {
  path: string;
  objectId: string;
}

export interface ReadingOptions {
  cache: FactsCache;
  /** Takes the texts that are read. */
  texts: KeptTexts;
  /** Bytes; a larger file is not read and said to be so. */
  maximumBytes: number;
  signal?: AbortSignal | undefined;
  /** Called with the number of files whose facts are known so far. */
  onProgress?: ((done: number) => void) | undefined;
}

/** One reader and its files, with its type of facts closed over. */
interface Task {
  cacheId: string;
  paths: Map<string, string[]>;
  recall: (objectId: string, json: string) => void;
  /** Reads a text, and gives its facts as JSON for the cache. */
  read: (objectId: string, text: string) => string;
}

/**
 * Collects what has to be read of a repository and reads it in one pass: facts that are known come from the cache, the other blobs from
 * one batch, each parsed once by each reader that asked for it, however many paths hold it.
 */
export class ReadingPlan {
  private readonly tasks: Task[] = [];

  /** Asks for the facts of files; the map is filled, by path, when the plan has run. */
  add<Facts>(reader: FactReader<Facts>, files: readonly FileToRead[]): ReadonlyMap<string, Facts> {
    const facts = new Map<string, Facts>();
    const paths = new Map<string, string[]>();
    for (const { path, objectId } of files) {
      const known = paths.get(objectId);
      if (known) known.push(path);
      else paths.set(objectId, [path]);
    }
    const keep = (objectId: string, found: Facts): void => {
      for (const path of paths.get(objectId) ?? []) facts.set(path, found);
    };
    this.tasks.push({
      cacheId: `${reader.id}@${scannerVersion}`,
      paths,
      // The cache holds what this reader wrote under this version.
      recall: (objectId, json) => keep(objectId, JSON.parse(json) as Facts),
      read: (objectId, text) => {
        const found = reader.read(text);
        keep(objectId, found);
        return JSON.stringify(found);
      },
    });
    return facts;
  }

  /** Reads everything that was asked for. What could not be read comes back with its reason. */
  async run(repository: OpenRepository, options: ReadingOptions): Promise<Unread[]> {
    const missing = new Map<string, Task[]>();
    let done = 0;
    for (const task of this.tasks) done += recallKnown(task, options.cache, missing);
    options.onProgress?.(done);
    const fresh = new Map<Task, Map<string, string>>(this.tasks.map((task) => [task, new Map()]));
    const unread: Unread[] = [];
    if (missing.size === 0) return unread;
    await readBlobs(repository, missing.keys(), {
      maximumBytes: options.maximumBytes,
      onBlob: (blob) => {
        options.signal?.throwIfAborted();
        const tasks = missing.get(blob.objectId) ?? [];
        const reason =
          blob.status === 'read' ? readText(blob, tasks, fresh, options.texts) : reasonOf(blob, options.maximumBytes);
        if (reason !== null) unread.push(...unreadPaths(blob.objectId, tasks, reason));
        done += 1;
        options.onProgress?.(done);
      },
    });
    for (const [task, entries] of fresh) if (entries.size > 0) options.cache.write(task.cacheId, entries);
    return unread;
  }
}

/** Takes what the cache knows and notes the rest as missing; gives the number of known ones. */
function recallKnown(task: Task, cache: FactsCache, missing: Map<string, Task[]>): number {
  const known = cache.read([...task.paths.keys()], task.cacheId);
  for (const objectId of task.paths.keys()) {
    const json = known.get(objectId);
    if (json !== undefined) task.recall(objectId, json);
    else missing.set(objectId, [...(missing.get(objectId) ?? []), task]);
  }
  return known.size;
}

/** Reads a text by every reader that asked for it. A blob with a NUL byte near its start is no text of UTF-8: gives that reason. */
function readText(
  { objectId, bytes }: { objectId: string; bytes: Uint8Array },
  tasks: readonly Task[],
  fresh: ReadonlyMap<Task, Map<string, string>>,
  texts: KeptTexts,
): string | null {
  if (bytes.subarray(0, 8_000).includes(0)) return 'binary, or not written in UTF-8';
  const text = decodeText(bytes);
  texts.add(objectId, text);
  for (const task of tasks) fresh.get(task)?.set(objectId, task.read(objectId, text));
  return null;
}

function unreadPaths(objectId: string, tasks: readonly Task[], reason: string): Unread[] {
  const paths = new Set(tasks.flatMap((task) => task.paths.get(objectId) ?? []));
  return [...paths].map((path) => ({ path, line: null, reason }));
}

function reasonOf(blob: { status: 'too-large'; size: number } | { status: 'missing' }, maximumBytes: number): string {
  if (blob.status === 'missing') return 'its content is not in this partial clone';
  return `larger than the limit (${mebibytes(blob.size)} of ${mebibytes(maximumBytes)})`;
}

function mebibytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
