import { saveEvents } from '@/db/store/delivery-events';
import type { Context } from '@/lib/context';
import type { DeliveryEvent } from '@/lib/delivery/events';
import { groupEvents } from '@/lib/delivery/group-events';
import type { ImportResult } from '@/lib/delivery/import-result';
import { LineIntake } from '@/lib/delivery/line-intake';
import { createEventReader, type EventLine } from '@/lib/delivery/read-events';
import type { JobProgress } from '@/lib/jobs/job';
import { foreignFormats } from '@/lib/services/event-formats';
import { refreshDeploymentWeeks } from '@/lib/services/refresh-deployment-weeks';
import { requireOrganization } from '@/lib/services/require-organization';

export interface EventImport {
  organizationSlug: string;
  /** The event file (dora.md 4), piece by piece. */
  pieces: AsyncIterable<Uint8Array>;
  /** Of the file; null where it is not known. */
  bytes: number | null;
  /** An event that is known otherwise is taken as it is told now; else the fullest telling counts. */
  replace: boolean;
  onProgress(progress: JobProgress): void;
  signal: AbortSignal;
}

/** Events of one transaction: some 25 ms. */
const BATCH = 2_000;
const MEGABYTE = 1_000_000;

/**
 * Takes an event file into the store, in memory for one batch. What was taken stays when it is interrupted, and the same file again
 * takes the rest: an event that is known changes nothing. A bad line loses itself only.
 * @throws {CairnError} `not-found` for the organization.
 */
export async function importEvents(context: Pick<Context, 'db'>, request: EventImport): Promise<ImportResult> {
  const { id: organizationId } = await requireOrganization(context.db.read, request.organizationSlug);
  const result = { events: 0, added: 0, changed: 0, ignored: 0 };
  const intake = new LineIntake();
  let batch: DeliveryEvent[] = [];
  const save = async () => {
    const events = groupEvents(batch);
    const saved = await context.db.writeByRow((transaction) =>
      saveEvents(transaction, { organizationId, events, replace: request.replace }),
    );
    result.events += batch.length;
    result.added += saved.added;
    result.changed += saved.changed;
    result.ignored += saved.ignored;
    batch = [];
  };
  try {
    for await (const line of readLines(request)) {
      const event = intake.take(line);
      if (event !== null && batch.push(event) === BATCH) await save();
    }
    if (batch.length > 0) await save();
  } finally {
    await refreshDeploymentWeeks(context, organizationId);
  }
  return { ...result, ...intake.refused() };
}

async function* readLines({ pieces, bytes, onProgress, signal }: EventImport): AsyncGenerator<EventLine> {
  const reader = createEventReader(foreignFormats);
  let done = 0;
  for await (const piece of pieces) {
    signal.throwIfAborted();
    yield* reader.push(piece);
    done += piece.length;
    onProgress({
      message: 'Taking in events, megabytes',
      done: Math.floor(done / MEGABYTE),
      total: bytes === null ? null : Math.ceil(bytes / MEGABYTE),
    });
  }
  yield* reader.end();
}
