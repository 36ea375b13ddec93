import { countedAgents } from '@/lib/scan/agent-selection';
import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { folderOf, foldersAbove, joinPath } from '@/lib/scan/documents/folder';
import { generatorPatterns } from '@/lib/scan/documents/generator-paths';
import { listAt, textAt } from '@/lib/scan/documents/json';
import type { Kustomization } from '@/lib/scan/documents/kustomize';
import { remember, rememberFor } from '@/lib/scan/documents/remember';
import { isUnresolved } from '@/lib/scan/documents/unresolved';
import { FolderTree } from '@/lib/scan/folder-tree';
import type { Inventory } from '@/lib/scan/inventory';
import { sharedPathsOf } from '@/lib/scan/tree-paths';

/** Tells which agent objects deliver a file to a target. */
export interface AgentCoverage {
  agentsOf(path: string): AgentObject[];
}

/**
 * Follows every agent object to the files of this repository that it delivers: a folder with a kustomization delivers what the
 * kustomization takes in, any other folder delivers all that lies in it. A path that a template fills matches any folder name there;
 * one that a generator fills, the folders that the generator names.
 */
export const agentCoverage: (inventory: Inventory) => AgentCoverage = rememberFor(follow);

/**
 * Whether any agent object delivers an object of this repository, or a release that stands here; those that only take other
 * repositories tell nothing of how this one is delivered.
 */
export function deliversFromHere(inventory: Inventory): boolean {
  const { agentsOf } = agentCoverage(inventory);
  const releases = countedAgents(inventory).some(({ sources }) => sources.some(({ chart }) => chart !== null));
  return releases || inventory.resources.some(({ counted, path }) => counted && agentsOf(path).length > 0);
}

/**
 * Thousands of paths are asked for, thousands of agent objects may start at the same folders, and thousands of overlays may take the same
 * base in: none is held against all of the others. Paths that the same kustomizations take in share one answer.
 */
function follow(inventory: Inventory): AgentCoverage {
  const agents = countedAgents(inventory);
  const { lists, starting } = startsOfAll(agents, foldersOf(inventory));
  const kustomizations = new Map(
    inventory.kustomizations.map((kustomization) => [kustomization.folder, kustomization]),
  );
  const { taking, reaching } = takersAmong(deliveredFrom([...lists.keys()], kustomizations));
  const plainLists = remember((folder: string): readonly number[] =>
    foldersAbove(folder).flatMap((above) => (kustomizations.has(above) ? [] : (lists.get(above) ?? []))),
  );
  const agentsStarting = (found: ReadonlySet<number>): AgentObject[] => {
    const orders = new Set([...found].flatMap((list) => starting[list] ?? []));
    return [...orders].sort((one, other) => one - other).flatMap((order) => agents[order] ?? []);
  };
  const answers = new Map<string, AgentObject[]>();
  const agentsAt = (takers: readonly string[], plain: readonly number[]): AgentObject[] => {
    const key = `${takers.join('\0')}\n${plain.join()}`;
    const answer =
      answers.get(key) ??
      agentsStarting(new Set([...plain, ...[...reaching(takers)].flatMap((folder) => lists.get(folder) ?? [])]));
    answers.set(key, answer);
    return answer;
  };
  const agentsOfFolder = remember((folder: string) => agentsAt([], plainLists(folder)));
  const agentsOf = (path: string): AgentObject[] => {
    const [folder, takers] = [folderOf(path), taking(path)];
    return takers.length === 0 ? agentsOfFolder(folder) : agentsAt(takers, plainLists(folder));
  };
  return { agentsOf: remember(agentsOf) };
}

/** Where agent objects start: lists of folders, each held once. */
interface Starts {
  /** The lists, by number, that a folder is in. */
  lists: ReadonlyMap<string, readonly number[]>;
  /** Places of the agent objects that start at all folders of each list. */
  starting: readonly (readonly number[])[];
}

function startsOfAll(agents: readonly AgentObject[], folders: FolderTree): Starts {
  const alone = remember((folder: string): readonly string[] => [folder]);
  const byList = new Map<readonly string[], number[]>();
  for (const [order, agent] of agents.entries())
    for (const list of startsOf(agent, folders, alone)) listedAt(byList, list).push(order);
  const lists = new Map<string, number[]>();
  for (const [number, list] of [...byList.keys()].entries())
    for (const folder of list) listedAt(lists, folder).push(number);
  return { lists, starting: [...byList.values()] };
}

/** Kustomizations in some folders, with those that they take in. */
function deliveredFrom(starts: readonly string[], byFolder: ReadonlyMap<string, Kustomization>): Kustomization[] {
  const found = new Set<Kustomization>();
  const pending = [...starts];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const kustomization = byFolder.get(folder);
    if (!kustomization || found.has(kustomization)) continue;
    found.add(kustomization);
    pending.push(...kustomization.takes, ...kustomization.components);
  }
  return [...found];
}

/** Who takes in what among some kustomizations. */
interface Takers {
  /** Folders of those that take a file in themselves. */
  taking: (path: string) => readonly string[];
  /** Folders of some, and of those that take them in, directly or through others. */
  reaching: (folders: readonly string[]) => Set<string>;
}

function takersAmong(kustomizations: readonly Kustomization[]): Takers {
  const takingFile = new Map<string, string[]>();
  const takingFolder = new Map<string, string[]>();
  for (const kustomization of kustomizations) {
    const { folder, path, resources, takes, components } = kustomization;
    for (const file of [path, ...resources, ...patchFiles(kustomization)]) listedAt(takingFile, file).push(folder);
    for (const taken of [...takes, ...components]) listedAt(takingFolder, taken).push(folder);
  }
  const reaching = (folders: readonly string[]): Set<string> => {
    const found = new Set<string>();
    const pending = [...folders];
    for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
      if (found.has(folder)) continue;
      found.add(folder);
      pending.push(...(takingFolder.get(folder) ?? []));
    }
    return found;
  };
  return { taking: (path) => takingFile.get(path) ?? [], reaching };
}

function listedAt<Key, Item>(lists: Map<Key, Item[]>, key: Key): Item[] {
  const known = lists.get(key);
  if (known) return known;
  const list: Item[] = [];
  lists.set(key, list);
  return list;
}

/** Files that a kustomization patches with. */
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
  return (agent) => generatorLists(agent, folders).flat();
}

/** Lists of folders at which an agent object starts. A chart or a path that is no folder here is of another repository. */
function startsOf(
  agent: AgentObject,
  folders: FolderTree,
  alone: (folder: string) => readonly string[],
): Iterable<readonly string[]> {
  const lists: (readonly string[])[] = [];
  let isGenerated = false;
  for (const { path } of agent.sources) {
    if (path === null) continue;
    if (!isUnresolved(path)) {
      const folder = joinPath('', path);
      if (folder !== null) lists.push(alone(folder));
    } else if (hasOnlyExpressions(path)) isGenerated = true;
    else lists.push(folders.matching(toSegments(path).map(segmentPattern)));
  }
  if (isGenerated) lists.push(...generatorLists(agent, folders));
  return lists.length > 1 ? new Set(lists) : lists;
}

/** A path of nothing but expressions: only the generator knows it. */
function hasOnlyExpressions(path: string): boolean {
  return toSegments(path).every((segment) => isUnresolved(segment));
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

function segmentPattern(segment: string): string {
  return isUnresolved(segment) ? segment.replace(expression, '*') : segment;
}

/** Folders that the git generators of an ApplicationSet name, those inside `matrix` and `merge` included, by pattern. */
function generatorLists(agent: AgentObject, folders: FolderTree): (readonly string[])[] {
  return generatorPatterns(agent.resource.body).map((path) => {
    const [root = ''] = path.split('/**');
    return folders.matching(toSegments(root).map(segmentPattern));
  });
}
