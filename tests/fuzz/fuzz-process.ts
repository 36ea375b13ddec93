import { openSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { writeInput } from '@/tests/fuzz/input-file';
import { type Fault, type Judgement, judgeRead } from '@/tests/fuzz/judge-read';
import { minimize } from '@/tests/fuzz/minimize';
import { mutate } from '@/tests/fuzz/mutate';
import { Random } from '@/tests/fuzz/random';
import { shapeOf } from '@/tests/fuzz/shape';
import type { FuzzTarget } from '@/tests/fuzz/target';
import { targetNamed } from '@/tests/fuzz/targets';

// The process that reads. It notes each input before it reads it, so that whoever watches can tell by which one it died. Its answers are
// lines of JSON on stdout: each fault when it is found and again when its input was made smaller, and where it stands in between.
const { values } = parseArgs({
  options: {
    reader: { type: 'string', default: '' },
    /** A file with one input, in place of mutations. */
    input: { type: 'string' },
    current: { type: 'string', default: '/dev/null' },
    seconds: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    bytes: { type: 'string', default: '65536' },
    milliseconds: { type: 'string', default: '1000' },
  },
});
const mostMilliseconds = Number(values.milliseconds);
const mostBytes = Number(values.bytes);
/** Inputs that led a reader a new way, kept as beginnings of others. */
const mostCorpus = 400;
/** More than any reader may hold on to. */
const mostMegabytes = 1_500;

/** Milliseconds between two words of where the process stands. */
const progressEvery = 2_000;

/** How far the process is. */
export interface FuzzSummary {
  inputs: number;
  processorSeconds: number;
  /** Inputs that led the reader a new way. */
  ways: number;
  slowestMilliseconds: number;
  slowestBytes: number;
}

/** A fault with its input in base64, and the same again by its signature with a smaller one; a summary that is the last one or not. */
export type FuzzMessage =
  | { fault: Fault; input: string; isSmaller: boolean }
  | { summary: FuzzSummary; isLast: boolean };

const current = openSync(values.current, 'w');
/** Reads so far, those for making an input smaller included. */
let reads = 0;

function readNext(target: FuzzTarget, input: Buffer): Promise<Judgement> {
  reads += 1;
  writeInput(current, reads, input);
  return judgeRead(target, input, mostMilliseconds);
}

function say(message: FuzzMessage): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

function sayFault(fault: Fault, input: Buffer, isSmaller: boolean): void {
  say({ fault, input: input.toString('base64'), isSmaller });
}

async function report(target: FuzzTarget, fault: Fault, input: Buffer): Promise<void> {
  sayFault(fault, input, false);
  const stillFails = async (candidate: Buffer): Promise<boolean> => {
    const other = (await readNext(target, candidate)).fault;
    return other?.signature === fault.signature;
  };
  const small = await minimize(input, stillFails, fault.kind === 'slow' ? 30 : 2_000);
  if (small.length < input.length) sayFault(fault, small, true);
}

async function fuzz(target: FuzzTarget): Promise<void> {
  const random = new Random(Number(values.seed));
  const corpus: Buffer[] = target.seeds.map((seed) => Buffer.from(seed));
  const grammar = {
    corpus,
    pieces: target.pieces.map((piece) => Buffer.from(piece)),
  };
  const ways = new Set<string>();
  const known = new Set<string>();
  const summary: FuzzSummary = { inputs: 0, processorSeconds: 0, ways: 0, slowestMilliseconds: 0, slowestBytes: 0 };
  const end = performance.now() + Number(values.seconds) * 1000;
  let progressAt = performance.now() + progressEvery;
  while (performance.now() < end) {
    const seed = corpus[summary.inputs];
    const isSeed = summary.inputs < target.seeds.length && seed !== undefined;
    const input = isSeed ? seed : mutate(random, grammar, mostBytes);
    summary.inputs += 1;
    const { fault, milliseconds, facts } = await readNext(target, input);
    if (milliseconds > summary.slowestMilliseconds) {
      summary.slowestMilliseconds = milliseconds;
      summary.slowestBytes = input.length;
    }
    if (fault && !known.has(fault.signature)) {
      known.add(fault.signature);
      await report(target, fault, input);
    }
    const way = input.length <= 4_096 && !fault ? shapeOf(facts) : null;
    if (way !== null && !ways.has(way) && corpus.length < mostCorpus) corpus.push(input);
    if (way !== null && ways.size < 100_000) ways.add(way);
    summary.ways = ways.size;
    if (summary.inputs % 200 === 0) refuseToGrow();
    if (performance.now() < progressAt) continue;
    saySummary(summary, false);
    progressAt = performance.now() + progressEvery;
  }
  saySummary(summary, true);
}

function saySummary(summary: FuzzSummary, isLast: boolean): void {
  const { user, system } = process.cpuUsage();
  say({ summary: { ...summary, processorSeconds: (user + system) / 1_000_000 }, isLast });
}

/** What lies outside the heap that the process was given counts too. */
function refuseToGrow(): void {
  const megabytes = process.memoryUsage.rss() / 1_048_576;
  if (megabytes > mostMegabytes) throw new Error(`The reader holds ${Math.round(megabytes)} MB`);
}

// An interruption at the terminal reaches it too, and is for whoever watches: they stop it.
process.on('SIGINT', () => undefined);
const target = targetNamed(values.reader);
if (values.input === undefined) await fuzz(target);
else {
  const input = readFileSync(values.input);
  const { fault, milliseconds } = await readNext(target, input);
  if (fault) sayFault(fault, input, false);
  const slowest = { slowestMilliseconds: milliseconds, slowestBytes: input.length };
  saySummary({ inputs: 1, processorSeconds: 0, ways: 1, ...slowest }, true);
}
