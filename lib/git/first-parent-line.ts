import type { Commit } from '@/lib/git/commit-records';
import { readHistory } from '@/lib/git/history';
import type { OpenRepository } from '@/lib/git/repository';

const pageLength = 1_000;
/** Most commits that are kept; those behind them are read anew for each that asks. */
const mostKept = 20_000;

/** The first-parent line of a repository's commit, for whoever asks what came before many of its commits: each is read once. */
export class FirstParentLine {
  readonly #commits: Commit[] = [];
  readonly #places = new Map<string, number>();
  #isWhole = false;

  constructor(private readonly repository: OpenRepository) {}

  /** A commit and those before it on the line, newest first, as `readHistory` gives them. */
  async *from(id: string): AsyncGenerator<Commit, void, undefined> {
    while (!this.#places.has(id) && (await this.#readPage()));
    for (let at = this.#places.get(id) ?? Number.POSITIVE_INFINITY; ; at += 1) {
      if (at === this.#commits.length) await this.#readPage();
      const commit = this.#commits[at];
      if (commit) yield commit;
      else break;
    }
    if (this.#isWhole && this.#places.has(id)) return;
    const [last] = this.#places.has(id) ? this.#commits.slice(-1) : [];
    for await (const commit of readHistory({ ...this.repository, commit: last?.id ?? id }, { firstParent: true })) {
      if (commit.id !== last?.id) yield commit;
    }
  }

  /** Whether there was more to read, and room for it. */
  async #readPage(): Promise<boolean> {
    if (this.#isWhole || this.#commits.length >= mostKept) return false;
    const last = this.#commits.at(-1);
    const { commit } = this.repository;
    let read = 0;
    const options = { firstParent: true, maximum: pageLength + 1 };
    for await (const next of readHistory({ ...this.repository, commit: last?.id ?? commit }, options)) {
      read += 1;
      if (next.id === last?.id) continue;
      this.#places.set(next.id, this.#commits.length);
      this.#commits.push(next);
    }
    this.#isWhole = read <= pageLength;
    return true;
  }
}
