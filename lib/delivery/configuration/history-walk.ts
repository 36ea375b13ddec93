import type { DeployingCommit, FoundDeployment } from '@/lib/delivery/configuration/found-deployment';
import type { ChangedVersions, NetChange } from '@/lib/delivery/configuration/net-changes';
import { type VersionFact, versionChange, versionOf } from '@/lib/delivery/configuration/version-fact';

/** A merge of the tracked branch whose branch is still to be met on the way back. */
export interface OpenMerge {
  /** Position on the line, the newest first. */
  order: number;
  /** Files that it changed and that can hold versions. */
  paths: Set<string>;
  /** What it brought, whose writer is not known yet. */
  pending: FoundDeployment[];
}

/** How a commit stands to the tracked branch: on its line, on a branch that a merge brought, or neither. */
export type Position =
  | { on: 'line'; merge: OpenMerge | null }
  | { on: 'branch'; merge: OpenMerge }
  | { on: 'elsewhere' };

/**
 * Follows the first-parent line through a history that is read newest first, children before their parents, and tells which merge
 * brought each other commit. Memory holds the ends of open branches, not the history.
 */
export class HistoryWalk {
  /** Oldest merge that reaches a commit which is still to come. */
  private readonly owners = new Map<string, OpenMerge>();
  private expected: string | null;
  private order = 0;

  constructor(tip: string) {
    this.expected = tip;
  }

  position({ id, parents }: { id: string; parents: readonly string[] }): Position {
    const owner = this.owners.get(id);
    this.owners.delete(id);
    if (id === this.expected) {
      const [first = null, ...others] = parents;
      this.expected = first;
      this.order += 1;
      if (others.length === 0) return { on: 'line', merge: null };
      const merge = { order: this.order, paths: new Set<string>(), pending: [] };
      this.pass(others, merge);
      return { on: 'line', merge };
    }
    if (!owner) return { on: 'elsewhere' };
    this.pass(parents, owner);
    return { on: 'branch', merge: owner };
  }

  private pass(parents: readonly string[], merge: OpenMerge): void {
    for (const parent of parents) {
      const known = this.owners.get(parent);
      if (parent !== this.expected && (!known || known.order < merge.order)) this.owners.set(parent, merge);
    }
  }
}

/** The deployments that a commit of the line brings; those of a merge wait for the commit of its branch that wrote them. */
export function deploymentsOf(
  changes: readonly NetChange[],
  commit: DeployingCommit,
  merge: OpenMerge | null,
): FoundDeployment[] {
  const found = changes.map((change) => ({ ...change, writtenBy: commit, reachedBy: commit }));
  merge?.pending.push(...found);
  return found;
}

/** Settles which deployments of a merge a commit of its branch wrote: it is the newest that did, since newer ones came before. */
export function settleWriters(merge: OpenMerge, commit: DeployingCommit, files: readonly ChangedVersions[]): void {
  if (merge.pending.length === 0) return;
  const byPath = new Map(files.map((file) => [file.path, file]));
  merge.pending = merge.pending.filter((deployment) => {
    const wrote = deployment.places.some(({ path, slot }) => {
      const file = byPath.get(path);
      return file !== undefined && writes(file, slot, deployment.to);
    });
    if (wrote) deployment.writtenBy = commit;
    return !wrote;
  });
}

function writes({ before, after }: ChangedVersions, slot: string, to: string): boolean {
  const fact = factAt(after, slot);
  const old = factAt(before, slot);
  // What the file leaves out again, it takes from a shared one.
  if (!fact) return old !== undefined;
  return versionChange(old ? versionOf(old.parts) : null, versionOf(fact.parts))?.to === to;
}

function factAt(facts: readonly VersionFact[] | null, slot: string): VersionFact | undefined {
  return facts?.find((fact) => fact.slot === slot);
}
