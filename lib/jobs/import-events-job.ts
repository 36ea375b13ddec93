import { createReadStream } from 'node:fs';
import { access, rm } from 'node:fs/promises';
import { z } from 'zod';
import { type EventFile, findEventFile, keepImportResult } from '@/db/store/event-files';
import { findOrganizationById } from '@/db/store/organizations';
import type { Context } from '@/lib/context';
import { CairnError, isCairnError } from '@/lib/errors';
import type { JobRunner } from '@/lib/jobs/worker';
import { eventFilePath } from '@/lib/services/event-file-path';
import { importEvents } from '@/lib/services/import-events';
import type { ImportEventsPayload } from '@/lib/services/receive-event-file';

const Payload = z.object({ eventFileId: z.string() }) satisfies z.ZodType<ImportEventsPayload>;
const PIECE_BYTES = 262_144;

/**
 * Takes an uploaded event file in, and removes it. What was taken stays where the worker is stopped or the job cancelled: taken up
 * again, the same file takes the rest.
 */
export function createImportEventsRunner(context: Context): JobRunner {
  return async (job, run) => {
    const { eventFileId: id } = Payload.parse(job.payload);
    const file = await findEventFile(context.db.read, id);
    const path = eventFilePath(context.dataFolder, id);
    try {
      // A worker that was lost after it had taken the file in leaves the end of the job alone to be told.
      if (file?.result === null) await takeIn(context, { file, path }, run);
    } catch (error) {
      // Nobody tries again what a person has to change first, or what somebody cancelled.
      if (isCairnError(error) || run.signal.reason === 'cancelled') await rm(path, { force: true });
      throw error;
    }
    await rm(path, { force: true });
    return async () => id;
  };
}

async function takeIn(
  context: Context,
  { file, path }: { file: EventFile; path: string },
  { signal, onProgress }: Parameters<JobRunner>[1],
): Promise<void> {
  const organization = await findOrganizationById(context.db.read, file.organizationId);
  if (organization === null) throw new CairnError('not-found', 'The organization was deleted meanwhile.');
  await requireFile(path);
  const result = await importEvents(context, {
    organizationSlug: organization.slug,
    pieces: createReadStream(path, { signal, highWaterMark: PIECE_BYTES }),
    bytes: file.bytes,
    replace: false,
    onProgress,
    signal,
  });
  await context.db.write((transaction) => keepImportResult(transaction, file.id, result));
}

async function requireFile(path: string): Promise<void> {
  try {
    await access(path);
  } catch (cause) {
    const advice = 'Where the worker runs on another machine, both need one data folder. Upload the file again then.';
    throw new CairnError('unreadable', `The uploaded file is not there any more. ${advice}`, { cause });
  }
}
