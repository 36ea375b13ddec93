import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { type Context, createContext } from '@/lib/context';
import { readEnvironment } from '@/lib/env';
import { createAssessRunner } from '@/lib/jobs/assess-job';
import { runAssessmentThread } from '@/lib/jobs/assessment-thread';
import { createDispatcher } from '@/lib/jobs/dispatcher';
import { runWorker } from '@/lib/jobs/worker';

// The entry of the worker process, and of the threads that it starts from the same file. Bundled into `dist`.
const projectFolder = join(import.meta.dirname, '..');

if (isMainThread) await runWorkerProcess();
else if (parentPort) await runAssessmentThread(workerData, parentPort);

async function runWorkerProcess(): Promise<void> {
  const context = openContext();
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());
  context.log.info('Worker started', { dataFolder: context.dataFolder });
  await runWorker({
    dispatcher: createDispatcher({ db: context.db, owner: randomUUID(), now: context.now }),
    runners: { assess: createAssessRunner({ context, threadEntry: new URL(import.meta.url) }) },
    slots: Math.max(1, Math.min(4, availableParallelism() - 1)),
    signal: stop.signal,
    log: context.log,
  });
  context.db.close();
  context.log.info('Worker stopped');
}

function openContext(): Context {
  try {
    return createContext({ environment: readEnvironment(process.env, projectFolder), projectFolder });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(2);
  }
}
