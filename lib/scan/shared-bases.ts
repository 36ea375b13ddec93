import { folderOf, foldersAbove } from '@/lib/scan/documents/folder';
import { parseImage } from '@/lib/scan/documents/images';
import { listAt, textAt } from '@/lib/scan/documents/json';
import type { Kustomization } from '@/lib/scan/documents/kustomize';
import type { Inventory } from '@/lib/scan/inventory';
import type { TargetOf } from '@/lib/scan/sibling-targets';

/** Tells the targets whose overlays take a file in with the base that holds it; none for what lies in the folder of a target. */
export type TargetsOfBase = (path: string) => ReadonlySet<string>;

const none: ReadonlySet<string> = new Set();

/** Follows the overlays of clusters and environments to the bases that they take in, directly or through others, less those that patch images. */
export function findTargetsOfBases({ kustomizations }: Inventory, targetOf: TargetOf): TargetsOfBase {
  const byFolder = new Map(kustomizations.map((kustomization) => [kustomization.folder, kustomization]));
  const taking = new Map<string, Set<string>>();
  for (const overlay of kustomizations) {
    const target = overlay.counted ? targetOf(overlay.path)?.target : undefined;
    if (target === undefined || patchesImage(overlay)) continue;
    const pending = takenBy(overlay);
    for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
      const base = byFolder.get(folder);
      const known = taking.get(folder) ?? new Set();
      if (base === undefined || !base.counted || known.has(target) || targetOf(base.path) !== null) continue;
      taking.set(folder, known.add(target));
      pending.push(...takenBy(base));
    }
  }
  if (taking.size === 0) return () => none;
  return (path) => {
    const holder = foldersAbove(folderOf(path)).find((folder) => byFolder.has(folder));
    return (holder === undefined ? undefined : taking.get(holder)) ?? none;
  };
}

function takenBy({ takes, components }: Kustomization): string[] {
  return [...takes, ...components];
}

/** Repositories of the images that overlays of targets set anew, as the base calls them: an overlay may call them otherwise. */
export function imagesSetByOverlays({ kustomizations }: Inventory, targetOf: TargetOf): string[] {
  return kustomizations
    .filter(({ counted, path }) => counted && targetOf(path) !== null)
    .flatMap(({ body }) => listAt(body, 'images'))
    .flatMap((entry) => parseImage(textAt(entry, 'name') ?? '')?.repository ?? []);
}

/** An image in a patch, as a part of an object or as the path of an operation. */
const setsImage = /(^|[\s"'{,])image["']?:|\/image["']?\s*($|[,}])/m;

/** Whether an overlay sets images by its patches, or by the file of one that is called so: what it has of a base is then not what the base says. */
function patchesImage({ body }: Kustomization): boolean {
  const structured = [...listAt(body, 'patches'), ...listAt(body, 'patchesJson6902')];
  return (
    structured.some(
      (patch) => setsImage.test(textAt(patch, 'patch') ?? '') || /image/i.test(textAt(patch, 'path') ?? ''),
    ) || listAt(body, 'patchesStrategicMerge').some((patch) => typeof patch === 'string' && setsImage.test(patch))
  );
}
