import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { FuzzSummary } from '@/tests/fuzz/fuzz-process';
import type { Fault } from '@/tests/fuzz/judge-read';
import { minimize } from '@/tests/fuzz/minimize';
import { runProcess } from '@/tests/fuzz/run-process';
import { targetNamed, targets } from '@/tests/fuzz/targets';

// Feeds readers with mutated bytes in processes of their own and watches them: see `npm run fuzz -- --help`.
const help = `npm run fuzz -- [READER…] [--minutes N] [--seed N] [--input FILE]

Feeds readers with mutated bytes, each in a process with limits of memory and time, and says where one fails, takes more than a second
of the processor for at most 64 KiB, or takes memory without end. What failed is kept in dist/fuzz/failures at once, and made smaller.
A run that is interrupted says how far it came. Without a name, all readers have their turn, --minutes (default 1) each. The same --seed (default 1) makes the same inputs.
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
/** Deaths of its process after which a reader is given up. */
const mostDeaths = 8;
const limits = ['--milliseconds', values.milliseconds, '--bytes', values.bytes];
const interruption = new AbortController();
const { signal } = interruption;
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => interruption.abort());

/** An input that ended its process is made smaller by further processes. */
async function smallerDeath(reader: string, input: Buffer, folder: string): Promise<Buffer> {
  const file = join(folder, 'candidate');
  const stillFails = async (candidate: Buffer): Promise<boolean> => {
    if (signal.aborted) return false;
    writeFileSync(file, candidate);
    const { death } = await runProcess({ reader, args: ['--input', file, ...limits], folder, signal });
    return death !== null;
  };
  return (await stillFails(input)) ? minimize(input, stillFails, 12) : input;
}

/** Writes inputs that failed, each where the first one of its fault lies, and says so. */
class FailureKeeper {
  readonly #reader: string;
  readonly #paths = new Map<string, string>();

  constructor(reader: string) {
    this.#reader = reader;
  }

  get count(): number {
    return this.#paths.size;
  }

  keep({ kind, detail }: Fault, key: string, input: Buffer): void {
    mkdirSync(failures, { recursive: true });
    const known = this.#paths.get(key);
    const hash = createHash('sha256').update(input).digest('hex').slice(0, 8);
    const path = known ?? join(failures, `${this.#reader}-${kind}-${hash}`);
    this.#paths.set(key, path);
    writeFileSync(path, input);
    const words = known ? 'made smaller' : excerptOf(detail);
    process.stdout.write(`  ${kind}: ${path} (${input.length} bytes)\n    ${words}\n`);
  }
}

function excerptOf(detail: string): string {
  const lines = detail.split('\n').slice(0, 6);
  return lines.map((line) => line.slice(0, 200)).join('\n    ');
}

/** Gives the number of faults. */
async function fuzzReader(reader: string, folder: string): Promise<number> {
  const end = performance.now() + Number(values.minutes) * 60_000;
  const keeper = new FailureKeeper(reader);
  for (let death = 0; death < mostDeaths && !signal.aborted; death += 1) {
    const seconds = Math.max(1, (end - performance.now()) / 1000);
    const seed = String(Number(values.seed) + death * 1_000_003);
    const args = ['--seconds', String(seconds), '--seed', seed, ...limits];
    const onFault = (found: { fault: Fault; input: Buffer }): void =>
      keeper.keep(found.fault, `${death} ${found.fault.signature}`, found.input);
    const run = await runProcess({ reader, args, folder, signal, onFault });
    if (run.summary) describe(reader, run.summary, run.death || signal.aborted ? ', not to its end' : '');
    if (!run.death) break;
    const { fault, input } = run.death;
    keeper.keep(fault, `${death} death`, input);
    const small = await smallerDeath(reader, input, folder);
    if (small.length < input.length) keeper.keep(fault, `${death} death`, small);
    if (performance.now() >= end) break;
  }
  return keeper.count;
}

function describe(reader: string, summary: FuzzSummary, end: string): void {
  const slowest = `slowest ${Math.round(summary.slowestMilliseconds)} ms for ${summary.slowestBytes} bytes`;
  const processor = `${Math.round(summary.processorSeconds)} s of the processor`;
  process.stdout.write(
    `${reader.padEnd(28)} ${summary.inputs} inputs, ${summary.ways} ways, ${slowest}, ${processor}${end}\n`,
  );
}

async function readAgain(reader: string, file: string, folder: string): Promise<number> {
  let faults = 0;
  const report = ({ kind, detail }: Fault): void => {
    faults += 1;
    process.stdout.write(`${kind}: ${detail}\n`);
  };
  const onFault = ({ fault }: { fault: Fault }): void => report(fault);
  const { summary, death } = await runProcess({ reader, args: ['--input', file, ...limits], folder, signal, onFault });
  if (death) report(death.fault);
  if (summary) describe(reader, summary, '');
  return faults;
}

async function main(folder: string): Promise<number> {
  const [reader = ''] = positionals;
  if (values.input !== undefined) return readAgain(reader, values.input, folder);
  let faults = 0;
  for (const name of positionals.length > 0 ? positionals : Object.keys(targets)) {
    if (!signal.aborted) faults += await fuzzReader(name, folder);
  }
  return faults;
}

if (values.help) process.stdout.write(help);
else {
  positionals.forEach(targetNamed);
  const folder = mkdtempSync(join(tmpdir(), 'cairn-fuzz-'));
  process.exitCode = (await main(folder)) > 0 ? 1 : 0;
  rmSync(folder, { recursive: true, force: true });
}
