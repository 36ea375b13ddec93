import { Socket } from 'node:net';
import { CairnError } from '@/lib/errors';
import { type BatchObject, BatchParser } from '@/lib/git/batch-parser';
import type { GitOptions } from '@/lib/git/command';
import { startProcess } from '@/lib/git/git-process';

/**
 * One git process that gives objects, one request after the other, for as long as its repository is open: starting a process costs more
 * than reading a few of them. It starts with the first request, and keeps nothing from ending while none is open.
 */
export class ObjectSession {
  #running: RunningGit | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: GitOptions) {}

  /** Starts the process ahead of the first request. */
  start(): void {
    this.#running ??= startGit(this.options);
  }

  /**
   * Gives the objects of these names (ids, or other names that are one revision to git), in order; one that is over the limit ends the
   * answer. Throws as every run of git does.
   */
  read(names: readonly string[], maximumBytes?: number): Promise<BatchObject[]> {
    const answer = this.#last.then(() => this.#ask(names, maximumBytes));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  async #ask(names: readonly string[], maximumBytes?: number): Promise<BatchObject[]> {
    const objects: BatchObject[] = [];
    if (names.length === 0) return objects;
    const parser = new BatchParser(maximumBytes);
    const isWhole = (chunk: Buffer): boolean => {
      objects.push(...parser.push(chunk));
      return (objects.length >= names.length && parser.isAtEnd) || isOverLimit(objects.at(-1));
    };
    this.#running ??= startGit(this.options);
    try {
      await this.#running.exchange(`${names.join('\n')}\n`, isWhole);
    } catch (error) {
      this.close();
      throw error;
    }
    // What follows it is on its way and nobody's answer.
    if (isOverLimit(objects.at(-1))) this.close();
    return objects;
  }

  /** Ends the process; a later request starts another. */
  close(): void {
    this.#running?.stop();
    this.#running = null;
  }
}

function isOverLimit(object: BatchObject | undefined): boolean {
  return object !== undefined && object.type !== null && object.bytes === null;
}

interface RunningGit {
  /** Sends a request and takes the answer until `isWhole` says that it is all there. */
  exchange: (request: string, isWhole: (chunk: Buffer) => boolean) => Promise<void>;
  stop: () => void;
}

function startGit(options: GitOptions): RunningGit {
  const { child, ending } = startProcess(['cat-file', '--batch'], options);
  const handles = [child, ...[child.stdin, child.stdout, child.stderr].filter((stream) => stream instanceof Socket)];
  let take: (chunk: Buffer) => void = () => undefined;
  child.stdout.on('data', (chunk: Buffer) => take(chunk));
  const rest = (): void => {
    ending.stopTimer();
    for (const handle of handles) handle.unref();
  };
  rest();
  const exchange = async (request: string, isWhole: (chunk: Buffer) => boolean): Promise<void> => {
    for (const handle of handles) handle.ref();
    ending.startTimer();
    const answered = new Promise<void>((resolve, reject) => {
      take = (chunk) => {
        if (isWhole(chunk)) resolve();
      };
      const early = new CairnError('unreadable', `${options.subject}: git ended before it had answered. Try again.`);
      ending.finished.then(() => reject(early), reject);
    });
    child.stdin.write(request);
    await answered.finally(rest);
  };
  return { exchange, stop: ending.stop };
}
