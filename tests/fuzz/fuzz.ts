import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { FuzzMessage, FuzzSummary } from '@/tests/fuzz/fuzz-process';
import { readInput } from '@/tests/fuzz/input-file';
import type { Fault } from '@/tests/fuzz/judge-read';
import { minimize } from '@/tests/fuzz/minimize';
import { targetNamed, targets } from '@/tests/fuzz/targets';

// Feeds readers with mutated bytes in processes of their own and watches them: see `npm run fuzz -- --help`.
const help = `npm run fuzz -- [READER…] [--minutes N] [--seed N] [--input FILE]

Feeds readers with mutated bytes, each in a process with limits of memory and time, and says where one fails, takes more than a second
of the processor for at most 64 KiB, or takes memory without end. What failed is made smaller and kept in dist/fuzz/failures.
Without a name, all readers have their turn, --minutes (default 1) each. The same --seed (default 1) makes the same inputs.
--input FILE reads one file again.

Readers: ${Object.keys(targets).sort().join(', ')}
`;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    milliseconds: { type: 'string', default: '1000' },
    bytes: { type: 'string', default: '65536' },
    input: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const failures = join('dist', 'fuzz', 'failures');
/** A reader that says nothing for so long hangs; longer than any machine is busy. Milliseconds. */
const patience = 15_000;
/** Deaths of its process after which a reader is given up. */
const mostDeaths = 8;
/** Megabytes of heap. */
const mostHeap = 512;

interface Run {
  faults: { fault: Fault; input: Buffer }[];
  /** Null where the process died. */
  summary: FuzzSummary | null;
}

/** Runs the process that reads until it ends or hangs. */
function runProcess(reader: string, args: readonly string[], folder: string): Promise<Run> {
  const current = join(folder, 'current');
  writeFileSync(current, '');
  const program = join(import.meta.dirname, 'fuzz-process.mjs');
  const limits = ['--milliseconds', values.milliseconds, '--bytes', values.bytes];
  const options = ['--reader', reader, '--current', current, ...limits, ...args];
  const child = spawn(process.execPath, [`--max-old-space-size=${mostHeap}`, program, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  let last = -1;
  let since = performance.now();
  let isHanging = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors = (errors + text).slice(-4_000)));
  const watch = setInterval(() => {
    const count = readInput(current)?.count ?? 0;
    if (count !== last) since = performance.now();
    last = count;
    isHanging = performance.now() - since > patience;
    if (isHanging) child.kill('SIGKILL');
  }, 500);
  return new Promise((resolve) => {
    child.on('close', () => {
      clearInterval(watch);
      const run = readMessages(output);
      if (run.summary === null) {
        const kind = isHanging ? 'hang' : 'memory';
        const input = readInput(current)?.input ?? Buffer.alloc(0);
        run.faults.push({ fault: { kind, signature: kind, detail: errors.trim() }, input });
      }
      resolve(run);
    });
  });
}

function readMessages(output: string): Run {
  const run: Run = { faults: [], summary: null };
  for (const line of output.split('\n').filter((text) => text.startsWith('{'))) {
    // The process is ours; this is what it says.
    const message = JSON.parse(line) as FuzzMessage;
    if ('summary' in message) run.summary = message.summary;
    else run.faults.push({ fault: message.fault, input: Buffer.from(message.input, 'base64') });
  }
  return run;
}

/** An input that ended its process is made smaller by further processes. */
async function smaller(reader: string, fault: Fault, input: Buffer, folder: string): Promise<Buffer> {
  if (fault.kind !== 'hang' && fault.kind !== 'memory') return input;
  const file = join(folder, 'candidate');
  const stillFails = async (candidate: Buffer): Promise<boolean> => {
    writeFileSync(file, candidate);
    return (await runProcess(reader, ['--input', file], folder)).summary === null;
  };
  return (await stillFails(input)) ? minimize(input, stillFails, 12) : input;
}

function keep(reader: string, { kind, detail }: Fault, input: Buffer): void {
  mkdirSync(failures, { recursive: true });
  const path = join(failures, `${reader}-${kind}-${createHash('sha256').update(input).digest('hex').slice(0, 8)}`);
  writeFileSync(path, input);
  process.stdout.write(`  ${kind}: ${path} (${input.length} bytes)\n    ${excerptOf(detail)}\n`);
}

function excerptOf(detail: string): string {
  const lines = detail.split('\n').slice(0, 6);
  return lines.map((line) => line.slice(0, 200)).join('\n    ');
}

/** Gives the number of faults. */
async function fuzzReader(reader: string, folder: string): Promise<number> {
  const end = performance.now() + Number(values.minutes) * 60_000;
  let faults = 0;
  for (let death = 0; death < mostDeaths; death += 1) {
    const seconds = Math.max(1, (end - performance.now()) / 1000);
    const seed = String(Number(values.seed) + death * 1_000_003);
    const run = await runProcess(reader, ['--seconds', String(seconds), '--seed', seed], folder);
    faults += run.faults.length;
    for (const { fault, input } of run.faults) keep(reader, fault, await smaller(reader, fault, input, folder));
    if (run.summary) describe(reader, run.summary);
    if (run.summary || performance.now() >= end) break;
  }
  return faults;
}

function describe(reader: string, { inputs, ways, slowestMilliseconds, slowestBytes }: FuzzSummary): void {
  const slowest = `slowest ${Math.round(slowestMilliseconds)} ms for ${slowestBytes} bytes`;
  process.stdout.write(`${reader.padEnd(28)} ${inputs} inputs, ${ways} ways, ${slowest}\n`);
}

async function main(folder: string): Promise<number> {
  const [reader = ''] = positionals;
  if (values.input === undefined) {
    let faults = 0;
    for (const name of positionals.length > 0 ? positionals : Object.keys(targets))
      faults += await fuzzReader(name, folder);
    return faults;
  }
  const { faults, summary } = await runProcess(reader, ['--input', values.input], folder);
  for (const { fault } of faults) process.stdout.write(`${fault.kind}: ${fault.detail}\n`);
  if (summary) describe(reader, summary);
  return faults.length;
}

if (values.help) process.stdout.write(help);
else {
  positionals.forEach(targetNamed);
  const folder = mkdtempSync(join(tmpdir(), 'cairn-fuzz-'));
  process.exitCode = (await main(folder)) > 0 ? 1 : 0;
  rmSync(folder, { recursive: true, force: true });
}
