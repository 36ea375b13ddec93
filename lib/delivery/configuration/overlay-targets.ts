import { folderOf } from '@/lib/scan/documents/folder';
import type { Kustomization } from '@/lib/scan/documents/kustomize';
import { remember } from '@/lib/scan/documents/remember';

/** An outermost kustomization that delivers a file, with those on the way to it, itself included. */
export interface OverlayTarget {
  leaf: string;
  way: readonly string[];
}

/** Tells which overlays take a file in. */
export function overlayTargets(kustomizations: readonly Kustomization[]): (path: string) => readonly OverlayTarget[] {
  const byFolder = new Map(kustomizations.map((each) => [each.folder, each]));
  const holders = new Map<string, string[]>();
  for (const { folder, resources } of kustomizations)
    for (const path of resources) holders.set(path, [...(holders.get(path) ?? []), folder]);
  const above = remember((folder: string): readonly OverlayTarget[] => {
    const targets: OverlayTarget[] = [];
    const seen = new Set<string>();
    const pending: { folder: string; way: string[] }[] = [{ folder, way: [folder] }];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (seen.has(next.folder)) continue;
      seen.add(next.folder);
      const takers = byFolder.get(next.folder)?.takenBy ?? [];
      if (takers.length === 0) targets.push({ leaf: next.folder, way: next.way });
      for (const taker of takers) pending.push({ folder: taker, way: [...next.way, taker] });
    }
    return targets;
  });
  return (path) => {
    const starts = holders.get(path) ?? (byFolder.has(folderOf(path)) ? [folderOf(path)] : []);
    return starts.flatMap(above);
  };
}
