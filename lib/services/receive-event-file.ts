import { randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { insertEventFile } from '@/db/store/event-files';
import { insertJob } from '@/db/store/jobs';
import type { Context } from '@/lib/context';
import { CairnError } from '@/lib/errors';
import { eventFileFolder, eventFilePath } from '@/lib/services/event-file-path';
import { importedKind, TELLING_BYTES } from '@/lib/services/import-kind';
import { requireEditableOrganization } from '@/lib/services/require-organization';

/** The most that an uploaded event file may have. */
export const MOST_EVENT_FILE_BYTES = 512_000_000;

const LONGEST_NAME = 200;

/** A file that somebody sends. */
export interface SentEventFile {
  organizationSlug: string;
  /** As its sender calls it. */
  name: string;
  /** Its content, piece by piece. */
  pieces: AsyncIterable<Uint8Array>;
}

/** What the job `import-events` is given. */
export interface ImportEventsPayload {
  eventFileId: string;
}

/**
 * Keeps an event file in the data folder, in memory for one piece, and queues its import.
 * @throws {CairnError} `not-found` for the organization, `forbidden` for the sample; of the field `text`: `limit-exceeded` for a file
 * that is too large, `invalid-input` for one that is empty or that holds facts; `unreadable` where it cannot be kept.
 */
export async function receiveEventFile(context: Context, file: SentEventFile): Promise<{ jobId: string }> {
  const organization = await requireEditableOrganization(context.db.read, file.organizationSlug);
  const id = randomUUID();
  const path = eventFilePath(context.dataFolder, id);
  await mkdir(eventFileFolder(context.dataFolder), { recursive: true });
  try {
    const { bytes, beginning } = await keepPieces(path, file.pieces);
    refuseOther(bytes, beginning);
    const job = { id: randomUUID(), kind: 'import-events', key: `import-events ${id}` };
    const payload: ImportEventsPayload = { eventFileId: id };
    const name = file.name.replaceAll(/\p{Cc}/gu, ' ').slice(0, LONGEST_NAME);
    const now = context.now();
    await context.db.write(async (transaction) => {
      const row = { id, organizationId: organization.id, jobId: job.id, name, bytes, createdAt: now };
      await insertEventFile(transaction, row);
      await insertJob(transaction, { ...job, payload, now });
    });
    return { jobId: job.id };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

/** Writes pieces as they come. Gives how many bytes they have and the first of these. */
async function keepPieces(path: string, pieces: AsyncIterable<Uint8Array>) {
  const handle = await open(path, 'wx', 0o600);
  let bytes = 0;
  let beginning: Uint8Array = new Uint8Array();
  try {
    for await (const piece of pieces) {
      bytes += piece.length;
      if (bytes > MOST_EVENT_FILE_BYTES) throw tooLarge();
      if (beginning.length < TELLING_BYTES) {
        beginning = Buffer.concat([beginning, piece.subarray(0, TELLING_BYTES - beginning.length)]);
      }
      await keepPiece(handle, piece);
    }
  } finally {
    await handle.close();
  }
  return { bytes, beginning };
}

async function keepPiece(handle: Awaited<ReturnType<typeof open>>, piece: Uint8Array): Promise<void> {
  try {
    await handle.writeFile(piece);
  } catch (cause) {
    const advice = 'See whether the disk of the data folder is full.';
    throw new CairnError('unreadable', `The file could not be kept until it is taken in. ${advice}`, { cause });
  }
}

function tooLarge(): CairnError {
  const most = `${MOST_EVENT_FILE_BYTES / 1_000_000} MB`;
  const advice = 'Cut it into several files at line ends, or take it in with cairn import, which has no limit.';
  return new CairnError('limit-exceeded', `The file has more than ${most}. ${advice}`, { field: 'text' });
}

function refuseOther(bytes: number, beginning: Uint8Array): void {
  const refuse = (reason: string) => new CairnError('invalid-input', reason, { field: 'text' });
  if (bytes === 0) throw refuse('Choose a file, or paste its text.');
  if (importedKind(beginning) === 'facts') {
    throw refuse('This holds no events, which are JSON, one a line. Facts are taken in by the form for facts.');
  }
}
