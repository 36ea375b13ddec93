import { readMarks } from '@/lib/delivery/configuration/commit-marks';
import type { ConfigurationPlaces, FactsOf } from '@/lib/delivery/configuration/configuration-places';
import type { DeployingCommit, FoundDeployment, Person } from '@/lib/delivery/configuration/found-deployment';
import {
  deploymentsOf,
  HistoryWalk,
  type OpenMerge,
  type Position,
  settleWriters,
} from '@/lib/delivery/configuration/history-walk';
import { type ChangedVersions, netChanges } from '@/lib/delivery/configuration/net-changes';
import { versionReaderOf } from '@/lib/delivery/configuration/version-files';
import { type ChangedBlob, type ChangingCommit, readChangingCommits } from '@/lib/git/changing-commits';
import { isoDate } from '@/lib/git/commit-date';
import type { OpenRepository } from '@/lib/git/repository';
import { readTree } from '@/lib/git/tree';
import { remember } from '@/lib/scan/documents/remember';
import type { CollectRequest } from '@/lib/services/collect-facts';
import { readConfigurationLayout } from '@/lib/services/configuration-layout';
import { VersionStore } from '@/lib/services/version-store';
import { WorkQueue } from '@/lib/services/work-queue';

interface WalkOptions extends Pick<CollectRequest, 'onProgress' | 'signal'> {
  /** What reached the branch before is not looked at. */
  from: Date | null;
  since: Date | null;
  until: Date;
}

/** Commits that are read in one batch of blobs. */
const batchLength = 250;
/** Batches that wait for their blobs. */
const mostWaiting = 12;
/** A wrong clock in between hides nothing: so many commits of the line must be older than what is asked for. */
const olderInARow = 50;
/** The branch of a merge may have begun long before; one that is older than so many commits of the line is not followed. */
const mostOlder = 5_000;

/** A commit with the versions that are to be compared for it. */
interface Step {
  commit: ChangingCommit;
  position: Position;
  files: readonly ChangedBlob[];
  /** Blobs of other files that tell whether a shared value is taken. */
  related: ReadonlyMap<string, string>;
}

/** Walks the history of the tracked branch, newest first, and gives what it deployed, oldest first. */
export async function walkDeployments(
  repository: OpenRepository,
  options: WalkOptions,
): Promise<{ found: FoundDeployment[]; unknown: string[] }> {
  const entries = await readTree(repository, repository.commit);
  const files = entries.filter(({ type }) => type === 'file').map(({ path, objectId }) => ({ path, objectId }));
  const { places, counts } = await readConfigurationLayout(repository, files);
  const reading = new Reading(
    repository,
    options,
    places,
    remember((path: string) => counts(path) && versionReaderOf(path) !== null, 200_000),
  );
  reading.start(files);
  await reading.run();
  return { found: reading.found.toReversed(), unknown: reading.unknown() };
}

class Reading {
  readonly found: FoundDeployment[] = [];
  private readonly store: VersionStore;
  private readonly walk: HistoryWalk;
  /** Blobs of the files that can hold versions, as they were at the commit that is looked at. */
  private readonly tree = new Map<string, string>();
  /** Seconds, as commits have them. */
  private readonly from: number;
  private readonly until: number;
  private readonly people = new People();
  private isCutOff = false;
  private older = 0;
  private open = new Set<OpenMerge>();

  constructor(
    private readonly repository: OpenRepository,
    private readonly options: WalkOptions,
    private readonly places: ConfigurationPlaces,
    private readonly isVersioned: (path: string) => boolean,
  ) {
    this.from = options.from === null ? Number.NEGATIVE_INFINITY : options.from.getTime() / 1000;
    this.until = options.until.getTime() / 1000;
    this.store = new VersionStore(repository);
    this.walk = new HistoryWalk(repository.commit);
  }

  start(files: readonly { path: string; objectId: string }[]): void {
    for (const { path, objectId } of files) if (this.isVersioned(path)) this.tree.set(path, objectId);
  }

  async run(): Promise<void> {
    let batch: Step[] = [];
    let done = 0;
    // While git gives the blobs of some batches, the commits of the next are read.
    const comparing = new WorkQueue(mostWaiting);
    try {
      for await (const commits of readChangingCommits(this.repository, this.isVersioned)) {
        for (const commit of commits) {
          const step = this.plan(commit);
          if (step) batch.push(step);
        }
        done += commits.length;
        const mayEnd = this.older >= olderInARow;
        if (batch.length < batchLength && !mayEnd) continue;
        const next = batch;
        batch = [];
        await comparing.add(() => this.compare(next));
        this.options.signal?.throwIfAborted();
        this.options.onProgress?.({ done, total: null, message: 'Reading history' });
        if (!mayEnd) continue;
        await comparing.finish();
        if (this.older >= mostOlder || this.isSettled()) break;
      }
    } finally {
      await comparing.finish();
    }
    await this.compare(batch);
  }

  unknown(): string[] {
    const { subject } = this.repository.source;
    const unread = this.store.unread.size;
    return [
      ...(this.isCutOff
        ? [`The history of ${subject} is cut off: older deployments are unknown. Fetch it with: git fetch --unshallow`]
        : []),
      ...(unread > 0
        ? [
            `What ${unread} ${unread === 1 ? 'file' : 'files'} deployed at commits where they cannot be read is unknown.`,
          ]
        : []),
    ];
  }

  /** Whether the writers of all that merges brought are known. */
  private isSettled(): boolean {
    return [...this.open].every(({ pending }) => pending.length === 0);
  }

  /** What is to be compared for a commit; null for nothing. */
  private plan(commit: ChangingCommit): Step | null {
    const position = this.walk.position(commit);
    const isOld = commit.committedAt < this.from;
    if (position.on === 'line') this.older = isOld ? this.older + 1 : 0;
    const { files } = commit;
    if (files.length === 0 || position.on === 'elsewhere') return null;
    if (this.repository.shallow && commit.parents.length === 0) {
      // Against nothing, everything would look new.
      this.isCutOff ||= !isOld;
      return null;
    }
    if (position.on === 'branch') {
      const wanted = commit.parents.length > 1 ? [] : files.filter(({ path }) => position.merge.paths.has(path));
      return wanted.length === 0 ? null : { commit, position, files: wanted, related: new Map() };
    }
    const isWanted = !isOld && commit.committedAt < this.until;
    const step = isWanted ? { commit, position, files, related: this.relatedTo(files) } : null;
    if (step && position.merge) {
      for (const { path } of files) position.merge.paths.add(path);
      this.open.add(position.merge);
    }
    for (const { path, oldObjectId } of files) {
      if (oldObjectId === null) this.tree.delete(path);
      else this.tree.set(path, oldObjectId);
    }
    return step;
  }

  private relatedTo(files: readonly ChangedBlob[]): Map<string, string> {
    const related = new Map<string, string>();
    for (const { path } of files) {
      for (const other of [...this.places.relatedPaths(path), ...this.places.inheritance.basesOf(path)]) {
        const objectId = this.tree.get(other);
        if (objectId !== undefined) related.set(other, objectId);
      }
    }
    return related;
  }

  private async compare(batch: readonly Step[]): Promise<void> {
    if (batch.length === 0) return;
    this.store.tidy();
    for (const { files, related } of batch) {
      for (const { path, oldObjectId, newObjectId } of files) this.store.want(path, newObjectId, oldObjectId);
      for (const [path, objectId] of related) this.store.want(path, objectId);
    }
    await this.store.load();
    for (const { commit, position, files, related } of batch) {
      const changed = files.flatMap((file) => this.versionsOf(file) ?? []);
      const kept = this.keptOf(commit);
      if (position.on === 'branch') settleWriters(position.merge, kept, changed);
      if (position.on !== 'line') continue;
      const factsOf: FactsOf = (path) => {
        const objectId = related.get(path);
        return objectId === undefined ? null : (this.store.factsOf(path, objectId) ?? []);
      };
      const changes = netChanges(changed, this.places, factsOf);
      // The order of a commit's files is kept when all are turned to oldest first.
      this.found.push(...deploymentsOf(changes, kept, position.merge).toReversed());
    }
    for (const merge of this.open) if (merge.pending.length === 0) this.open.delete(merge);
  }

  private keptOf(commit: ChangingCommit): DeployingCommit {
    return {
      id: copyOf(commit.id),
      committedAt: isoDate(String(commit.committedAt)),
      marks: readMarks(commit.message),
      author: this.people.get(commit.authorName, commit.authorEmail),
      committer: this.people.get(commit.committerName, commit.committerEmail),
    };
  }

  /** Null where one side cannot be read: what changed is unknown. */
  private versionsOf({ path, oldObjectId, newObjectId }: ChangedBlob): ChangedVersions | null {
    const before = oldObjectId === null ? null : this.store.factsOf(path, oldObjectId);
    const after = newObjectId === null ? null : this.store.factsOf(path, newObjectId);
    const isUnread = (oldObjectId !== null && before === null) || (newObjectId !== null && after === null);
    return isUnread ? null : { path, before, after };
  }
}

/** Names and addresses, each kept once for all its commits. */
class People {
  private readonly known = new Map<string, Person>();

  get(name: string, email: string): Person {
    const key = `${name}\0${email}`;
    const person = this.known.get(key) ?? { name: copyOf(name), email: copyOf(email) };
    this.known.set(key, person);
    return person;
  }
}

/** A text that does not hold on to the large one that it was cut from. */
function copyOf(text: string): string {
  return Buffer.from(text).toString();
}
