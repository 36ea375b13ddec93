import { getHeapStatistics } from 'node:v8';
import { assessInProcess } from '@/lib/jobs/assess-in-process';
import { AssessmentInput, type AssessmentMessage } from '@/lib/jobs/assessment-messages';
import { doneMessage } from '@/lib/jobs/contained-process';
import { RepositoryMemories } from '@/lib/services/repository-memories';

// The entry of the processes in which the worker assesses and looks back, one piece of work after the other. Bundled into
// `dist/assessment-process.mjs`.
const stop = new AbortController();
const memories = new RepositoryMemories();

process.on('message', async (message) => {
  if (message === 'stop') {
    stop.abort();
    return;
  }
  await send(await assessInProcess(AssessmentInput.parse(message), { send, signal: stop.signal, memories }));
  const full = shareOfHeap();
  if (full > 0.25) memories.forget();
  if (full > 0.5 || stop.signal.aborted) process.disconnect?.();
  else await send(doneMessage);
});

// Either this process is done, or the worker is no more.
process.once('disconnect', () => process.exit());

function shareOfHeap(): number {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  return used / limit;
}

function send(message: AssessmentMessage | typeof doneMessage): Promise<void> {
  return new Promise((resolve) => {
    process.send?.(message, () => resolve());
  });
}
