import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { FuzzMessage, FuzzSummary } from '@/tests/fuzz/fuzz-process';
import { readInput } from '@/tests/fuzz/input-file';
import type { Fault } from '@/tests/fuzz/judge-read';

/** A reader that says nothing for so long hangs; longer than any machine is busy. Milliseconds. */
const patience = 15_000;
/** Megabytes of heap. */
const mostHeap = 512;

export interface ProcessOrder {
  reader: string;
  /** Options of the process that name no reader and no file of its own. */
  args: readonly string[];
  /** Where its files lie while it runs. */
  folder: string;
  /** Stops the process; it has no fault then. */
  signal?: AbortSignal;
  /** Hears of each fault when it is found, and again where its input was made smaller. */
  onFault?: (found: { fault: Fault; input: Buffer; isSmaller: boolean }) => void;
}

export interface ProcessEnd {
  /** How far it came, as far as it said so. */
  summary: FuzzSummary | null;
  /** The fault by which it died, with the input that it was reading. Null where it came to its end, or was stopped. */
  death: { fault: Fault; input: Buffer } | null;
}

/** Runs the process that reads until it ends, hangs or is stopped. */
export function runProcess({ reader, args, folder, signal, onFault }: ProcessOrder): Promise<ProcessEnd> {
  const current = join(folder, 'current');
  writeFileSync(current, '');
  const program = join(import.meta.dirname, 'fuzz-process.mjs');
  const options = ['--reader', reader, '--current', current, ...args];
  const child = spawn(process.execPath, [`--max-old-space-size=${mostHeap}`, program, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let summary: FuzzSummary | null = null;
  let isWhole = false;
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors = (errors + text).slice(-4_000)));
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    if (!line.startsWith('{')) return;
    // The process is ours; this is what it says.
    const message = JSON.parse(line) as FuzzMessage;
    if ('fault' in message) onFault?.({ ...message, input: Buffer.from(message.input, 'base64') });
    else ({ summary, isLast: isWhole } = message);
  });
  const linesEnd = new Promise((resolve) => lines.on('close', resolve));
  const stop = (): void => void child.kill('SIGKILL');
  signal?.addEventListener('abort', stop);
  const watch = watchFor(current, stop);
  return new Promise((resolve) => {
    child.on('close', async () => {
      await linesEnd;
      signal?.removeEventListener('abort', stop);
      const kind = watch.end();
      const isDead = !isWhole && signal?.aborted !== true;
      const fault: Fault = { kind, signature: kind, detail: errors.trim() };
      const death = isDead ? { fault, input: readInput(current)?.input ?? Buffer.alloc(0) } : null;
      resolve({ summary, death });
    });
  });
}

/** Stops a process that reads the same input for too long, and tells at its end whether that was so. */
function watchFor(current: string, stop: () => void): { end(): 'hang' | 'memory' } {
  let last = -1;
  let since = performance.now();
  let isHanging = false;
  const watch = setInterval(() => {
    const count = readInput(current)?.count ?? 0;
    if (count !== last) since = performance.now();
    last = count;
    isHanging = performance.now() - since > patience;
    if (isHanging) stop();
  }, 500);
  return {
    end() {
      clearInterval(watch);
      return isHanging ? 'hang' : 'memory';
    },
  };
}
