import { folderOf, joinPath } from '@/lib/scan/documents/folder';
import { isObject, type JsonObject, listAt, textAt } from '@/lib/scan/documents/json';
import type { ManifestFile } from '@/lib/scan/documents/resources';

/** A kustomization file, and what it takes in and is taken in by (detection rules MAN-2, MAN-3). */
export interface Kustomization {
  path: string;
  objectId: string;
  /** Folder of the file; '' for the root. */
  folder: string;
  isComponent: boolean;
  body: JsonObject;
  /** Folders of local kustomizations that it takes in as resources or bases. */
  takes: string[];
  /** Folders of local components that it takes in. */
  components: string[];
  /** Local files that it takes in as resources. */
  resources: string[];
  /** Remote bases, as written. */
  remotes: string[];
  /** Folders of the kustomizations that take this one in. */
  takenBy: string[];
  counted: boolean;
}

const kustomizationName = /(^|\/)(kustomization\.ya?ml|Kustomization)$/;
const remotePattern =
  /^(https?:\/\/|ssh:\/\/|git@|git::|oci:\/\/)|^(github\.com|gitlab\.com|bitbucket\.org)\/|[?&]ref=/;

/** Whether a path has one of the three names that kustomize reads. */
export function isKustomizationPath(path: string): boolean {
  return path.includes('ustomization') && kustomizationName.test(path);
}

/** Whether a `resources` entry names something outside the repository. */
export function isRemote(entry: string): boolean {
  return remotePattern.test(entry);
}

/** Builds the graph of kustomizations of a repository; an entry that leads nowhere is left out of the graph, not guessed. */
export function buildKustomizations(files: readonly ManifestFile[], allPaths: ReadonlySet<string>): Kustomization[] {
  const kustomizations: Kustomization[] = [];
  const named = files.filter((file) => isKustomizationPath(file.path));
  const folders = new Set(named.map((file) => folderOf(file.path)));
  for (const file of named) {
    const body = kustomizationBody(file);
    if (body) kustomizations.push(resolveEntries(file, body, folders, allPaths));
  }
  const byFolder = new Map(kustomizations.map((kustomization) => [kustomization.folder, kustomization]));
  for (const kustomization of kustomizations) {
    for (const folder of [...kustomization.takes, ...kustomization.components]) {
      byFolder.get(folder)?.takenBy.push(kustomization.folder);
    }
  }
  return kustomizations;
}

/** The kustomization in a file: `kind` and `apiVersion` may be missing; a Flux Kustomization of that file name is none. */
function kustomizationBody(file: ManifestFile): JsonObject | null {
  const plain = file.facts.plain.find((document) => isObject(document.body));
  if (plain && isObject(plain.body)) return plain.body;
  const object = file.facts.documents.find((document) => document.apiVersion.startsWith('kustomize.config.k8s.io/'));
  return object?.body ?? null;
}

function texts(body: JsonObject, key: string): string[] {
  return listAt(body, key).filter((entry): entry is string => typeof entry === 'string');
}

function resolveEntries(
  file: ManifestFile,
  body: JsonObject,
  folders: ReadonlySet<string>,
  allPaths: ReadonlySet<string>,
): Kustomization {
  const folder = folderOf(file.path);
  const entries = [...texts(body, 'resources'), ...texts(body, 'bases')];
  const components = texts(body, 'components');
  const local = entries.filter((entry) => !isRemote(entry)).map((entry) => joinPath(folder, entry));
  const isFolder = (path: string | null): path is string => path !== null && folders.has(path) && path !== folder;
  return {
    path: file.path,
    objectId: file.objectId,
    folder,
    isComponent: textAt(body, 'kind') === 'Component',
    body,
    takes: local.filter(isFolder),
    components: components.map((entry) => joinPath(folder, entry)).filter(isFolder),
    resources: local.filter((path): path is string => path !== null && allPaths.has(path)),
    remotes: [...entries, ...components].filter(isRemote),
    takenBy: [],
    counted: file.counted,
  };
}

/** Files and folders of the repository that a kustomization takes in, whether they were read or not. */
export function placesTakenBy({ body, folder }: Pick<Kustomization, 'body' | 'folder'>): string[] {
  return ['resources', 'bases', 'components']
    .flatMap((key) => texts(body, key))
    .flatMap((entry) => (isRemote(entry) ? [] : (joinPath(folder, entry) ?? [])));
}

/** Paths of files that kustomizations use as patches: what they hold completes other objects and stands for none of its own. */
export function patchPathsOf(kustomizations: readonly Kustomization[]): Set<string> {
  const paths = new Set<string>();
  const add = (folder: string, entry: unknown): void => {
    const path = typeof entry === 'string' && !entry.includes('\n') ? joinPath(folder, entry) : null;
    if (path) paths.add(path);
  };
  for (const { body, folder } of kustomizations) {
    for (const patch of [...listAt(body, 'patches'), ...listAt(body, 'patchesJson6902')])
      add(folder, textAt(patch, 'path'));
    for (const entry of texts(body, 'patchesStrategicMerge')) add(folder, entry);
  }
  return paths;
}
