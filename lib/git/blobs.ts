import { CairnError } from '@/lib/errors';
import { type BatchObject, BatchParser } from '@/lib/git/batch-parser';
import { streamGit } from '@/lib/git/command';
import { fetchObjects } from '@/lib/git/mirror';
import type { OpenRepository } from '@/lib/git/repository';
import { fullObjectId } from '@/lib/git/revision';

/** One blob, or why it was not read. `bytes` may point into a larger piece of memory: copy it to keep it for long. */
export type BlobResult =
  | { objectId: string; status: 'read'; bytes: Buffer }
  | { objectId: string; status: 'too-large'; size: number }
  | { objectId: string; status: 'missing' };

export interface BlobOptions {
  /** A larger blob is not read. Default 1 MiB. */
  maximumBytes?: number;
  /** Gets every blob once; the next is read when it is done. */
  onBlob: (blob: BlobResult) => void | Promise<void>;
}

/**
 * Reads blobs, each once however often its id is given, in one batch; sizes are asked for only when one turns out to be too large. What
 * a mirror lacks is fetched before, all at once. What a partial local clone lacks is `missing`: it means unread, not absent.
 */
export async function readBlobs(
  repository: OpenRepository,
  objectIds: Iterable<string>,
  { maximumBytes = 1024 * 1024, onBlob }: BlobOptions,
): Promise<void> {
  const wanted = [...new Set(objectIds)];
  const wrong = wanted.find((id) => !fullObjectId.test(id));
  if (wrong !== undefined) {
    throw new CairnError('invalid-input', `"${wrong}" is not a full object id.`);
  }
  const isQuick = repository.session.isFast || wanted.length <= mostInSlowSession;
  const read = isQuick ? readInSession : readContents;
  const rest = repository.partial ? wanted : await read(repository, wanted, maximumBytes, onBlob);
  const readable: string[] = [];
  for (const [objectId, size] of await readSizes(repository, rest)) {
    if (size === null) {
      await onBlob({ objectId, status: 'missing' });
    } else if (size > maximumBytes) {
      await onBlob({ objectId, status: 'too-large', size });
    } else {
      readable.push(objectId);
    }
  }
  await readContents(repository, readable, maximumBytes, onBlob);
}

/** More are read faster by a process of their own where the one that stays gives small pieces. */
const mostInSlowSession = 64;

/** As `readContents`, by the process that stays. */
async function readInSession(
  { session }: OpenRepository,
  ids: string[],
  maximumBytes: number,
  onBlob: BlobOptions['onBlob'],
): Promise<string[]> {
  let answers = 0;
  const onObject = (object: BatchObject): void | Promise<void> => {
    if (object.type !== null && object.bytes === null) return undefined;
    answers += 1;
    return onBlob(resultOf(object));
  };
  await session.readEach(ids, { maximumBytes, onObject });
  return ids.slice(answers);
}

function resultOf({ objectId, type, bytes }: BatchObject): BlobResult {
  return bytes && type === 'blob' ? { objectId, status: 'read', bytes } : { objectId, status: 'missing' };
}

/** Size of each blob in bytes; null for one that is not here. */
async function readSizes(repository: OpenRepository, ids: string[]): Promise<Map<string, number | null>> {
  const sizes = await askSizes(repository, ids);
  const missing = ids.filter((id) => sizes.get(id) === null);
  if (repository.partial && repository.remote && missing.length > 0) {
    await fetchObjects(repository.remote, repository.gitDirectory, missing);
    for (const [id, size] of await askSizes(repository, missing)) {
      sizes.set(id, size);
    }
  }
  return sizes;
}

async function askSizes(repository: OpenRepository, ids: string[]): Promise<Map<string, number | null>> {
  const sizes = new Map<string, number | null>();
  let rest = '';
  const args = ['cat-file', '--batch-check', '--buffer'];
  for await (const chunk of ask(repository, args, ids)) {
    const lines = (rest + chunk.toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const [id = '', type, size] = line.split(' ');
      sizes.set(id, type === 'blob' ? Number(size) : null);
    }
  }
  return sizes;
}

/** Reads up to the first blob that is too large, which git then need not unpack; gives its id and those after it. */
async function readContents(
  repository: OpenRepository,
  ids: string[],
  maximumBytes: number,
  onBlob: BlobOptions['onBlob'],
): Promise<string[]> {
  const parser = new BatchParser(maximumBytes);
  let answers = 0;
  for await (const chunk of ask(repository, ['cat-file', '--batch', '--buffer'], ids)) {
    for (const object of parser.push(chunk)) {
      if (object.type !== null && object.bytes === null) {
        return ids.slice(answers);
      }
      answers += 1;
      // Most callers only take the bytes; waiting for each of thousands of blobs would cost more than reading them.
      const pending = onBlob(resultOf(object));
      if (pending) {
        await pending;
      }
    }
  }
  return [];
}

async function* ask(repository: OpenRepository, args: string[], ids: string[]): AsyncGenerator<Buffer> {
  if (ids.length > 0) {
    yield* streamGit(args, { ...repository.objects, input: `${ids.join('\n')}\n` });
  }
}
