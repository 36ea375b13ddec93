import { clusterFolder, folderOf, nameOf as nameOfFolder } from '@/lib/scan/documents/folder';
import { remember, rememberFor } from '@/lib/scan/documents/remember';
import type { EnvironmentPlaces } from '@/lib/scan/environment-places';
import type { Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';

/** A version of a component, as one target has it. */
export interface HeldVersion {
  component: string;
  /** The target: a cluster or an environment. */
  target: string;
  version: string;
  mark: Mark;
}

/** A target and what is left of a path without it: two files are the same one where that is equal. */
export type TargetOf = (path: string) => { target: string; rest: string } | null;

const valuesFile = /^values[-_.]([a-z0-9][a-z0-9-]*)\.ya?ml$/i;

/** Folders of clusters and of environments, and values files named for one (`values-prod.yaml`). */
export function targetFinder({ places }: Inventory): TargetOf {
  return finderOf(places);
}

/** Several rules ask for the same paths, which most commits leave where they were. */
const finderOf = rememberFor(
  (places: EnvironmentPlaces): TargetOf => remember((path: string) => findTarget(path, places)),
);

function findTarget(path: string, places: EnvironmentPlaces): ReturnType<TargetOf> {
  const folder = folderOf(path);
  const [, name] = valuesFile.exec(path.slice(folder === '' ? 0 : folder.length + 1)) ?? [];
  if (name !== undefined && places.settings.named(name)) return { target: name, rest: `${folder}\0values` };
  const cluster = clusterFolder(path);
  if (cluster !== null) {
    const [before = '', ...after] = path.split(`clusters/${cluster}/`);
    return { target: cluster, rest: `${before}\0${after.join('/')}` };
  }
  for (let above = folder; above !== ''; above = folderOf(above)) {
    const environment = places.folders.get(above);
    if (environment === undefined) continue;
    // What the folder is called besides its environment says of which service it is: `shop-dev` is no sibling of `cart-prod`.
    const target = nameOfFolder(above);
    const service = target.toLowerCase().replace(environment.name, '');
    return { target, rest: `${folderOf(above)}\0${service}\0${path.slice(above.length)}` };
  }
  return null;
}
