import { countedAgents } from '@/lib/scan/agent-selection';
import { clusterFolder, folderOf, foldersAbove, joinPath, nameOf } from '@/lib/scan/documents/folder';
import type { Kustomization } from '@/lib/scan/documents/kustomize';
import { remember } from '@/lib/scan/documents/remember';
import { terraformCode } from '@/lib/scan/documents/terraform-roots';
import { isUnresolved } from '@/lib/scan/documents/unresolved';
import { countedFiles } from '@/lib/scan/files-by-path';
import type { Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';

/** A definition in files, and a cluster that takes it. */
export interface TakenFile {
  /** Equal for the same definition. */
  definition: string;
  cluster: string;
  place: Omit<Mark, 'note'>;
  /** Of another repository: whether it is the team's own is not to be seen here. */
  isOutside?: boolean;
}

/** What clusters take of files: bases of kustomizations, charts with values of theirs, and Terraform roots with variables of theirs. */
export function filesByCluster(inventory: Inventory): TakenFile[] {
  const names = new Set(inventory.clusters.map(({ name }) => name));
  const isSeveral = names.size > 1;
  return [
    ...basesByCluster(inventory),
    ...(isSeveral ? [...chartsByCluster(inventory, names), ...rootsByCluster(inventory, names)] : []),
  ];
}

/** Kustomizations that a cluster takes in, directly or through others, by its cluster folder or by an agent's path, and their remote bases. */
function basesByCluster(inventory: Inventory): TakenFile[] {
  const byFolder = new Map(inventory.kustomizations.map((kustomization) => [kustomization.folder, kustomization]));
  const visitedBy = remember((_cluster: string) => new Set<string>());
  const taken: TakenFile[] = [];
  const visit = (start: string, cluster: string, from: TakenFile['place']): void => {
    const visited = visitedBy(cluster);
    const pending = [start];
    for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
      if (visited.has(folder)) continue;
      visited.add(folder);
      const kustomization = byFolder.get(folder);
      const place = kustomization === undefined ? from : placeOf(kustomization);
      taken.push({ definition: `base ${folder}`, cluster, place });
      if (kustomization === undefined) continue;
      taken.push(...remotesOf(kustomization, cluster));
      pending.push(...kustomization.takes);
    }
  };
  for (const { sources, cluster, resource } of countedAgents(inventory)) {
    for (const { path } of sources) {
      const folder = path === null || isUnresolved(path) ? null : joinPath('', path);
      if (cluster !== null && folder) visit(folder, cluster, resource);
    }
  }
  for (const kustomization of inventory.kustomizations) {
    const cluster = kustomization.counted ? clusterFolder(`${kustomization.folder}/`) : null;
    if (cluster === null) continue;
    taken.push(...remotesOf(kustomization, cluster));
    for (const folder of kustomization.takes)
      if (clusterFolder(`${folder}/`) !== cluster) visit(folder, cluster, placeOf(kustomization));
  }
  return taken;
}

/** Bases of other repositories, whatever their version. */
function remotesOf(kustomization: Kustomization, cluster: string): TakenFile[] {
  return kustomization.remotes.map((remote) => ({
    definition: `remote ${remote.replace(/\?.*$/, '')}`,
    cluster,
    place: placeOf(kustomization),
    isOutside: true,
  }));
}

function placeOf({ path, objectId }: { path: string; objectId: string | null }): TakenFile['place'] {
  return { path, objectId, line: 1 };
}

const valuesName = /^(?:values[-_.])?(.+?)(?:[-_.]values)?\.ya?ml$/;

/** Charts of this repository that have a values file named for a cluster. */
function chartsByCluster({ charts, values }: Inventory, names: ReadonlySet<string>): TakenFile[] {
  const byFolder = new Map(charts.flatMap((chart) => (chart.counted ? [[chart.folder, chart] as const] : [])));
  return values.flatMap(({ path, chart: folder, counted }) => {
    const [, cluster = ''] = valuesName.exec(nameOf(path)) ?? [];
    const chart = folder === null ? undefined : byFolder.get(folder);
    if (!counted || chart === undefined || !names.has(cluster)) return [];
    return [{ definition: `chart ${chart.folder}`, cluster, place: placeOf(chart) }];
  });
}

/** Terraform roots that have a variables file named for a cluster, in their folder or below it. */
function rootsByCluster(inventory: Inventory, names: ReadonlySet<string>): TakenFile[] {
  const variables = countedFiles(inventory, /\.tfvars(\.json)?$/);
  if (variables.length === 0) return [];
  const roots = new Map(
    terraformCode({ ...inventory, terraform: inventory.terraform.filter(({ counted }) => counted) })
      .filter(({ role }) => role === 'root')
      .map((root) => [folderOf(root.path), root]),
  );
  return variables.flatMap(({ path }) => {
    const cluster = nameOf(path).replace(/(\.auto)?\.tfvars(\.json)?$/, '');
    const root = foldersAbove(folderOf(path)).find((folder) => roots.has(folder));
    const found = root === undefined ? undefined : roots.get(root);
    if (found === undefined || !names.has(cluster)) return [];
    return [{ definition: `terraform ${root}`, cluster, place: placeOf(found) }];
  });
}
