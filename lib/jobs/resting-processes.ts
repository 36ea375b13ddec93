import { ContainedProcess, type ProcessOptions } from '@/lib/jobs/contained-process';

/** Default of how long a process waits for more work before it is let go. */
const usualRestMilliseconds = 300_000;

/**
 * Processes of one kind that have done their work and wait for more: the next piece neither starts one nor reads again what this one
 * still knows. They keep nobody from ending.
 */
export class RestingProcesses {
  private readonly resting = new Map<ContainedProcess, NodeJS.Timeout>();

  constructor(private readonly restMilliseconds = usualRestMilliseconds) {}

  /** The one that rested last, which is the likeliest to know what is asked next, or a new one. */
  take(options: ProcessOptions): ContainedProcess {
    for (const process of [...this.resting.keys()].reverse()) {
      this.forget(process);
      if (!process.isReady) continue;
      process.wake();
      return process;
    }
    return new ContainedProcess(options);
  }

  /** Keeps a process that is done; one that has ended is forgotten. */
  giveBack(process: ContainedProcess): void {
    if (!process.isReady) return;
    process.rest();
    const letGo = setTimeout(() => {
      this.forget(process);
      process.end();
    }, this.restMilliseconds);
    letGo.unref();
    this.resting.set(process, letGo);
  }

  /** Lets all that rest end. */
  end(): void {
    for (const process of [...this.resting.keys()]) {
      this.forget(process);
      process.end();
    }
  }

  private forget(process: ContainedProcess): void {
    clearTimeout(this.resting.get(process));
    this.resting.delete(process);
  }
}
