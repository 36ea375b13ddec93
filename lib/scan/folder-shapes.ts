import { folderOf, nameOf } from '@/lib/scan/documents/folder';
import { remember } from '@/lib/scan/documents/remember';
import { environmentOf } from '@/lib/scan/environments';

/** Folders of the same kind in a tree (`apps/*`), and which of them have the shape that most have. */
export interface FolderFamily {
  /** Their path, with a `*` for each name that differs. */
  pattern: string;
  folders: string[];
  /** Folders that have the common shape. */
  alike: string[];
  /** What most of them hold: `kustomization.yaml`, `base/deployment.yaml`. */
  common: string[];
}

/** Fewer folders than this have nothing in common that could be told from chance. */
const smallestFamily = 3;
/** A name that stands in so many of the folders of a family is part of their shape; a rarer one is a name of something. */
const fixedShare = 0.3;
/** What stands in so many of the folders of a family is their layout: what fewer hold is there as needed. */
const layoutShare = 0.8;
/** Where nothing does, what stands in so many of them is what they have in common. */
const commonShare = 0.5;
/** How much of it a folder has to have. */
const alikeShare = 2 / 3;
/** So many files and folders that two hold in common are no chance. */
const fewestOfTwo = 3;

/** Names that say what lies below, not which of several it is. */
const structure =
  /^(_?templates?|_?shared|_?common|_?globals?|all|apps?|applications?|argo(-?cd|-?apps)?|add-?ons?|bases?|bootstrap|build|catalog|charts?|ci|clusters?|components?|configs?|configurations?|controllers|core|crds?|data|deploy(ments?)?|environments?|envs?|files|fleet|flux(-system|cd)?|gitops|helm(files?)?|helmfile\.d|infra(structure)?|instances?|jobs|k8s|kube(rnetes)?|kustomiz(e|ations?)|libs?|manifests|modules|monitoring|namespaces?|networking|observability|operators?|overlays?|overrides|patches|platform|policies|projects?|regions|releases?|resources|root|secrets?|security|services?|setup|sites?|sources|stacks?|storage|system|targets|teams?|tenants?|terraform|tools|values|workloads?|prod(uction)?|prd|stag(e|ing)|stg|uat|qa|test|dev(elopment)?|sandbox|preview|live|non-?prod|eu|us)$/i;

interface Folder {
  path: string;
  /** How a name below it reads as a part of a shape. */
  partOf: (name: string) => string;
  files: string[];
  children: Map<string, Folder>;
}

/**
 * Families of folders among files, the largest first. A folder belongs to the deepest name that differs above its files. Where there
 * is none, the folders of environments and clusters that lie beside each other are compared.
 * @param targets names of environments and clusters, in small letters: files and folders named after one are no part of a shape where
 * others are, since not every folder is delivered everywhere.
 */
export function folderFamilies(paths: readonly string[], targets: ReadonlySet<string> = new Set()): FolderFamily[] {
  const root = treeOf(paths, partName(targets));
  const families = namedFamilies(root);
  return families.length > 0 ? families : targetFamilies(root);
}

function namedFamilies(root: Folder): FolderFamily[] {
  const families = new Map<string, Folder[]>();
  const visit = (pattern: string, folders: readonly Folder[]): void => {
    const byName = Map.groupBy(
      folders.flatMap(({ children }) => [...children.values()]),
      ({ path }) => nameOf(path),
    );
    const named = [...byName].filter(([name, inside]) => isFixed(name, inside.length, folders.length));
    const others = [...byName]
      .filter(([name, inside]) => !isFixed(name, inside.length, folders.length))
      .flatMap(([, inside]) => inside);
    const fixed = new Set(named.map(([name]) => name));
    const parents = folders.filter(({ children }) => [...children.keys()].some((name) => !fixed.has(name)));
    for (const [name, inside] of named) visit(join(pattern, name), inside);
    // A few folders of their own names among many are no family: they belong to what is above them.
    if (others.length === 0 || parents.length * 2 < folders.length) return;
    if (others.length < smallestFamily) {
      for (const folder of others) visit(join(pattern, nameOf(folder.path)), [folder]);
      return;
    }
    families.set(join(pattern, '*'), others);
    visit(join(pattern, '*'), others);
  };
  visit('', [root]);
  const inFamily = new Set([...families.values()].flat().map(({ path }) => path));
  return (
    [...families]
      .flatMap(([pattern, folders]) => kindsOf(pattern, folders, inFamily))
      // Folders at the root are of one kind only if their shape says so.
      .filter(({ pattern, folders, common }) => folders.length > 0 && (pattern !== '*' || common.length > 0))
      .sort((a, b) => b.folders.length - a.folders.length)
  );
}

/** Folders of environments or clusters beside each other that hold nearly the same; of so few, others say nothing. */
function targetFamilies(root: Folder): FolderFamily[] {
  const found: FolderFamily[] = [];
  const visit = (folder: Folder): void => {
    const children = [...folder.children.values()];
    const targets = children.filter(({ path }) => isTarget(folder, nameOf(path)));
    const family = targets.length > 1 ? shapesOf(join(folder.path, '*'), targets, new Set()) : null;
    const all = new Set(targets.flatMap((target) => [...partsOf(target, new Set())]));
    const isShared = family !== null && family.common.length >= Math.max(fewestOfTwo, all.size * alikeShare);
    if (isShared) found.push(family);
    for (const child of children) if (!isShared || !targets.includes(child)) visit(child);
  };
  visit(root);
  return found;
}

function isTarget(parent: Folder, name: string): boolean {
  return environmentOf(name) !== null || (nameOf(parent.path) === 'clusters' && !structure.test(name));
}

function isFixed(name: string, count: number, among: number): boolean {
  return structure.test(name) || (among >= smallestFamily && count > 1 && count >= among * fixedShare);
}

function join(pattern: string, name: string): string {
  return pattern === '' ? name : `${pattern}/${name}`;
}

/** Stands for the name of an environment or a cluster. */
const target = '<target>';

/** Characters of a name at most; a longer one fits in no working copy, and a shape takes it as it is. */
const longestName = 255;

/** Gives a name as a part of a shape: without the longest name of a target in it. */
function partName(targets: ReadonlySet<string>): (name: string) => string {
  if (targets.size === 0) return (name) => name;
  const lengths = new Set([...targets].map((name) => name.length));
  return remember((name) => {
    if (name.length > longestName) return name;
    const small = name.toLowerCase();
    const words = [...small.matchAll(/[^-_.]+/g)].map(({ 0: word, index }) => ({
      begin: index,
      end: index + word.length,
    }));
    for (let count = words.length; count > 0; count -= 1) {
      for (const [first, { begin }] of words.entries()) {
        const end = words[first + count - 1]?.end;
        if (end === undefined) break;
        if (lengths.has(end - begin) && targets.has(small.slice(begin, end)))
          return `${name.slice(0, begin)}${target}${name.slice(end)}`;
      }
    }
    return name;
  });
}

function treeOf(paths: readonly string[], partOf: (name: string) => string): Folder {
  const root: Folder = { path: '', partOf, files: [], children: new Map() };
  const known = new Map([['', root]]);
  const folderAt = (path: string): Folder => {
    const found = known.get(path);
    if (found) return found;
    const made: Folder = { path, partOf, files: [], children: new Map() };
    known.set(path, made);
    folderAt(folderOf(path)).children.set(nameOf(path), made);
    return made;
  };
  for (const path of paths) folderAt(folderOf(path)).files.push(nameOf(path));
  return root;
}

/** Folders of many parents that share nothing are not of one kind; what lies in one parent may be. */
function kindsOf(pattern: string, all: readonly Folder[], inFamily: ReadonlySet<string>): FolderFamily[] {
  const family = shapesOf(pattern, all, inFamily);
  if (family.common.length > 0) return [family];
  const siblings = [...Map.groupBy(all, ({ path }) => folderOf(path))]
    .map(([parent, folders]) => shapesOf(join(parent, '*'), folders, inFamily))
    .filter(({ folders, common }) => folders.length >= smallestFamily && common.length > 0);
  return siblings.length > 0 ? siblings : [family];
}

/** Folders that hold nothing but folders of another family have no shape of their own. */
function shapesOf(pattern: string, all: readonly Folder[], inFamily: ReadonlySet<string>): FolderFamily {
  const shapes = new Map(all.map((folder) => [folder.path, partsOf(folder, inFamily)]));
  const folders = all.filter(({ path }) => (shapes.get(path)?.size ?? 0) > 0);
  const counts = new Map<string, number>();
  for (const parts of shapes.values()) for (const part of parts) counts.set(part, (counts.get(part) ?? 0) + 1);
  const among = (share: number): string[] =>
    [...counts].filter(([, count]) => count > 1 && count >= folders.length * share).map(([part]) => part);
  const everywhere = (parts: readonly string[]): string[] => parts.filter((part) => !part.includes(target));
  const choices = [everywhere(among(layoutShare)), everywhere(among(commonShare)), among(commonShare)];
  const common = choices.find((parts) => parts.length > 0) ?? [];
  const alike = folders.filter(({ path }) => {
    const has = common.filter((part) => shapes.get(path)?.has(part)).length;
    return has > 0 && has >= common.length * alikeShare;
  });
  return {
    pattern,
    folders: folders.map(({ path }) => path),
    alike: alike.map(({ path }) => path),
    common: common.sort(),
  };
}

/** Files of a folder and of the folders below it that are no family of their own, its own name written as `*`. */
function partsOf(folder: Folder, inFamily: ReadonlySet<string>): Set<string> {
  const own = nameOf(folder.path);
  const parts = new Set<string>();
  const visit = (inside: Folder, prefix: string, depth: number): void => {
    for (const file of inside.files)
      parts.add(prefix + folder.partOf(file.replaceAll(own, '*')).replace(/\.yml$/, '.yaml'));
    if (depth > 2) return;
    for (const [name, child] of inside.children) {
      if (inFamily.has(child.path)) continue;
      const part = `${prefix}${folder.partOf(name)}/`;
      parts.add(part);
      visit(child, part, depth + 1);
    }
  };
  visit(folder, '', 0);
  return parts;
}
