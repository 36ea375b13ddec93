import { countedAgents } from '@/lib/scan/agent-selection';
import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { folderOf, joinPath } from '@/lib/scan/documents/folder';
import { generatorPatterns } from '@/lib/scan/documents/generator-paths';
import { listAt, textAt } from '@/lib/scan/documents/json';
import type { Kustomization } from '@/lib/scan/documents/kustomize';
import { isUnresolved } from '@/lib/scan/documents/unresolved';
import { FolderTree } from '@/lib/scan/folder-tree';
import type { Inventory } from '@/lib/scan/inventory';
import { sharedPathsOf } from '@/lib/scan/tree-paths';

/** Tells which agent objects deliver a file to a target. */
export interface AgentCoverage {
  agentsOf(path: string): AgentObject[];
}

interface Reach {
  agent: AgentObject;
  /** Place among the agent objects. */
  order: number;
  /** Folders whose files it delivers, all of them. */
  folders: string[];
  /** Files that it delivers through each of its kustomizations. */
  paths: ReadonlySet<string>[];
}

/**
 * Follows every agent object to the files of this repository that it delivers: a folder with a kustomization delivers what the
 * kustomization takes in, any other folder delivers all that lies in it. A path that a template fills matches any folder name there;
 * one that a generator fills, the folders that the generator names.
 */
export function agentCoverage(inventory: Inventory): AgentCoverage {
  const coverage = known.get(inventory) ?? follow(inventory);
  known.set(inventory, coverage);
  return coverage;
}

/** Several indicators ask for the same coverage of the same inventory, which never changes. */
const known = new WeakMap<Inventory, AgentCoverage>();

function follow(inventory: Inventory): AgentCoverage {
  const byFolder = new Map(inventory.kustomizations.map((kustomization) => [kustomization.folder, kustomization]));
  const folders = foldersOf(inventory);
  const closures = new Map<string, ReadonlySet<string>>();
  const closure = (folder: string): ReadonlySet<string> => {
    const known = closures.get(folder) ?? filesOf(folder, byFolder);
    closures.set(folder, known);
    return known;
  };
  const reaches = countedAgents(inventory).map((agent, order): Reach => {
    const starts = startsOf(agent, folders);
    return {
      agent,
      order,
      folders: starts.filter((folder) => !byFolder.has(folder)),
      paths: starts.filter((folder) => byFolder.has(folder)).map(closure),
    };
  });
  return { agentsOf: deliveries(reaches) };
}

/**
 * Tells whose files a path is among, in their order: thousands of paths are asked for, so that none is compared with every agent, and
 * those that lie in the same folder and are taken in by the same kustomizations share one answer.
 */
function deliveries(reaches: readonly Reach[]): (path: string) => AgentObject[] {
  const byFolder = new Map<string, Reach[]>();
  const takers = new Map<ReadonlySet<string>, Reach[]>();
  for (const reach of reaches) {
    for (const folder of reach.folders) listedAt(byFolder, folder).push(reach);
    for (const files of reach.paths) listedAt(takers, files).push(reach);
  }
  const byFile = new Map<string, number[]>();
  const taking = [...takers.values()];
  for (const [at, files] of [...takers.keys()].entries()) for (const path of files) listedAt(byFile, path).push(at);
  const answers = new Map<string, AgentObject[]>();
  return (path) => {
    const kustomizations = byFile.get(path) ?? [];
    const key = `${kustomizations.join(',')} ${folderOf(path)}`;
    const known = answers.get(key);
    if (known) return known;
    const found = new Set(kustomizations.flatMap((at) => taking[at] ?? []));
    for (const folder of foldersAbove(path)) for (const reach of byFolder.get(folder) ?? []) found.add(reach);
    const answer = [...found].sort((one, other) => one.order - other.order).map(({ agent }) => agent);
    answers.set(key, answer);
    return answer;
  };
}

function listedAt<Key, Item>(lists: Map<Key, Item[]>, key: Key): Item[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

/** The folders that a file lies in, up to the root. */
function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) folders.push(folder);
  return [...folders, ''];
}

/** Files that a kustomization delivers: its own, its patches' folder included, and those of what it takes in. */
function filesOf(start: string, byFolder: ReadonlyMap<string, Kustomization>): Set<string> {
  const paths = new Set<string>();
  const seen = new Set<string>();
  const pending = [start];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const kustomization = byFolder.get(folder);
    if (!kustomization || seen.has(folder)) continue;
    seen.add(folder);
    paths.add(kustomization.path);
    for (const path of kustomization.resources) paths.add(path);
    for (const path of patchFiles(kustomization)) paths.add(path);
    pending.push(...kustomization.takes, ...kustomization.components);
  }
  return paths;
}

function patchFiles({ body, folder }: Kustomization): string[] {
  const entries = [
    ...[...listAt(body, 'patches'), ...listAt(body, 'patchesJson6902')].map((patch) => textAt(patch, 'path')),
    ...listAt(body, 'patchesStrategicMerge'),
  ];
  return entries.flatMap((entry) => {
    const path = typeof entry === 'string' && !entry.includes('\n') ? joinPath(folder, entry) : null;
    return path === null ? [] : [path];
  });
}

function foldersOf({ files }: Inventory): FolderTree {
  const paths = sharedPathsOf(files) ?? files;
  const folders = knownFolders.get(paths) ?? new FolderTree(files);
  knownFolders.set(paths, folders);
  return folders;
}

const knownFolders = new WeakMap<Inventory['files'] | ReadonlySet<string>, FolderTree>();

/** Tells the folders of this repository that the git generators of an ApplicationSet read. */
export function generatedFolders(inventory: Inventory): (agent: AgentObject) => string[] {
  const folders = foldersOf(inventory);
  return (agent) => generatorFolders(agent, folders);
}

/** Folders of this repository at which an agent object starts. A chart or a path that is no folder here is of another repository. */
function startsOf(agent: AgentObject, folders: FolderTree): string[] {
  const paths = agent.sources.flatMap(({ path }) => path ?? []);
  const found = paths.flatMap((path) => matching(path, folders));
  const generated = paths.some(isGenerated) ? generatorFolders(agent, folders) : [];
  return [...new Set([...found, ...generated])];
}

/** A path of nothing but expressions: only the generator knows it. */
function isGenerated(path: string): boolean {
  return isUnresolved(path) && toSegments(path).every((segment) => isUnresolved(segment));
}

const expression = /\{\{.*?\}\}|\$\{[^}]*\}|__cairn_unresolved__/g;

/** Characters. No path is longer, and patterns take long over those that are. */
const longestPath = 4_096;

function toSegments(path: string): string[] {
  if (path.length > longestPath) return [path];
  return path
    .replace(expression, (found) => found.replaceAll('/', ''))
    .split('/')
    .filter((part) => part !== '' && part !== '.');
}

function matching(path: string, folders: FolderTree): readonly string[] {
  if (!isUnresolved(path)) {
    const folder = joinPath('', path);
    return folder === null ? [] : [folder];
  }
  return isGenerated(path) ? [] : folders.matching(toSegments(path).map(segmentPattern));
}

function segmentPattern(segment: string): string {
  return isUnresolved(segment) ? segment.replace(expression, '*') : segment;
}

/** Folders that the git generators of an ApplicationSet name, those inside `matrix` and `merge` included. */
function generatorFolders(agent: AgentObject, folders: FolderTree): string[] {
  return generatorPatterns(agent.resource.body).flatMap((path) => {
    const [root = '', ...rest] = path.split('/**');
    if (rest.length > 0) return folders.matching(toSegments(root).map(segmentPattern));
    return folders.matching(toSegments(path).map(segmentPattern));
  });
}
