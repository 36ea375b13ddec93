import { crowdedFiles } from '@/lib/scan/crowded-files';
import { childFolders, folderOf } from '@/lib/scan/documents/folder';
import { remember } from '@/lib/scan/documents/remember';
import { type EnvironmentSettings, environmentSettings } from '@/lib/scan/environment-settings';
import { type EnvironmentName, environmentOf, targetEnvironmentOf } from '@/lib/scan/environments';

/** Tells the environment of paths in one repository, knowing which of its folders stand for environments. */
export interface EnvironmentPlaces {
  /** The environment that a file or folder lies in or is named for; the segment nearest to its end decides. */
  of: (path: string) => EnvironmentName | null;
  /** Folders that stand for an environment, with it. */
  folders: ReadonlyMap<string, EnvironmentName>;
  /** What the names of values files tell. */
  settings: EnvironmentSettings;
  /** Files that are called like an environment and stand for none. */
  crowded: ReadonlySet<string>;
}

/** Folders whose children are environments or targets. */
const parents = /^(env|envs|environments?|overlays?|clusters?|stages?|tenants|deployments?|regions?|targets?|rings?)$/i;
/** Folders whose children are environments, all of them: what stands among two that are known is one more (`stages/stable`). */
const stages = /^(env|envs|environments?|stages?)$/i;
/** Folders whose children are targets and nothing else: a token in the name of one counts whatever follows it (`clusters/ocp-prod-ams`). */
const targets = /^(env|envs|environments?|clusters?)$/i;
/** Folders that stand beside environments without being one. */
const neutral =
  /^(_.*|\..*|base|bases|common|shared|global|default|defaults|modules?|components?|templates?|charts?|all|any|apps?|infra(structure)?|lib)$/i;
/** Folders whose children are parts of software, each with the name of what it does: `broker-test` is a chart. */
const parts = /^(charts|packages|modules|roles|plugins|cmd)$/i;
/** With more other folders beside it, a token is just the name of one group among many. */
const mostStrangers = 2;
/** With more others for each, a token is the name of one of them unless the same beginning has another token, too. */
const mostStrangersEach = 5;
/** Infrastructure in a folder called `staging` is that of staging, whatever stands beside it. */
const infrastructure =
  /\.(tf|tofu)$|(^|\/)(terragrunt\.hcl|terraform\.tfstate|[^/]*\.tfvars(\.json)?|[^/]*\.bicepparam)$/;
const suffixes = /\.(ya?ml|json|tf|tfvars(\.json)?|hcl|bicepparam|env|gotmpl|tmpl)$/i;

/**
 * Finds the folders that stand for environments: below a folder that says so (`overlays/`), beside another environment, or with
 * hardly anything else beside them, or with infrastructure code in it. A folder `dev` among twenty namespaces is a namespace.
 */
export function environmentPlaces(paths: readonly string[]): EnvironmentPlaces {
  const children = childFolders(paths);
  const settings = environmentSettings(paths);
  const folders = new Map<string, EnvironmentName>();
  let roots: ReadonlySet<string> | undefined;
  const isRoot = (folder: string): boolean => {
    roots ??= new Set(paths.filter((path) => infrastructure.test(path)).map(folderOf));
    return roots.has(folder);
  };
  for (const [parent, names] of children) {
    const parentName = parent.slice(parent.lastIndexOf('/') + 1);
    const named = [...names].flatMap((name) => {
      const environment = targets.test(parentName) ? targetEnvironmentOf(name) : environmentOf(name);
      const folder = parent === '' ? name : `${parent}/${name}`;
      if (!environment || (environment.name === 'live' && holdsEnvironments(folder, children))) return [];
      return [{ name, environment }];
    });
    if (named.length === 0) continue;
    for (const { name, environment } of named) {
      const folder = parent === '' ? name : `${parent}/${name}`;
      if (environment.name === name.toLowerCase() && isRoot(folder)) folders.set(folder, environment);
    }
    const distinct = new Set(named.map(({ environment }) => environment.name)).size;
    const strangers = [...names].filter((name) => !neutral.test(name)).length - named.length;
    if (!parents.test(parentName) && distinct < 2 && (strangers > mostStrangers || parts.test(parentName))) continue;
    const isCrowd = !parents.test(parentName) && strangers > named.length * mostStrangersEach;
    for (const { name, environment } of isCrowd ? paired(named) : named)
      folders.set(parent === '' ? name : `${parent}/${name}`, environment);
    const others = [...names].filter((name) => !neutral.test(name) && environmentOf(name) === null);
    const isOfStages = stages.test(parentName) && distinct >= 2;
    const isOpen = !parents.test(parentName) && !isCrowd;
    const alike = isOpen ? shapedAlike(others, parent, named, children) : [];
    const more = isOfStages ? others : alike;
    for (const name of more)
      folders.set(parent === '' ? name : `${parent}/${name}`, { name: name.toLowerCase(), tier: null });
  }
  const crowded = crowdedFiles(paths);
  const of = (path: string) => environmentAt(path, { folders, children, settings, crowded });
  return { of: remember(of), folders, settings, crowded };
}

/** Names that say what lies below: code, documents or manifests of the very services that environments have a folder for, too. */
const contentFolders =
  /^(src|sources?|code|services?|packages?|pkg|cmd|internal|docs?|documentation|scripts?|tests?|specs?|ci|build|tools?|images?|docker(files)?|containers?|helm|kustomize|k8s|kube(rnetes)?|manifests?|deploy|terraform|ansible|roles|dashboards?|monitoring|alerts?|policies|schemas?|values|configs?|configuration|secrets?|migrations|examples?|samples?|archived?|old|projects?|teams?|namespaces?|resources|crds?)$/i;
/** With fewer folders in common, two are alike by chance. */
const fewestInCommon = 3;

/** Folders that hold nearly the same as an environment beside them: `staging` beside `east` and `west`, each with a folder for each service. */
function shapedAlike(
  others: readonly string[],
  parent: string,
  named: readonly { name: string; environment: EnvironmentName }[],
  children: ReadonlyMap<string, ReadonlySet<string>>,
): string[] {
  const contents = (name: string) =>
    [...(children.get(parent === '' ? name : `${parent}/${name}`) ?? [])].filter(
      (inner) => !neutral.test(inner) && !parents.test(inner),
    );
  const known = named
    .filter(({ name, environment }) => environment.name === name.toLowerCase())
    .map(({ name }) => new Set(contents(name)));
  return others.filter((name) => {
    if (contentFolders.test(name)) return false;
    const inside = contents(name);
    return known.some((inner) => {
      const shared = inside.filter((each) => inner.has(each)).length;
      return shared >= fewestInCommon && shared / Math.max(inside.length, inner.size) >= 0.8;
    });
  });
}

/** What is live, in all its environments, is told from the modules that it is made of: `live/<environment>/`, `live/<region>/<environment>/`. */
function holdsEnvironments(folder: string, children: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const below = [...(children.get(folder) ?? [])];
  const further = below.flatMap((name) => [...(children.get(`${folder}/${name}`) ?? [])]);
  return [...below, ...further].some((name) => environmentOf(name)?.tier);
}

/** Of folders in a crowd, those that differ from another one by their environment alone: `shop-dev` beside `shop-prod`. */
function paired(named: readonly { name: string; environment: EnvironmentName }[]): typeof named {
  const beginning = ({ name, environment }: (typeof named)[number]): string =>
    name.toLowerCase().replace(environment.name, '');
  const groups = Map.groupBy(named, beginning);
  return named.filter((one) => {
    const tokens = groups.get(beginning(one))?.map(({ environment }) => environment.name);
    return new Set(tokens).size > 1;
  });
}

/** The last segment counts by its name alone; a folder of this repository counts when it stands for an environment. */
function environmentAt(
  path: string,
  {
    folders,
    children,
    settings,
    crowded,
  }: Omit<EnvironmentPlaces, 'of'> & { children: ReturnType<typeof childFolders> },
): EnvironmentName | null {
  const clean = /^[./]|\/$/.test(path) ? path.replace(/^(\.?\/)+|\/+$/g, '') : path;
  for (let current = clean; current !== ''; current = folderOf(current)) {
    const known = folders.get(current);
    if (known) return known;
    const parent = folderOf(current);
    const name = current.slice(current.lastIndexOf('/') + 1);
    const isFolderHere = children.get(parent)?.has(name) ?? false;
    const found = isFolderHere || crowded.has(current) ? null : settings.ofStem(name.replace(suffixes, ''));
    if (found) return found;
  }
  return null;
}
