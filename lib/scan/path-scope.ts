import { agentCoverage } from '@/lib/scan/agent-coverage';
import { findClusters } from '@/lib/scan/clusters';
import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { folderOf, isWithin } from '@/lib/scan/documents/folder';
import type { Resource } from '@/lib/scan/documents/resource';
import type { Unread } from '@/lib/scan/documents/unread';
import type { Inventory } from '@/lib/scan/inventory';
import { nameEnvironments } from '@/lib/scan/named-environments';
import { objectsNeededBy, valueFilesLeadInto } from '@/lib/scan/scope-agents';
import { pipelinesOfScope } from '@/lib/scan/scope-pipelines';
import { kustomizationsTaking, referencedPlaces } from '@/lib/scan/scope-references';
import { readerOf } from '@/lib/scan/select-files';

/** Those of `folders` that hold no file. */
export function missingFolders(folders: readonly string[], files: readonly { path: string }[]): string[] {
  return folders.filter((folder) => !files.some(({ path }) => isWithin(path, folder)));
}

/**
 * What an inventory of a whole repository tells of some of its folders, none of which lies in another: what lies in them; what they refer to
 * (bases, charts, modules); agent objects elsewhere that deliver them, with what those need; and what speaks of the whole repository
 * (pipelines, code owners, settings, history). Everything was resolved over the whole tree before, so no patch from outside is lost.
 * Pipelines of other folders are left out where their path filters or the paths in their commands show it.
 */
export function narrowInventory(whole: Inventory, folders: readonly string[]): Inventory {
  const isOwn = (path: string) => folders.some((folder) => isWithin(path, folder));
  const agents = agentsOfScope(whole, folders, isOwn);
  const referenced = referencedPlaces(whole, agents, isOwn);
  const isDeclared = (path: string) => isOwn(path) || referenced.has(path);
  const elsewhere = [...agents.map(({ resource }) => resource), ...objectsNeededBy(agents, whole.resources)];
  const places = new Set(elsewhere.filter(({ path }) => !isDeclared(path)).map(placeOf));
  const kustomizations = [
    ...whole.kustomizations.filter(({ path }) => isDeclared(path)),
    ...kustomizationsTaking(whole.kustomizations, isOwn).filter(({ path }) => !isDeclared(path)),
  ];
  const linked = new Set([...elsewhere.map(({ path }) => path), ...kustomizations.map(({ path }) => path)]);
  const isInView = (path: string) => isDeclared(path) || linked.has(path) || isRepositoryWide(path, folders);
  const isDeclaredAt = (object: Pick<Resource, 'path' | 'line'>) =>
    isDeclared(object.path) || places.has(placeOf(object));
  const files = whole.files.filter(({ path }) => isInView(path));
  const resources = whole.resources.filter(isDeclaredAt);
  const helmfiles = whole.helmfiles.filter(({ path }) => isDeclared(path));
  const tree = whole.places;
  return {
    files,
    filesRead: files.filter(({ path, notCounted }) => notCounted === null && readerOf(path) !== null).length,
    resources,
    kustomizations,
    charts: whole.charts.filter(({ path }) => isDeclared(path)),
    values: whole.values.filter(({ path }) => isDeclared(path)),
    ciphertexts: whole.ciphertexts.filter(isDeclared),
    helmfiles,
    composeFiles: whole.composeFiles.filter(({ path }) => isDeclared(path)),
    agents,
    images: whole.images.filter(isDeclaredAt),
    sources: whole.sources.filter(isDeclaredAt),
    pipelines: pipelinesOfScope(whole, [...folders, ...referenced.folders]),
    terraform: whole.terraform.filter(({ path }) => isDeclared(path)),
    secrets: whole.secrets.filter(({ path }) => isInView(path)),
    guides: whole.guides,
    operationsGuides: whole.operationsGuides.filter(({ path }) => isInView(path)),
    ownUrls: whole.ownUrls,
    environments: nameEnvironments(files, agents, tree, helmfiles),
    places: tree,
    clusters: findClusters(agents, resources, files, helmfiles),
    impliedProduction: whole.impliedProduction,
    texts: new Map([...whole.texts].filter(([path]) => isInView(path))),
    flow: whole.flow,
    imageMarkers: whole.imageMarkers.filter(({ path }) => isInView(path)),
    references: whole.references,
    reverts: whole.reverts.filter(({ paths }) => paths === null || paths.some(isInView)),
    signatures: whole.signatures,
    unread: [
      ...whole.unread.filter(({ path }) => isInView(path)),
      ...missingFolders(folders, whole.files).map(notThere),
    ],
  };
}

function placeOf({ path, line }: Pick<Resource, 'path' | 'line'>): string {
  return `${path}\0${line}`;
}

function notThere(path: string): Unread {
  return { path, line: null, reason: 'this folder is not in the repository; correct the paths of the team' };
}

/** Objects that lie in the folders, and those elsewhere that deliver a file of them or take their values from one. */
function agentsOfScope(whole: Inventory, folders: readonly string[], isOwn: (path: string) => boolean): AgentObject[] {
  const coverage = agentCoverage(whole);
  const own = whole.files.filter(({ path, notCounted }) => notCounted === null && isOwn(path));
  const delivering = new Set(own.flatMap(({ path }) => coverage.agentsOf(path)));
  return whole.agents.filter(
    (agent) => isOwn(agent.resource.path) || delivering.has(agent) || valueFilesLeadInto(agent, folders),
  );
}

const codeOwners = /(^|\/)CODEOWNERS$/;

/** Files of the root and of folders of tools (`.github`), and settings above a folder that reach down to it (`apps/.sops.yaml`). */
function isRepositoryWide(path: string, folders: readonly string[]): boolean {
  if (!path.includes('/') || path.startsWith('.') || codeOwners.test(path)) return true;
  const folder = folderOf(path);
  return path.startsWith(`${folder}/.`) && folders.some((inner) => isWithin(inner, folder));
}
