import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { folderOf, isWithin, joinPath } from '@/lib/scan/documents/folder';
import { listAt, textAt } from '@/lib/scan/documents/json';
import { type Kustomization, patchPathsOf } from '@/lib/scan/documents/kustomize';
import type { Inventory } from '@/lib/scan/inventory';

/** Places outside some folders that what lies in the folders is made of. */
export interface ReferencedPlaces {
  /** Charts and modules, and bases: every folder that is taken in, outermost or not. */
  folders: readonly string[];
  /** Whether a file is part of what is taken in. */
  has(path: string): boolean;
}

/** Bases, components and files of kustomizations, charts and modules that the folders refer to, and what those refer to in turn. */
export function referencedPlaces(
  whole: Inventory,
  agents: readonly AgentObject[],
  isOwn: (path: string) => boolean,
): ReferencedPlaces {
  const bases = basesOf(whole.kustomizations, isOwn);
  const files = new Set(
    bases.flatMap((base) => [base.path, ...base.resources, ...patchPathsOf([base])]).filter((path) => !isOwn(path)),
  );
  const packages = packageFolders(whole, agents, isOwn, new Set(bases.map(({ folder }) => folder)));
  return {
    folders: [...new Set([...packages, ...bases.map(({ folder }) => folder).filter((folder) => !isOwn(folder))])],
    has: (path) => files.has(path) || packages.some((folder) => isWithin(path, folder)),
  };
}

/** The kustomizations of the folders and all that they take in. */
function basesOf(kustomizations: readonly Kustomization[], isOwn: (path: string) => boolean): Kustomization[] {
  const byFolder = new Map(kustomizations.map((kustomization) => [kustomization.folder, kustomization]));
  const found = new Set<Kustomization>();
  const pending = kustomizations.filter(({ path }) => isOwn(path));
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    pending.push(...[...next.takes, ...next.components].flatMap((folder) => byFolder.get(folder) ?? []));
  }
  return [...found];
}

/** Kustomizations elsewhere that take in something of the folders, however far up: through them it reaches its targets. */
export function kustomizationsTaking(
  kustomizations: readonly Kustomization[],
  isOwn: (path: string) => boolean,
): Kustomization[] {
  const byFolder = new Map(kustomizations.map((kustomization) => [kustomization.folder, kustomization]));
  const found = new Set<Kustomization>();
  const pending = kustomizations.filter(({ path, resources }) => isOwn(path) || resources.some(isOwn));
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    pending.push(...next.takenBy.flatMap((folder) => byFolder.get(folder) ?? []));
  }
  return [...found];
}

/** Folders of charts and of Terraform modules outside that the folders refer to, followed until nothing new comes. */
function packageFolders(
  whole: Inventory,
  agents: readonly AgentObject[],
  isOwn: (path: string) => boolean,
  bases: ReadonlySet<string>,
): string[] {
  const charts = new Set(whole.charts.map(({ folder }) => folder));
  const modules = new Set(whole.terraform.map(({ folder }) => folder));
  const rendered = agents.flatMap(({ sources }) =>
    sources.flatMap(({ path, chart }) => (path === null || chart !== null ? [] : [joinPath('', path)])),
  );
  const inflated = whole.kustomizations
    .filter(({ path, folder }) => isOwn(path) || bases.has(folder))
    .flatMap(inflatedCharts);
  const found = new Set<string>();
  const pending = [
    ...[...rendered, ...inflated].filter((folder) => folder !== null && charts.has(folder)),
    ...referencesOf(whole, isOwn, charts, modules),
  ];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const folder = next;
    if (folder === null || folder === '' || isOwn(folder) || found.has(folder)) continue;
    found.add(folder);
    pending.push(...referencesOf(whole, (path) => isWithin(path, folder), charts, modules));
  }
  return [...found];
}

/** Charts beside a kustomization that it renders. */
function inflatedCharts({ body, folder }: Kustomization): (string | null)[] {
  const home = textAt(body, 'helmGlobals', 'chartHome') ?? 'charts';
  return listAt(body, 'helmCharts').flatMap((entry) => {
    const name = textAt(entry, 'name');
    return name === undefined || textAt(entry, 'repo') !== undefined ? [] : [joinPath(folder, `${home}/${name}`)];
  });
}

/** Chart and module folders that files of a part of the repository name. */
function referencesOf(
  { charts, helmfiles, terraform }: Inventory,
  isPart: (path: string) => boolean,
  chartFolders: ReadonlySet<string>,
  moduleFolders: ReadonlySet<string>,
): string[] {
  const named = [
    ...charts
      .filter(({ path }) => isPart(path))
      .flatMap(({ folder, dependencies }) =>
        dependencies.map(({ repository }) =>
          repository?.startsWith('file:') ? joinPath(folder, repository.replace(/^file:(\/\/)?/, '')) : null,
        ),
      ),
    ...helmfiles
      .filter(({ path }) => isPart(path))
      .flatMap(({ path, releases }) =>
        releases.map(({ chart }) => (chart === null ? null : joinPath(folderOf(path), chart))),
      ),
  ].filter((folder) => folder !== null && chartFolders.has(folder));
  const modules = terraform
    .filter(({ path }) => isPart(path))
    .flatMap(({ folder, modules: all }) =>
      all.map(({ source }) => (/^\.{1,2}\//.test(source) ? joinPath(folder, source) : null)),
    )
    .filter((folder) => folder !== null && moduleFolders.has(folder));
  return [...named, ...modules].filter((folder) => folder !== null);
}
