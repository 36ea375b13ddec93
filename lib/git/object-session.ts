import { Socket } from 'node:net';
import { CairnError } from '@/lib/errors';
import { type BatchObject, BatchParser } from '@/lib/git/batch-parser';
import type { GitOptions } from '@/lib/git/command';
import { startProcess } from '@/lib/git/git-process';

/**
 * One git process that gives objects, one request after the other, for as long as its repository is open: to start one costs more than to
 * read a few objects. It starts with the first request, and keeps nothing from ending while none is open.
 */
export class ObjectSession {
  #running: RunningGit | null = null;
  /** Whether git gives the answer of a request in large pieces; older ones than 2.36 cannot while they stay. */
  #isBuffered = true;
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: GitOptions) {}

  /** Whether many objects are given as fast as by a process of their own. Sure once a request was answered. */
  get isFast(): boolean {
    return this.#isBuffered;
  }

  /** Starts the process ahead of the first request. */
  start(): void {
    this.#running ??= new RunningGit(this.options, this.#isBuffered);
  }

  /** The objects of these names (ids, or others that are one revision to git), in order. Throws as every run of git does. */
  async read(names: readonly string[]): Promise<BatchObject[]> {
    const objects: BatchObject[] = [];
    await this.readEach(names, { onObject: (object) => void objects.push(object) });
    return objects;
  }

  /** As `read`, one by one; waits where `onObject` gives a promise. One over the limit is the last that is given. */
  readEach(names: readonly string[], reading: Reading): Promise<void> {
    const answer = this.#last.then(() => this.#ask(names, reading));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  async #ask(names: readonly string[], reading: Reading): Promise<void> {
    if (names.length === 0) return;
    this.start();
    try {
      await this.#running?.exchange(names, reading);
    } catch (error) {
      const isOld = this.#isBuffered && this.#running?.hasRefused === true;
      this.close();
      if (!isOld) throw error;
      this.#isBuffered = false;
      await this.#ask(names, reading);
    }
    if (this.#running?.isSpent) this.close();
  }

  /** Ends the process; a later request starts another. */
  close(): void {
    this.#running?.stop();
    this.#running = null;
  }
}

interface Reading {
  maximumBytes?: number;
  onObject: (object: BatchObject) => void | Promise<void>;
}

const usageError = 129;

/** A process that answers requests. */
class RunningGit {
  /** Whether what follows an object over the limit is still on its way: nobody's answer. */
  isSpent = false;
  readonly #process: ReturnType<typeof startProcess>;
  #take: (chunk: Buffer) => void = () => undefined;

  constructor(
    private readonly options: GitOptions,
    private readonly isBuffered: boolean,
  ) {
    this.#process = startProcess(
      ['cat-file', ...(isBuffered ? ['--batch-command', '--buffer'] : ['--batch'])],
      options,
    );
    this.#process.child.stdout.on('data', (chunk: Buffer) => this.#take(chunk));
    this.#rest();
  }

  /** Whether it ended at once since this git does not know what it is asked to do. */
  get hasRefused(): boolean {
    return this.#process.child.exitCode === usageError;
  }

  async exchange(names: readonly string[], reading: Reading): Promise<void> {
    const { child, ending } = this.#process;
    for (const handle of this.#handles()) handle.ref();
    ending.startTimer();
    const answered = this.#answer(names.length, reading);
    const request = this.isBuffered
      ? `${names.map((name) => `contents ${name}\n`).join('')}flush\n`
      : `${names.join('\n')}\n`;
    child.stdin.write(request);
    await answered.finally(() => this.#rest());
  }

  stop(): void {
    this.#process.ending.stop();
  }

  #answer(expected: number, { maximumBytes, onObject }: Reading): Promise<void> {
    const { child, ending } = this.#process;
    const parser = new BatchParser(maximumBytes);
    let given = 0;
    return new Promise<void>((resolve, reject) => {
      const give = async (chunk: Buffer): Promise<void> => {
        for (const object of parser.push(chunk)) {
          given += 1;
          this.isSpent = object.type !== null && object.bytes === null;
          const pending = onObject(object);
          if (pending) {
            child.stdout.pause();
            await pending;
            child.stdout.resume();
          }
          if (this.isSpent) break;
        }
        if (this.isSpent || (given === expected && parser.isAtEnd)) resolve();
      };
      this.#take = (chunk) => void give(chunk).catch(reject);
      const early = `${this.options.subject}: git ended before it had answered. Try again.`;
      ending.finished.then(() => reject(new CairnError('unreadable', early)), reject);
    });
  }

  #rest(): void {
    this.#process.ending.stopTimer();
    for (const handle of this.#handles()) handle.unref();
  }

  #handles(): { ref(): void; unref(): void }[] {
    const { child } = this.#process;
    return [child, ...[child.stdin, child.stdout, child.stderr].filter((stream) => stream instanceof Socket)];
  }
}
