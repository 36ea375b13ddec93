import { countedAgents } from '@/lib/scan/agent-selection';
import { folderOf, isWithin, joinPath, nameOf } from '@/lib/scan/documents/folder';
import { textAt } from '@/lib/scan/documents/json';
import { isRawChart } from '@/lib/scan/documents/objects-in-values';
import { environmentOf } from '@/lib/scan/environments';
import { isToBeCopied } from '@/lib/scan/file-class';
import { countedFiles, filesOfClass } from '@/lib/scan/files-by-path';
import type { Mark } from '@/lib/scan/indicator';
import type { Inventory, InventoryFile } from '@/lib/scan/inventory';
import { standingObjects } from '@/lib/scan/standing-objects';

/** Something that a service, a piece of infrastructure or an environment is made from. */
export interface ServiceTemplate {
  /** Way of making it: `Backstage`, `Crossplane`, `shared chart`. */
  way: string;
  /** Folder of what it is made of; null where it is an object or a chart. */
  folder: string | null;
  /** How many were made from it; null where that cannot be told. */
  made: number | null;
  works: boolean;
  mark: Mark;
}

/** A chart or a template that fewer use is packaging, not a common way. */
const fewestUsers = 3;

/** Every template that the repository keeps (detection rules IDP-TEMPLATE, IDP-ABSTRACTION). */
export function serviceTemplates(inventory: Inventory): ServiceTemplate[] {
  const known = [...objects(inventory), ...generators(inventory)];
  const copied = folders(inventory).filter(({ folder }) => !known.some((template) => overlap(template.folder, folder)));
  return [...known, ...copied, ...composites(inventory), ...sharedCharts(inventory)];
}

function overlap(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && (isWithin(one, other) || isWithin(other, one));
}

const kinds: readonly { way: string; group: RegExp; kind: RegExp; hasFolder?: boolean }[] = [
  { way: 'Backstage', group: /^scaffolder\.backstage\.io$/, kind: /^Template$/, hasFolder: true },
  { way: 'Kratix', group: /^platform\.kratix\.io$/, kind: /^Promise$/ },
  { way: 'kro', group: /^kro\.run$/, kind: /^ResourceGraphDefinition$/ },
  { way: 'KubeVela', group: /^core\.oam\.dev$/, kind: /^(Component|Trait|Workload)Definition$/ },
  { way: 'Score', group: /^score\.dev$/, kind: /^Workload$/ },
];

function objects(inventory: Inventory): ServiceTemplate[] {
  return standingObjects(inventory, (name) => kinds.some(({ group }) => group.test(name))).flatMap((resource) => {
    const { group, kind, name, path, objectId, line } = resource;
    const rule = kinds.find((each) => each.group.test(group) && each.kind.test(kind));
    if (!rule) return [];
    const mark = { path, objectId, line, note: `${kind} ${name ?? ''} of ${rule.way}` };
    return [{ way: rule.way, folder: rule.hasFolder ? folderOf(path) : null, made: null, works: true, mark }];
  });
}

/** Definitions of composite resources: without a composition, or with nothing made from them, they serve nobody here. */
function composites(inventory: Inventory): ServiceTemplate[] {
  const counted = standingObjects(inventory, (group) => group === 'apiextensions.crossplane.io');
  const composed = new Set(
    counted
      .filter(({ kind }) => kind === 'Composition')
      .map(({ body }) => textAt(body ?? undefined, 'spec', 'compositeTypeRef', 'kind')),
  );
  return counted
    .filter(({ kind }) => kind === 'CompositeResourceDefinition')
    .map(({ body, path, objectId, line, name }) => {
      const own = textAt(body ?? undefined, 'spec', 'group');
      const defined = ['names', 'claimNames'].map((key) => textAt(body ?? undefined, 'spec', key, 'kind'));
      const made = standingObjects(inventory, (group) => group === own).filter(({ kind }) =>
        defined.includes(kind),
      ).length;
      const works = composed.has(defined[0]) && made > 0;
      const note = works
        ? `${name ?? 'a definition'}: ${made} were made from it`
        : `${name ?? 'a definition'}: nothing here was made from it`;
      return { way: 'Crossplane', folder: null, made, works, mark: { path, objectId, line, note } };
    });
}

/** Files by which generators of projects are known. Their folder holds what they make. */
const generatorFiles: readonly { way: string; path: RegExp }[] = [
  { way: 'Cookiecutter', path: /(^|\/)cookiecutter\.json$/ },
  { way: 'Copier', path: /(^|\/)copier\.ya?ml$/ },
  { way: 'Yeoman', path: /(^|\/)generators\/app\/index\.[jt]s$/ },
  { way: 'Helm starter', path: /(^|\/)starters?\/[^/]+\/Chart\.ya?ml$/ },
];

/** Most files have none of these names, which one look tells. */
const anyGenerator = /cookiecutter|copier|generators|starters?\//;

function generators(inventory: Inventory): ServiceTemplate[] {
  return countedFiles(inventory, anyGenerator).flatMap(({ path, objectId }) => {
    const rule = generatorFiles.find((each) => each.path.test(path));
    if (!rule) return [];
    return [
      {
        way: rule.way,
        folder: folderOf(path),
        made: null,
        works: true,
        mark: { path, objectId, line: 1, note: `a template for ${rule.way}` },
      },
    ];
  });
}

/** Folders named after what is made from them. The templates of a chart are rendered, not copied. */
const templateFolder =
  /^(?:.*?\/)??(?:_?scaffold(?:s|ing)?|_?skel(?:etons?)?|boilerplates?|archetypes?|(?:service|app|application|project|namespace|repo|repository|cluster|tenant|team|environment|hub|component)s?[-_](?:[\w-]+[-_])?(?:templates?|scaffold|skeleton|starter)|(?:clusters?|namespaces?|tenants?|teams?|environments?|projects?|services?)\/templates?|_+templates?|_+boilerplates?)(?=\/)/i;
const likelyFolder = /scaffold|skel|boilerplate|archetype|template|starter/i;
const configuration = /\.(ya?ml|tf|tpl|j2|tmpl|json|toml)$|(^|\/)(Dockerfile|Jenkinsfile|Makefile)$/;

function folders(inventory: Inventory): ServiceTemplate[] {
  const found = new Map<string, InventoryFile>();
  // These count as examples: what they hold is for whoever copies them.
  const offered = filesOfClass(inventory, 'example').filter(({ path }) => isToBeCopied(path));
  for (const file of [...countedFiles(inventory, templateFolder, likelyFolder), ...offered]) {
    if (!configuration.test(file.path)) continue;
    const folder = templateFolder.exec(file.path)?.[0];
    if (folder !== undefined && !found.has(folder)) found.set(folder, file);
  }
  return [...found]
    .filter(
      ([folder]) =>
        !inventory.charts.some(
          (chart) => isWithin(folder, `${chart.folder}/templates`) || folder === `${chart.folder}/templates`,
        ),
    )
    .map(([folder, { path, objectId }]) => ({
      way: 'folder to copy',
      folder,
      made: null,
      works: true,
      mark: { path, objectId, line: 1, note: `${folder} is there to be copied` },
    }));
}

/** Charts of the repository that many others take in, or that many services of other names are released from; one that only hands on what its values list makes none. */
function sharedCharts(inventory: Inventory): ServiceTemplate[] {
  const users = usersOfCharts(inventory);
  return inventory.charts
    .filter(({ name, counted, vendored }) => counted && !vendored && !isRawChart(name ?? ''))
    .flatMap(({ name, folder, path, objectId }) => {
      const made = users(name ?? nameOf(folder), folder).size;
      if (made < fewestUsers) return [];
      const mark = { path, objectId, line: 1, note: `${made} services are made from the chart ${name ?? folder}` };
      return [{ way: 'shared chart', folder: null, made, works: true, mark }];
    });
}

/** Names of what takes a chart in, less the environments in them; what carries the chart's own name is its own release. */
function usersOfCharts(inventory: Inventory): (name: string, folder: string) => Set<string> {
  const byName = new Map<string, Set<string>>();
  const byFolder = new Map<string, Set<string>>();
  const names = new Set(inventory.charts.map(({ name, folder }) => name ?? nameOf(folder)));
  const folders = new Set(inventory.charts.map(({ folder }) => folder));
  const add = (users: Map<string, Set<string>>, key: string, user: string): void => {
    if (!(users === byName ? names : folders).has(key)) return;
    users.set(key, (users.get(key) ?? new Set()).add(serviceOf(user)));
  };
  for (const { counted, vendored, name, folder, dependencies } of inventory.charts) {
    if (!counted || vendored) continue;
    for (const dependency of dependencies) {
      const local = /^file:\/\/(.*)$/.exec(dependency.repository ?? '')?.[1];
      if (local !== undefined) add(byFolder, joinPath(folder, local) ?? '', name ?? folder);
      // Without a repository it is the chart in its own `charts/` folder, which no other takes in.
      else if (dependency.repository === null)
        add(byFolder, joinPath(folder, `charts/${dependency.name}`) ?? '', name ?? folder);
      else add(byName, dependency.name, name ?? folder);
    }
  }
  for (const { name, sources } of countedAgents(inventory)) {
    for (const { path, chart } of sources) {
      if (chart !== null) add(byName, nameOf(chart), name);
      else if (path !== null) add(byFolder, joinPath('', path) ?? '', name);
    }
  }
  for (const { counted, releases } of inventory.helmfiles) {
    if (counted) for (const { name, chart } of releases) if (chart !== null) add(byName, nameOf(chart), name);
  }
  return (name, folder) => {
    const all = new Set([...(byName.get(name) ?? []), ...(byFolder.get(folder) ?? [])]);
    return new Set([...all].filter((user) => user !== '' && !user.includes(name) && !name.includes(user)));
  };
}

function serviceOf(name: string): string {
  return name
    .split(/[-_]/)
    .filter((word) => environmentOf(word) === null && !/\d/.test(word))
    .join('-');
}

/** What the files of a template bring along, told by their names. */
const contents: readonly { name: string; path: RegExp }[] = [
  {
    name: 'pipeline',
    path: /(^|\/)(\.github\/workflows\/|\.gitlab-ci|Jenkinsfile|\.circleci\/|azure-pipelines|\.tekton\/|bitbucket-pipelines|\.buildkite\/|buildspec)/,
  },
  {
    name: 'manifests',
    path: /(^|\/)(Chart\.ya?ml|kustomization\.ya?ml|deployment[^/]*\.ya?ml|helmfile\.ya?ml|manifests?\/|k8s\/|kubernetes\/)|\.tf$/,
  },
  {
    name: 'policy',
    path: /(^|\/)(polic(y|ies)|kyverno|gatekeeper|limitrange|resource-?quota|\d*-?(limitrange|resourcequota))[^/]*(\/|\.ya?ml)/i,
  },
  {
    name: 'security',
    path: /network-?polic|rbac|(^|\/)(security|secrets?|service-?account|external-?secrets?)[^/]*(\/|\.ya?ml)|CODEOWNERS$/i,
  },
  { name: 'registration', path: /(^|\/)(argo-?cd|application(set)?|flux|gotk|ks|gitops|kargo)[^/]*(\/|\.ya?ml)/i },
  {
    name: 'monitoring',
    path: /service-?monitor|pod-?monitor|prometheus-?rule|dashboard|alert|(^|\/)slos?[^/]*(\/|\.ya?ml)/i,
  },
  { name: 'catalog entry', path: /(^|\/)catalog-info\.ya?ml/ },
];

/** Names of what the folder of a template holds. */
export function contentsOf({ files }: Inventory, folder: string): string[] {
  const inside = files
    .filter(({ path }) => isWithin(path, folder))
    .map(({ path }) => path.slice(folder === '' ? 0 : folder.length + 1));
  return contents.filter(({ path: pattern }) => inside.some((path) => pattern.test(path))).map(({ name }) => name);
}
