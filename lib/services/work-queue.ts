/** Work that is done one after the other, while a little more of it is prepared. */
export class WorkQueue {
  private last: Promise<void> = Promise.resolve();
  private waiting = 0;

  constructor(private readonly mostWaiting: number) {}

  /** Resolves when there is room for more. Throws what failed before. */
  async add(work: () => Promise<void>): Promise<void> {
    this.waiting += 1;
    this.last = this.last.then(work).finally(() => {
      this.waiting -= 1;
    });
    // A failure is told where it is waited for.
    this.last.catch(() => undefined);
    if (this.waiting > this.mostWaiting) await this.last;
  }

  /** Resolves when all is done. Throws what failed. */
  finish(): Promise<void> {
    return this.last;
  }
}
