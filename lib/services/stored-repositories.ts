import type { Queries } from '@/db/client';
import { changeStore, listChanges } from '@/db/store/changes';
import { commitStore, findCommits, findCommitsBeginning, listCommits } from '@/db/store/commits';
import type { Change, Commit } from '@/lib/delivery/events';
import { repositoryKeyOf } from '@/lib/delivery/repository-key';

const WEEK = 7 * 86_400_000;
const shortId = /^[0-9a-f]{7,39}$/;

/** Commits and changes, read from the store only so far back as they are wanted, and single commits by their ids. */
export class StoredRepositories {
  private readonly commits = new Map<string, Commit>();
  private readonly changes = new Map<string, Change>();
  private readonly found = new Map<string, readonly Commit[]>();
  private readonly wanted = new Map<string, number>();
  private readonly known = new Map<string, number>();

  constructor(
    private readonly db: Queries,
    private readonly organizationId: string,
  ) {}

  /**
   * Wants to know the history of a repository, by its key, since a moment, in milliseconds. Gives whether there is anything to be read
   * for it.
   */
  want(repository: string, since: number): boolean {
    const wanted = Math.min(since, this.wanted.get(repository) ?? Number.POSITIVE_INFINITY);
    this.wanted.set(repository, wanted);
    return wanted < this.knownSince(repository);
  }

  /** Since when the history of a repository is known. */
  knownSince(repository: string): number {
    return this.known.get(repository) ?? Number.POSITIVE_INFINITY;
  }

  /** Finds commits by their ids, full or short, in whatever repository, and keeps them. Gives those of ids not asked for before. */
  async find(revisions: Iterable<string>): Promise<Commit[]> {
    const asked = new Set(
      Array.from(revisions, (revision) => revision).filter((revision) => !this.found.has(revision)),
    );
    const written = [...asked].flatMap((revision) => [revision, revision.toLowerCase()]);
    const exact = Map.groupBy(await findCommits(this.db, this.organizationId, written), ({ revision }) =>
      revision.toLowerCase(),
    );
    const short = [...asked].map((id) => id.toLowerCase()).filter((id) => !exact.has(id) && shortId.test(id));
    const beginning = await findCommitsBeginning(this.db, this.organizationId, short);
    const commits = [...exact.values()].flat().concat(beginning);
    this.keepCommits(commits);
    for (const revision of asked) {
      const id = revision.toLowerCase();
      this.found.set(revision, exact.get(id) ?? beginning.filter((commit) => commit.revision.startsWith(id)));
    }
    return commits;
  }

  /** The commits that were found by an id. */
  foundBy(revision: string): readonly Commit[] {
    return this.found.get(revision) ?? [];
  }

  /** Reads what is wanted and not known yet, and the commits that changes name. */
  async load(): Promise<void> {
    const open = [...this.wanted].filter(([repository, since]) => since < this.knownSince(repository));
    // Repositories with a similar beginning are asked for together.
    const groups = Map.groupBy(open, ([, since]) => Math.floor(since / WEEK) * WEEK);
    for (const [since, group] of groups) {
      const request = { repositories: group.map(([repository]) => repository), since: new Date(since) };
      this.keepCommits(await listCommits(this.db, this.organizationId, request));
      await this.keepChanges(await listChanges(this.db, this.organizationId, request));
      for (const [repository] of group) this.known.set(repository, since);
    }
  }

  /** Reads the changes of every repository that were merged at a moment or later. */
  async loadChanges(since: number): Promise<void> {
    const request = { repositories: null, since: new Date(since) };
    await this.keepChanges(await listChanges(this.db, this.organizationId, request));
  }

  events(): { changes: Change[]; commits: Commit[] } {
    return { changes: [...this.changes.values()], commits: [...this.commits.values()] };
  }

  private keepCommits(commits: readonly Commit[]): void {
    for (const commit of commits) this.commits.set(commitStore.identityOf(commit), commit);
  }

  private async keepChanges(changes: readonly Change[]): Promise<void> {
    for (const change of changes) this.changes.set(changeStore.identityOf(change), change);
    const named = changes.flatMap(({ mergeRevision, firstCommitAt, commits, repository }) => {
      const key = repositoryKeyOf(repository);
      return [mergeRevision, ...(firstCommitAt === undefined ? commits : [])].filter(
        (revision) => !this.commits.has(`${key}\0${revision}`),
      );
    });
    await this.find(named);
  }
}
