import { parentPort, workerData } from 'node:worker_threads';
import { runAssessmentThread } from '@/lib/jobs/assessment-thread';

// The entry of the threads that the worker starts. Bundled into `dist/worker.mjs`.
if (!parentPort) throw new Error('This file runs in a thread of the worker: start "cairn worker" in its place.');
await runAssessmentThread(workerData, parentPort);
