import { folderOf, nameOf } from '@/lib/scan/documents/folder';
import { remember } from '@/lib/scan/documents/remember';
import type { EnvironmentPlaces } from '@/lib/scan/environment-places';
import { environmentOf } from '@/lib/scan/environments';

/** A helmfile's folder, with the environments that it declares. */
export interface DeclaredEnvironments {
  folder: string;
  names: readonly string[];
}

export interface EnvironmentFiles {
  /** The environment that a path is for, as its name stands there; null where the path tells none. */
  of(path: string): string | null;
  /** Whether a file may hold what several environments take: none is called after it, and its name says nothing else. */
  isShared(path: string): boolean;
  /** Whether the name of a file says that it holds what all environments take. */
  isBase(path: string): boolean;
  /** Environments that the nearest helmfile declares for a path. */
  declaredFor(path: string): readonly string[];
}

const endings = /(\.(ya?ml|json|env|tfvars|properties|gotmpl|tmpl))+$/i;
/** Endings that say nothing to the scan. */
const otherEndings = /\.(nomad(\.hcl)?|jsonnet|libsonnet|cue|k)$/;
const variablesFile = /\.(env|tfvars)$/i;
const valuesSuffix = /^values[-_.](.+)$|^(.+)[-_.]values$/i;
const versionsSuffix =
  /^(?:(?:image|docker)[-_]?)?(?:versions?|tags?|images?)[-_.](.+)$|^(.+?)[-_.](?:(?:image|docker)[-_]?)?(?:versions?|tags?|images?)$/i;
const neutral =
  /^(_.*|\..*|base|bases|common|shared|global|default|defaults|all|template|example|values|secrets?|overrides?|support|extra|versions?|images?|tags?)$/i;
/** Names that environments often have, and other things, too: they count beside one that is known. */
const likelyName =
  /^(demo|training|ephemeral|nightly|canary|lab|pilot|alpha|beta|load(-?test)?|stress|review|trial|playground|poc|hotfix|next|edge)\d*$/;
/** A name that recurs over this many folders is how the repository is built, not the naming of one chart. */
const fewestFolders = 3;

/**
 * Tells the environments of paths: as helmfiles declare them, as the scan knows them, else as one more among known ones (`scratch.env`
 * beside `production.env` and `staging.env`).
 */
export function environmentFiles(
  paths: readonly string[],
  places: EnvironmentPlaces,
  declared: readonly DeclaredEnvironments[],
): EnvironmentFiles {
  const byFolder = new Map(declared.map(({ folder, names }) => [folder, names]));
  const namesAt = remember((folder: string): readonly string[] => {
    for (let at = folder; ; at = folderOf(at)) {
      const found = byFolder.get(at);
      if (found && found.length > 0) return found;
      if (at === '') return [];
    }
  });
  const suffixes = recurringSuffixes(paths, places);
  const variables = siblingStems(paths);
  const folders = siblingFolders(paths);
  const declaredAnywhere = new Set([...declared.flatMap(({ names }) => names), ...listedNames(paths)]);
  const find = (path: string): { name: string | null } => ({
    name:
      declaredName(path, namesAt(folderOf(path))) ??
      declaredSuffix(path, declaredAnywhere) ??
      suffixes.get(suffixOf(path) ?? '') ??
      variables.get(path) ??
      versionsName(path) ??
      folderName(path, folders) ??
      places.of(path.replace(otherEndings, ''))?.name ??
      null,
  });
  const known = remember(find, 50_000);
  const isShared = (path: string): boolean => {
    const suffix = suffixOf(path);
    return known(path).name === null && (suffix === null || neutral.test(suffix) || namesAt(folderOf(path)).length > 0);
  };
  const isBase = (path: string): boolean =>
    known(path).name === null && [stemOf(path), suffixOf(path) ?? ''].some((name) => neutral.test(name));
  return { of: (path) => known(path).name, isShared, isBase, declaredFor: (path) => namesAt(folderOf(path)) };
}

function stemOf(path: string): string {
  return nameOf(path).replace(endings, '');
}

function suffixOf(path: string): string | null {
  const [, after, before] = valuesSuffix.exec(stemOf(path)) ?? [];
  return (after ?? before ?? null)?.toLowerCase() ?? null;
}

function declaredName(path: string, names: readonly string[]): string | null {
  if (names.length === 0) return null;
  const told = [suffixOf(path) ?? stemOf(path), ...folderOf(path).split('/').reverse()];
  return told.find((name) => names.includes(name)) ?? null;
}

/** `production-versions.json`, `image-tags.staging.yaml`. */
function versionsName(path: string): string | null {
  const [, after, before] = versionsSuffix.exec(stemOf(path)) ?? [];
  const name = after ?? before;
  return name !== undefined && isEnvironmentName(name) ? name.toLowerCase() : null;
}

/**
 * Names of the files in a folder called `environments`, one of which says more than another word would: `values-base.yaml` beside
 * `values.yaml` is not what all take.
 */
function listedNames(paths: readonly string[]): string[] {
  const files = paths.filter((path) => /(^|\/)(env|envs|environments)\/values[-_.][^/]+\.ya?ml$/i.test(path));
  return [...Map.groupBy(files, folderOf)].flatMap(([folder, group]) => {
    const isShared = paths.includes(`${folder}/values.yaml`) || paths.includes(`${folder}/values.yml`);
    const names = group.flatMap((path) => suffixOf(path) ?? []);
    const known = names.filter((name) => environmentOf(name) !== null);
    return known.length < 2 ? [] : names.filter((name) => !neutral.test(name) || (isShared && /^bases?$/.test(name)));
  });
}

/** Values that helmfiles of other folders share, or a folder of environments. */
function declaredSuffix(path: string, names: ReadonlySet<string>): string | null {
  const suffix = suffixOf(path);
  return suffix !== null && names.has(suffix) ? suffix : null;
}

/** Suffixes of values files that stand in several folders, nearly always beside one that is known as an environment. */
function recurringSuffixes(paths: readonly string[], { settings }: EnvironmentPlaces): Map<string, string> {
  const folders = new Map<string, Set<string>>();
  for (const path of paths) {
    const suffix = /\.ya?ml(\.gotmpl)?$/.test(path) ? suffixOf(path) : null;
    if (suffix === null || neutral.test(suffix)) continue;
    folders.set(suffix, (folders.get(suffix) ?? new Set()).add(folderOf(path)));
  }
  const known = new Set<string>();
  for (const [suffix, places] of folders) if (settings.named(suffix)) for (const folder of places) known.add(folder);
  const found = new Map<string, string>();
  for (const [suffix, places] of folders) {
    if (settings.names.has(suffix)) found.set(suffix, suffix);
    if (likelyName.test(suffix) && [...places].some((folder) => known.has(folder))) found.set(suffix, suffix);
    if (settings.named(suffix) || places.size < fewestFolders) continue;
    const beside = [...places].filter((folder) => known.has(folder)).length;
    if (beside >= fewestFolders && beside * 5 >= places.size * 3) found.set(suffix, suffix);
  }
  return found;
}

/** Files of variables among two or more that are called as environments are: each is one. */
function siblingStems(paths: readonly string[]): Map<string, string> {
  const files = paths.filter((path) => variablesFile.test(path) && !neutral.test(stemOf(path)));
  const groups = Map.groupBy(files, (path) => `${folderOf(path)}:${path.slice(path.lastIndexOf('.'))}`);
  const found = new Map<string, string>();
  for (const group of groups.values()) {
    const named = group.filter((path) => isEnvironmentName(stemOf(path)));
    if (named.length > 1) for (const path of group) found.set(path, stemOf(path).toLowerCase());
  }
  return found;
}

function isEnvironmentName(name: string): boolean {
  return environmentOf(name)?.name === name.toLowerCase();
}

/** Folders among two or more environments that hold mostly the same names as those. */
function siblingFolders(paths: readonly string[]): Map<string, string> {
  const children = new Map<string, Map<string, Set<string>>>();
  for (const path of paths) {
    const folder = folderOf(path);
    if (folder === '') continue;
    const group = children.get(folderOf(folder)) ?? new Map<string, Set<string>>();
    group.set(nameOf(folder), (group.get(nameOf(folder)) ?? new Set()).add(nameOf(path)));
    children.set(folderOf(folder), group);
  }
  const found = new Map<string, string>();
  for (const [parent, group] of children) {
    const named = [...group].filter(([name]) => isEnvironmentName(name));
    if (named.length < 2) continue;
    const usual = new Set(named.flatMap(([, files]) => [...files]));
    for (const [name, files] of group) {
      const shared = [...files].filter((file) => usual.has(file)).length;
      if (neutral.test(name) || (!isEnvironmentName(name) && shared * 2 < files.size)) continue;
      found.set(parent === '' ? name : `${parent}/${name}`, name.toLowerCase());
    }
  }
  return found;
}

function folderName(path: string, folders: ReadonlyMap<string, string>): string | null {
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
    const found = folders.get(folder);
    if (found !== undefined) return found;
  }
  return null;
}
