import type { ImageReference } from '@/lib/scan/documents/images';
import { listAt, textAt } from '@/lib/scan/documents/json';
import type { Kustomization } from '@/lib/scan/documents/kustomize';

/**
 * Images of manifests whose tag never reaches a target as written, because every overlay that delivers the file sets another by
 * its `images:`. What the overlays set is listed as a reference of its own.
 */
export function imagesSetByOverlays(
  images: readonly ImageReference[],
  kustomizations: readonly Kustomization[],
): Set<ImageReference> {
  if (kustomizations.length === 0) return new Set();
  const graph = new OverlayGraph(kustomizations);
  return new Set(
    images.filter((image) => {
      const leaves = graph.leavesOf(image.path);
      return leaves.length > 0 && leaves.every((leaf) => graph.setsImage(leaf, nameOf(image)));
    }),
  );
}

function nameOf(image: ImageReference): string {
  return image.registry === '' ? image.repository : `${image.registry}/${image.repository}`;
}

/** Most kustomizations that one file is followed through. */
const mostFolders = 2_000;

/** Which overlays deliver a file, and which images they set, their components and bases included. */
class OverlayGraph {
  private readonly byFolder: ReadonlyMap<string, Kustomization>;
  private readonly holders = new Map<string, Kustomization[]>();
  private readonly setNames = new Map<string, Set<string>>();

  constructor(kustomizations: readonly Kustomization[]) {
    this.byFolder = new Map(kustomizations.map((kustomization) => [kustomization.folder, kustomization]));
    for (const kustomization of kustomizations) {
      for (const path of kustomization.resources) {
        const known = this.holders.get(path);
        if (known) known.push(kustomization);
        else this.holders.set(path, [kustomization]);
      }
    }
  }

  /** Folders of the outermost kustomizations that deliver a file; none where it goes through more than anybody writes. */
  leavesOf(path: string): string[] {
    const holders = this.holders.get(path);
    if (holders === undefined) return [];
    const leaves: string[] = [];
    const seen = new Set<string>();
    const pending = holders.map(({ folder }) => folder);
    for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
      if (seen.has(folder)) continue;
      if (seen.size >= mostFolders) return [];
      seen.add(folder);
      const takenBy = this.byFolder.get(folder)?.takenBy ?? [];
      if (takenBy.length === 0) leaves.push(folder);
      pending.push(...takenBy);
    }
    return leaves;
  }

  setsImage(leaf: string, name: string): boolean {
    const known = this.setNames.get(leaf) ?? this.collect(leaf);
    this.setNames.set(leaf, known);
    return known.has(name);
  }

  private collect(leaf: string): Set<string> {
    const names = new Set<string>();
    const seen = new Set<string>();
    const pending = [leaf];
    for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
      const kustomization = this.byFolder.get(folder);
      if (!kustomization || seen.has(folder)) continue;
      seen.add(folder);
      for (const entry of listAt(kustomization.body, 'images')) {
        const name = textAt(entry, 'name');
        if (name && (textAt(entry, 'newTag') || textAt(entry, 'digest'))) names.add(name);
      }
      pending.push(...kustomization.takes, ...kustomization.components);
    }
    return names;
  }
}
