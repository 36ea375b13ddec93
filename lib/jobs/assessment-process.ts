import { assessInProcess } from '@/lib/jobs/assess-in-process';
import { AssessmentInput, type AssessmentMessage } from '@/lib/jobs/assessment-messages';

// The entry of the process that the worker starts for each assessment and each look back. Bundled into `dist/assessment-process.mjs`.
const stop = new AbortController();

process.once('message', async (first) => {
  process.on('message', () => stop.abort());
  const last = await assessInProcess(AssessmentInput.parse(first), send, stop.signal);
  await send(last);
  process.disconnect?.();
});

// Either this process is done, or the worker is no more.
process.once('disconnect', () => process.exit());

function send(message: AssessmentMessage): Promise<void> {
  return new Promise((resolve) => {
    process.send?.(message, () => resolve());
  });
}
