import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase } from '@/db/client';
import { modelOverlays } from '@/db/schema';
import { createDispatcher } from '@/lib/jobs/dispatcher';
import { runWorker } from '@/lib/jobs/worker';

// A worker process for tests/lib/jobs/killed-workers.test.ts: `<database> <folder of migrations>`. Each of its jobs takes as many
// milliseconds as its payload says, and leaves two rows of a table that does not mind a row too many.
const [location = '', migrationsFolder = ''] = process.argv.slice(2);
const db = await openDatabase({ location, migrationsFolder });
const owner = randomUUID();
const now = () => new Date();

await runWorker({
  dispatcher: createDispatcher({ db, owner, now, leaseMilliseconds: 2_000, maximumAttempts: 50 }),
  runners: {
    leave: async (job) => {
      await wait(Number(job.payload));
      return async (transaction) => {
        for (const half of ['first', 'second']) {
          const row = { id: randomUUID(), version: job.id, reason: owner, overlay: half, createdAt: now() };
          await transaction.insert(modelOverlays).values(row);
        }
        return owner;
      };
    },
  },
  slots: 2,
  signal: new AbortController().signal,
  log: {
    info: () => undefined,
    error: (message, details) => process.stderr.write(`${message} ${String(details?.error)}\n`),
  },
  pollMilliseconds: 20,
  beatMilliseconds: 100,
});
