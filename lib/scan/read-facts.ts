import { readBlobs } from '@/lib/git/blobs';
import type { OpenRepository } from '@/lib/git/repository';
import type { FactsCache } from '@/lib/scan/facts-cache';
import type { Unread } from '@/lib/scan/inventory';
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

export interface ReadFactsOptions {
  cache: FactsCache;
  /** Bytes; a larger file is not read and said to be so. */
  maximumBytes: number;
  signal?: AbortSignal | undefined;
  /** Called with the number of files whose facts are known so far. */
  onFile?: ((done: number) => void) | undefined;
}

const decoder = new TextDecoder('utf-8');

/**
 * Facts of files by blob: known ones from the cache, the others read in one batch and kept. Every blob is parsed once, however many paths
 * hold it. What could not be read comes back with its reason.
 */
export async function readFacts<Facts>(
  repository: OpenRepository,
  files: readonly FileToRead[],
  reader: FactReader<Facts>,
  options: ReadFactsOptions,
): Promise<{ facts: Map<string, Facts>; unread: Unread[] }> {
  const cacheId = `${reader.id}@${scannerVersion}`;
  const pathOf = new Map(files.map(({ objectId, path }) => [objectId, path]));
  const facts = new Map<string, Facts>();
  for (const [objectId, text] of options.cache.read([...pathOf.keys()], cacheId)) {
    // The cache holds what this reader wrote under this version.
    facts.set(objectId, JSON.parse(text) as Facts);
  }
  const missing = [...pathOf.keys()].filter((objectId) => !facts.has(objectId));
  const fresh = new Map<string, string>();
  const reasons = new Map<string, string>();
  options.onFile?.(facts.size);
  if (missing.length > 0) {
    await readBlobs(repository, missing, {
      maximumBytes: options.maximumBytes,
      onBlob: (blob) => {
        options.signal?.throwIfAborted();
        if (blob.status === 'too-large')
          reasons.set(
            blob.objectId,
            `larger than the limit (${megabytes(blob.size)} of ${megabytes(options.maximumBytes)})`,
          );
        else if (blob.status === 'missing') reasons.set(blob.objectId, 'its content is not in this partial clone');
        else if (isBinary(blob.bytes)) reasons.set(blob.objectId, 'not a text');
        else {
          const read = reader.read(decoder.decode(blob.bytes));
          facts.set(blob.objectId, read);
          fresh.set(blob.objectId, JSON.stringify(read));
        }
        options.onFile?.(facts.size);
      },
    });
  }
  if (fresh.size > 0) options.cache.write(cacheId, fresh);
  const unread = files.flatMap(({ path, objectId }) => {
    const reason = reasons.get(objectId);
    return reason === undefined || reason === 'not a text' ? [] : [{ path, line: null, reason }];
  });
  return { facts, unread };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}

/** A NUL byte near the start: not a text that any rule reads. */
function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 8_000).includes(0);
}
