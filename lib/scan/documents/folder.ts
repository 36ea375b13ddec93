import { isCloudRegion } from '@/lib/scan/documents/regions';
import { rememberFor } from '@/lib/scan/documents/remember';

/** Folder of a path in a repository; '' for the root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
}

/** Last segment of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A folder and those above it, nearest first, the root '' included. */
export function foldersAbove(folder: string): string[] {
  const folders = [folder];
  for (let current = folder; current !== ''; ) {
    current = folderOf(current);
    folders.push(current);
  }
  return folders;
}

/** Names of the folders directly below each folder that holds one of the paths: worked out once for a list, which never changes. */
export const childFolders: (paths: readonly string[]) => ReadonlyMap<string, ReadonlySet<string>> =
  rememberFor(findChildren);

function findChildren(paths: readonly string[]): Map<string, Set<string>> {
  const children = new Map<string, Set<string>>();
  let last: string | undefined;
  for (const path of paths) {
    const own = folderOf(path);
    if (own === last) continue;
    last = own;
    for (let folder = own; folder !== ''; folder = folderOf(folder)) {
      const parent = folderOf(folder);
      const names = children.get(parent) ?? new Set();
      if (names.has(nameOf(folder))) break;
      children.set(parent, names.add(nameOf(folder)));
    }
  }
  return children;
}

/**
 * Joins a folder and a relative path as git names it: no leading slash, `.` and `..` resolved. Null when it leaves the repository.
 */
export function joinPath(folder: string, relative: string): string | null {
  if (isPlain(relative)) return folder === '' ? relative : `${folder}/${relative}`;
  const segments = folder === '' ? [] : folder.split('/');
  for (const segment of relative.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return null;
  }
  return segments.join('/');
}

/** Whether a path is as git writes it: most are. */
function isPlain(path: string): boolean {
  const isOdd = path.startsWith('/') || path.endsWith('/') || path.endsWith('.') || path === '';
  return !isOdd && !path.includes('//') && !path.includes('./');
}

/** Whether `path` lies in `folder` or below it; everything lies in the root ''. */
export function isWithin(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

/** Folders beside those of clusters that hold what clusters share. */
const sharedByClusters =
  /^([._].*|bases?|commons?|shared|globals?|all|defaults?|components?|templates?|modules?|lib)$/i;

/** Folders between `clusters` and those of the clusters: a region, or a group that takes changes together. */
const ring = /^(rings?|waves?)[-_]?\d+$/i;
/** Folders of what a cluster holds: where one follows a region, the region's folder is the cluster's. */
const heldByClusters =
  /^(flux-system|apps?|applications?|infra(structure)?|argo(-?cd)?|platform|namespaces?|add-?ons?|config|core|system|helm(releases?)?|charts?|manifests?|kustomiz(e|ations?)|values|monitoring|security|network(ing)?)$/i;

/**
 * Name of the cluster folder that a file lies in: `clusters/<name>/…`, or below folders of regions and rings
 * (`clusters/eu-west-1/ring-1/<name>/…`). For a folder, give its path with a final slash.
 */
export function clusterFolder(path: string): string | null {
  const at = path.startsWith('clusters/') ? 0 : path.indexOf('/clusters/') + 1;
  if (at === 0 && !path.startsWith('clusters/')) return null;
  const [name = '', ...below] = path
    .slice(at + 'clusters/'.length)
    .split('/')
    .slice(0, -1);
  let found = name;
  for (const next of below) {
    if (!(isCloudRegion(found) || ring.test(found)) || heldByClusters.test(next)) break;
    found = next;
  }
  return found === '' || sharedByClusters.test(name) || sharedByClusters.test(found) ? null : found;
}
