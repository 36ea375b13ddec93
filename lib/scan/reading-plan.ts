import { readBlobs } from '@/lib/git/blobs';
import type { OpenRepository } from '@/lib/git/repository';
import { encryptedByGitCrypt, gitCryptHead } from '@/lib/scan/documents/git-crypt';
import { Derivation, type ScanMemory } from '@/lib/scan/documents/scan-memory';
import type { Unread } from '@/lib/scan/documents/unread';
import type { FactsCache } from '@/lib/scan/facts-cache';
import { decodeText, type KeptTexts } from '@/lib/scan/kept-texts';
import { scannerVersion } from '@/lib/scan/scanner-version';

/** Turns the text of a file into facts that depend on nothing but that text. */
export interface FactReader<Facts extends object> {
  /** Names the reader in the cache. */
  id: string;
  read: (text: string) => Facts;
  /** Whether facts may be written to the cache: those that hold a credential are read anew instead. */
  isStored: (facts: Facts) => boolean;
  /** Its facts by object id, for scans that have a memory. */
  derived: Derivation<string, Facts>;
}

export function factReader<Facts extends object>(
  id: string,
  read: (text: string) => Facts,
  isStored: (facts: Facts) => boolean = () => true,
): FactReader<Facts> {
  return { id, read, isStored, derived: new Derivation() };
}

export interface FileToRead {
  path: string;
  objectId: string;
}

export interface ReadingOptions {
  cache: FactsCache;
  /** Takes the texts that are read. */
  texts: KeptTexts;
  memory?: ScanMemory | undefined;
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
  /** Takes what the last scan knew; says whether it did. */
  remember: (objectId: string, memory: ScanMemory | undefined) => boolean;
  recall: (objectId: string, json: string, memory: ScanMemory | undefined) => void;
  /** Reads a text, and gives its facts as JSON for the cache; null where they are not to be stored. */
  read: (objectId: string, text: string, memory: ScanMemory | undefined) => string | null;
  /** Gives the files what is known of their blobs by now. */
  place: () => void;
}

/**
 * Collects what has to be read of a repository and reads it in one pass: facts that are known come from the cache, the other blobs from
 * one batch, each parsed once by each reader that asked for it, however many paths hold it.
 */
export class ReadingPlan {
  private readonly tasks: Task[] = [];

  /**
   * Asks for the facts of files; the map is filled, by path, when the plan has run. It has the order of the files, whatever was known
   * before: what is pointed at first must not depend on the cache.
   */
  add<Facts extends object>(reader: FactReader<Facts>, files: readonly FileToRead[]): ReadonlyMap<string, Facts> {
    const facts = new Map<string, Facts>();
    const byObject = new Map<string, Facts>();
    const keep = (objectId: string, found: Facts, memory: ScanMemory | undefined): void => {
      byObject.set(objectId, found);
      reader.derived.keep(memory, objectId, found);
    };
    this.tasks.push({
      cacheId: `${reader.id}@${scannerVersion}`,
      paths: pathsByObject(files),
      remember: (objectId, memory) => {
        const found = reader.derived.known(memory, objectId);
        if (found !== undefined) byObject.set(objectId, found);
        return found !== undefined;
      },
      // The cache holds what this reader wrote under this version.
      recall: (objectId, json, memory) => keep(objectId, JSON.parse(json) as Facts, memory),
      read: (objectId, text, memory) => {
        const found = reader.read(text);
        keep(objectId, found, memory);
        return reader.isStored(found) ? JSON.stringify(found) : null;
      },
      place: () => {
        for (const { path, objectId } of files) {
          const found = byObject.get(objectId);
          if (found !== undefined) facts.set(path, found);
        }
      },
    });
    return facts;
  }

  /** Reads everything that was asked for. What could not be read comes back with its reason. */
  async run(repository: OpenRepository, options: ReadingOptions): Promise<Unread[]> {
    const missing = new Map<string, Task[]>();
    let done = 0;
    for (const task of this.tasks) done += recallKnown(task, options, missing);
    options.onProgress?.(done);
    const onRead = () => {
      done += 1;
      options.onProgress?.(done);
    };
    const unread = missing.size === 0 ? [] : await readMissing(repository, missing, { ...options, onRead });
    for (const task of this.tasks) task.place();
    return unread;
  }
}

function pathsByObject(files: readonly FileToRead[]): Map<string, string[]> {
  const paths = new Map<string, string[]>();
  for (const { path, objectId } of files) {
    const known = paths.get(objectId);
    if (known) known.push(path);
    else paths.set(objectId, [path]);
  }
  return paths;
}

/** Takes what the memory and the cache know and notes the rest as missing; gives the number of known ones. */
function recallKnown(task: Task, { cache, memory }: ReadingOptions, missing: Map<string, Task[]>): number {
  const asked = [...task.paths.keys()];
  const open = memory ? asked.filter((objectId) => !task.remember(objectId, memory)) : asked;
  const known = open.length === 0 ? new Map<string, string>() : cache.read(open, task.cacheId);
  for (const objectId of open) {
    const json = known.get(objectId);
    if (json !== undefined) task.recall(objectId, json, memory);
    else missing.set(objectId, [...(missing.get(objectId) ?? []), task]);
  }
  return asked.length - open.length + known.size;
}

/** Reads blobs that nobody knows yet, and writes what is found to the cache. */
async function readMissing(
  repository: OpenRepository,
  missing: ReadonlyMap<string, readonly Task[]>,
  options: ReadingOptions & { onRead: () => void },
): Promise<Unread[]> {
  const fresh = new Map<Task, Map<string, string>>();
  const unread: Unread[] = [];
  await readBlobs(repository, missing.keys(), {
    maximumBytes: options.maximumBytes,
    onBlob: (blob) => {
      options.signal?.throwIfAborted();
      const tasks = missing.get(blob.objectId) ?? [];
      const reason =
        blob.status === 'read' ? readText(blob, tasks, fresh, options) : reasonOf(blob, options.maximumBytes);
      if (reason !== null) unread.push(...unreadPaths(blob.objectId, tasks, reason));
      options.onRead();
    },
  });
  for (const [{ cacheId }, entries] of fresh) options.cache.write(cacheId, entries);
  return unread;
}

/** A blob with a zero byte among so many of its first is binary, to git as well. */
const headBytes = 8_000;

/**
 * Reads a text by every reader that asked for it. A blob with a NUL byte near its start is no text of UTF-8, and ciphertext of
 * git-crypt where it begins so: gives that reason.
 */
function readText(
  { objectId, bytes }: { objectId: string; bytes: Uint8Array },
  tasks: readonly Task[],
  fresh: Map<Task, Map<string, string>>,
  { texts, memory }: ReadingOptions,
): string | null {
  const zero = bytes.indexOf(0);
  if (zero !== -1 && zero < headBytes)
    return isGitCrypt(bytes) ? encryptedByGitCrypt : 'binary, or not written in UTF-8';
  const text = decodeText(bytes);
  texts.add(objectId, text);
  for (const task of tasks) {
    const json = task.read(objectId, text, memory);
    if (json === null) continue;
    const entries = fresh.get(task);
    if (entries) entries.set(objectId, json);
    else fresh.set(task, new Map([[objectId, json]]));
  }
  return null;
}

function isGitCrypt(bytes: Uint8Array): boolean {
  return decodeText(bytes.subarray(0, gitCryptHead.length)) === gitCryptHead;
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
