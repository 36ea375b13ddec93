import { type CommitGraph, UNKNOWN_PARENT } from '@/lib/delivery/commit-graph';

/** The running revision goes from one commit to another. */
export interface RevisionStep {
  from: number;
  to: number;
}

/** What a step brings. */
export interface CarriedCommits {
  /** Commits reachable from `to` and not from `from`. */
  commits: readonly number[];
  /** How `to` stands to `from`. */
  direction: 'same' | 'forward' | 'back' | 'aside';
  /** The history known ends within `commits`: there may be more of them. */
  isCutOff: boolean;
}

/**
 * What each of several steps brings, in their order. What is reachable from the running revision is held as layers, one on top of the
 * other, each being what one step added. A step forward looks at what it brings alone, and a step back or aside also at what it leaves:
 * every commit of a service's history is looked at once, and again only as often as it is brought or left again.
 */
export function carriedCommits(graph: CommitGraph, steps: readonly RevisionStep[]): CarriedCommits[] {
  const running = new RunningRevision(graph);
  return steps.map(({ from, to }) => {
    running.moveTo(from);
    return running.moveTo(to);
  });
}

class RunningRevision {
  /** The layer that a commit was last put into; 0 for none. Layers that were left are never used again. */
  private readonly layerOf: Int32Array;
  /** The height of each layer in the pile, by its number; -1 where it was left. */
  private readonly heights: number[] = [-1];
  /** The layers of the pile, lowest first: their numbers, and the commit from which each and all below it is reachable. */
  private readonly pile: { layer: number; tip: number }[] = [];
  private readonly lookedAt: Int32Array;
  private look = 0;

  constructor(private readonly graph: CommitGraph) {
    this.layerOf = new Int32Array(graph.commits.length);
    this.lookedAt = new Int32Array(graph.commits.length);
  }

  moveTo(target: number): CarriedCommits {
    const top = this.pile.length - 1;
    if (this.pile[top]?.tip === target) return { commits: [], direction: 'same', isCutOff: false };
    const isBack = this.heightOf(target) >= 0;
    this.look += 1;
    const below = new Map<number, number[]>();
    const commits: number[] = [];
    const isCutOff = this.collectNew(target, commits, below);
    const again: number[] = [];
    const height = this.descend(below, again);
    this.replaceAbove(height, commits, again, target);
    return { commits, direction: isBack ? 'back' : height === top ? 'forward' : 'aside', isCutOff };
  }

  /** Collects what is not reachable from the running revision, and by height where that begins. */
  private collectNew(target: number, commits: number[], below: Map<number, number[]>): boolean {
    const open = [target];
    let isCutOff = false;
    for (let commit = open.pop(); commit !== undefined; commit = open.pop()) {
      if (commit === UNKNOWN_PARENT) isCutOff = true;
      else if (this.isNewLook(commit)) {
        const height = this.heightOf(commit);
        if (height >= 0) addTo(below, height, commit);
        else {
          commits.push(commit);
          open.push(...(this.graph.parents[commit] ?? []));
        }
      }
    }
    return isCutOff;
  }

  /** Goes down the pile, highest commits first, to the first layer that is reachable whole; -1 where none is. */
  private descend(below: Map<number, number[]>, again: number[]): number {
    let height = Math.max(-1, ...below.keys());
    for (; height >= 0; height -= 1) {
      const open = below.get(height) ?? [];
      const tip = this.pile[height]?.tip;
      if (tip !== undefined && open.includes(tip)) return height;
      for (let commit = open.pop(); commit !== undefined; commit = open.pop()) {
        again.push(commit);
        for (const parent of this.graph.parents[commit] ?? []) {
          if (parent !== UNKNOWN_PARENT && this.isNewLook(parent)) addTo(below, this.heightOf(parent), parent);
        }
      }
    }
    return height;
  }

  private replaceAbove(height: number, commits: readonly number[], again: readonly number[], tip: number): void {
    for (const { layer } of this.pile.splice(height + 1)) this.heights[layer] = -1;
    if (commits.length + again.length === 0) return;
    const layer = this.heights.length;
    this.heights.push(this.pile.length);
    this.pile.push({ layer, tip });
    for (const commit of commits) this.layerOf[commit] = layer;
    for (const commit of again) this.layerOf[commit] = layer;
  }

  private heightOf(commit: number): number {
    return this.heights[this.layerOf[commit] ?? 0] ?? -1;
  }

  private isNewLook(commit: number): boolean {
    if (this.lookedAt[commit] === this.look) return false;
    this.lookedAt[commit] = this.look;
    return true;
  }
}

function addTo(map: Map<number, number[]>, key: number, value: number): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
