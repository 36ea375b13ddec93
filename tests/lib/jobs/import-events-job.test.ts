import { readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { insertOrganization } from '@/db/store/organizations';
import type { Context } from '@/lib/context';
import { createDispatcher } from '@/lib/jobs/dispatcher';
import { createImportEventsRunner } from '@/lib/jobs/import-events-job';
import { runWorker } from '@/lib/jobs/worker';
import { cancelJob } from '@/lib/services/cancel-job';
import { listEventFilesOf } from '@/lib/services/list-event-files';
import { MOST_EVENT_FILE_BYTES, receiveEventFile } from '@/lib/services/receive-event-file';
import { removeStrayEventFiles } from '@/lib/services/remove-stray-event-files';
import { eventFile } from '@/tests/factories/delivery-events';
import { anOrganization } from '@/tests/factories/organization';
import { deployment } from '@/tests/lib/delivery/event-file';

const text = `${eventFile(
  deployment('d1', 'a', '2026-10-05T10:00:00Z'),
  deployment('d2', 'b', '2026-10-06T10:00:00Z'),
)}{"type":"deploiment"}\n`;

async function* inPieces(whole: string) {
  const bytes = new TextEncoder().encode(whole);
  for (let start = 0; start < bytes.length; start += 100) yield bytes.subarray(start, start + 100);
}

const send = (context: Context, organizationSlug: string, whole = text) =>
  receiveEventFile(context, { organizationSlug, name: 'events.ndjson', pieces: inPieces(whole) });

const uploads = (context: Context) => {
  const folder = join(context.dataFolder, 'uploads');
  return readdirSync(folder).map((name) => join(folder, name));
};

/** Does all queued imports. */
async function work(context: Context): Promise<void> {
  const stop = new AbortController();
  const dispatcher = createDispatcher({ db: context.db, owner: 'w', now: context.now });
  const claim = async () => {
    const job = await dispatcher.claim();
    if (job === null) stop.abort();
    return job;
  };
  await runWorker({
    dispatcher: { ...dispatcher, claim },
    runners: { 'import-events': createImportEventsRunner(context) },
    slots: 1,
    signal: stop.signal,
    log: context.log,
    pollMilliseconds: 1,
  });
}

describe('lib/jobs/import-events-job.ts', () => {
  it('takes an uploaded file in, tells of each bad line, and removes it', async () => {
    const { context, organization } = await anOrganization();
    await send(context, organization);
    expect(await listEventFilesOf(context, { organization })).toMatchObject([{ state: 'queued', result: null }]);
    expect(uploads(context)).toHaveLength(1);
    await work(context);
    expect(await listEventFilesOf(context, { organization })).toMatchObject([
      {
        name: 'events.ndjson',
        bytes: text.length,
        state: 'done',
        result: { events: 2, added: 2, refusedLines: 1, refusals: [{ line: 3 }] },
      },
    ]);
    expect(uploads(context)).toEqual([]);
  });

  it('changes nothing by the same file again', async () => {
    const { context, organization } = await anOrganization();
    await send(context, organization);
    await send(context, organization);
    await work(context);
    const files = await listEventFilesOf(context, { organization });
    expect(files.map(({ result }) => result?.added).sort()).toEqual([0, 2]);
    expect(files.map(({ result }) => result?.events)).toEqual([2, 2]);
  });

  it('says that a file is gone', async () => {
    const { context, organization } = await anOrganization();
    await send(context, organization);
    for (const path of uploads(context)) rmSync(path);
    await work(context);
    expect(await listEventFilesOf(context, { organization })).toMatchObject([
      { state: 'failed', error: expect.stringContaining('The uploaded file is not there any more.'), result: null },
    ]);
  });
});

describe('lib/services/receive-event-file.ts', () => {
  it('refuses what holds no events, what is too large, and the sample organization, and keeps nothing of it', async () => {
    const { context, organization } = await anOrganization();
    const refused = { field: 'text' };
    await expect(send(context, organization, '')).rejects.toMatchObject({ ...refused, code: 'invalid-input' });
    await expect(send(context, organization, 'version: 1\nfacts: []\n')).rejects.toMatchObject({
      ...refused,
      message: expect.stringContaining('This holds no events'),
    });
    const piece = new Uint8Array(MOST_EVENT_FILE_BYTES / 4 + 1);
    async function* large() {
      for (let sent = 0; sent < 4; sent += 1) yield piece;
    }
    const tooLarge = receiveEventFile(context, { organizationSlug: organization, name: 'x', pieces: large() });
    await expect(tooLarge).rejects.toMatchObject({
      code: 'limit-exceeded',
      message: expect.stringContaining('512 MB'),
    });
    const sample = { id: 's', slug: 'sample', name: 'Sample', isSample: true, createdAt: new Date(0) };
    await context.db.write((transaction) => insertOrganization(transaction, sample));
    await expect(send(context, 'sample')).rejects.toThrow('cannot be changed');
    expect(uploads(context)).toEqual([]);
    expect(await listEventFilesOf(context, { organization })).toEqual([]);
  });
});

describe('lib/services/remove-stray-event-files.ts', () => {
  it('removes the files that no job will take in', async () => {
    const { context, organization } = await anOrganization();
    await removeStrayEventFiles(context);
    const { jobId } = await send(context, organization);
    const [cancelled] = uploads(context);
    await cancelJob(context, { id: jobId });
    await send(context, organization);
    const onItsWay = join(context.dataFolder, 'uploads', 'young.events');
    const broken = join(context.dataFolder, 'uploads', 'old.events');
    for (const path of [onItsWay, broken]) writeFileSync(path, '');
    const now = context.now().getTime() / 1000;
    utimesSync(onItsWay, now - 60, now - 60);
    utimesSync(broken, now - 100_000, now - 100_000);
    await removeStrayEventFiles(context);
    const left = uploads(context);
    expect(left).toHaveLength(2);
    expect(left).toContain(onItsWay);
    expect(left).not.toContain(cancelled);
  });
});
