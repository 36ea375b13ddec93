import { findClusters } from '@/lib/scan/clusters';
import { deliveredArchives } from '@/lib/scan/delivered-archives';
import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { resolveAgents } from '@/lib/scan/documents/agents';
import { objectsInArgoCdValues } from '@/lib/scan/documents/argo-cd-chart-values';
import { clustersInArgoCdValues } from '@/lib/scan/documents/argo-cd-cluster-values';
import { withChartApplications } from '@/lib/scan/documents/chart-applications';
import { buildComposeFiles } from '@/lib/scan/documents/compose';
import type { Guide } from '@/lib/scan/documents/deployment-guide';
import type { ManifestFacts } from '@/lib/scan/documents/file-facts';
import { bundlesOfFleet } from '@/lib/scan/documents/fleet-bundle';
import { folderOf } from '@/lib/scan/documents/folder';
import { buildCharts, buildValues, valuesInConfigMaps, withoutValues } from '@/lib/scan/documents/helm';
import { buildHelmfiles } from '@/lib/scan/documents/helmfile';
import { collectImages } from '@/lib/scan/documents/image-references';
import { buildKustomizations, patchPathsOf } from '@/lib/scan/documents/kustomize';
import { objectsInValues } from '@/lib/scan/documents/objects-in-values';
import type { OperationsGuide } from '@/lib/scan/documents/operations-guide';
import type { PatchFile, PatchFiles } from '@/lib/scan/documents/overlays';
import type { Pipeline } from '@/lib/scan/documents/pipelines/pipeline';
import { remember } from '@/lib/scan/documents/remember';
import { inputsLeftOut, objectsOfResourceSets } from '@/lib/scan/documents/resource-set';
import { buildResources, type ManifestFile } from '@/lib/scan/documents/resources';
import { ListDerivation, type ScanMemory } from '@/lib/scan/documents/scan-memory';
import { encryptionGaps } from '@/lib/scan/documents/secret-gaps';
import type { SecretSuspicion } from '@/lib/scan/documents/secrets';
import { collectSources } from '@/lib/scan/documents/source-reference';
import type { TerraformFacts } from '@/lib/scan/documents/terraform';
import { manifestsInTerraform } from '@/lib/scan/documents/terraform-manifests';
import { terragruntModules } from '@/lib/scan/documents/terragrunt';
import type { Unread } from '@/lib/scan/documents/unread';
import type { FlowFacts } from '@/lib/scan/evidence';
import type {
  BranchReferences,
  CommitSignatures,
  ImageMarker,
  Inventory,
  InventoryFile,
  Revert,
} from '@/lib/scan/inventory';
import { nameEnvironments } from '@/lib/scan/named-environments';
import { withPipelineEnvironments } from '@/lib/scan/pipeline-environments';
import { isSingleTarget } from '@/lib/scan/single-target';
import { startedComposeFiles } from '@/lib/scan/started-compose-files';
import { sharePaths, treePathsOf } from '@/lib/scan/tree-paths';
import { unreadDocuments, unreadPipelines } from '@/lib/scan/unread-facts';

/** What was read of a repository, before anything is resolved across files. Facts are by path. */
export interface InventoryInput {
  /** Every regular file of the tree. */
  files: readonly { path: string; objectId: string }[];
  /** Counts tests, examples, documentation and vendored files too. */
  includeTests: boolean;
  /** Folders of charts inside charts that are the team's own. */
  ownSubcharts?: ReadonlySet<string> | undefined;
  manifests: Pick<ReadonlyMap<string, ManifestFacts>, 'get'>;
  terraform: ReadonlyMap<string, TerraformFacts>;
  pipelines: readonly Pipeline[];
  texts: ReadonlyMap<string, string>;
  /** Credentials that readers of plain text saw, by path. */
  textSecrets: ReadonlyMap<string, ManifestFacts['secrets']>;
  flow: FlowFacts;
  /** Left out where nobody asked for them. */
  references?: BranchReferences | undefined;
  reverts?: readonly Revert[] | undefined;
  signatures?: CommitSignatures | undefined;
  /** Left out where nobody looked for them. */
  guides?: readonly Guide[] | undefined;
  operationsGuides?: readonly OperationsGuide[] | undefined;
  /** Addresses of the repository itself. */
  ownUrls: readonly string[];
  unread: readonly Unread[];
  filesRead: number;
  memory?: ScanMemory | undefined;
}

/** Resolves what was read of a repository across its files. Pure: the same input gives the same inventory. */
export function buildInventory(input: InventoryInput): Inventory {
  const { memory } = input;
  const tree = treePathsOf(input.files, memory, input.ownSubcharts);
  const { all, classes, places, chartFolderOf, templateChartOf } = tree;
  const files: InventoryFile[] = input.files.map(({ path, objectId }) => ({
    path,
    objectId,
    notCounted: input.includeTests ? null : (classes.get(path) ?? null),
  }));
  sharePaths(files, tree, memory);
  const objectIds = objectIdsOf(input);
  const counts = (path: string): boolean => input.includeTests || !classes.has(path);
  const manifestFiles = placeManifests(input, files);
  const kustomizations = buildKustomizations(manifestFiles, all);
  const charts = buildCharts(manifestFiles, all, input.ownSubcharts);
  const helmfiles = buildHelmfiles(manifestFiles);
  const composeFiles = buildComposeFiles(manifestFiles, all, startedComposeFiles(input.pipelines));
  const modules = [...input.terraform].map(([path, facts]) => ({
    ...facts,
    path,
    objectId: objectIds.get(path) ?? '',
    folder: folderOf(path),
    counted: counts(path),
  }));
  const terraform = [...modules, ...terragruntModules(files, input.texts)];
  const objectFiles = [...manifestFiles.map(withoutValues), ...manifestsInTerraform(terraform)];
  const written = buildResources(objectFiles, patchPathsOf(kustomizations), templateChartOf, memory);
  const values = [...buildValues(manifestFiles, chartFolderOf), ...valuesInConfigMaps(written)];
  const use = { values, charts, kustomizations, places, chartOf: templateChartOf };
  const rendered = withChartApplications(written, objectFiles, use);
  const { objects } = rendered;
  const uses = { charts, values, resources: objects, kustomizations, helmfiles, terraform };
  const resources = [
    ...objects,
    ...objectsOfResourceSets(objects),
    ...objectsInArgoCdValues(uses),
    ...objectsInValues(uses),
    ...clustersInArgoCdValues(values, objects),
    ...bundlesOfFleet(manifestFiles),
  ];
  const following = resolveAgents(resources, kustomizations, patchFiles(manifestFiles), places, memory);
  const resolved = following.agents;
  const named = nameEnvironments(files, resolved, places, helmfiles, resources);
  const environments = withPipelineEnvironments(named, input.pipelines);
  const clusters = findClusters(resolved, resources, files, helmfiles, manifestFiles);
  const impliedProduction = isSingleTarget(resolved, resolved.length > 0 ? named : environments, clusters.length);
  const agents = impliedProduction ? inProduction(resolved, memory) : resolved;
  return {
    files,
    filesRead: input.filesRead,
    resources,
    kustomizations,
    charts,
    values,
    ciphertexts: manifestFiles.flatMap(({ path, counted, facts }) => (counted && facts.encrypted ? [path] : [])),
    helmfiles,
    composeFiles,
    agents,
    images: collectImages({ charts, resources, kustomizations, values, composeFiles }, memory),
    sources: collectSources(
      { resources, agents, kustomizations, charts, helmfiles, terraform, ownUrls: input.ownUrls, paths: all },
      memory,
    ),
    pipelines: [...input.pipelines],
    terraform,
    // A credential can be read whether what it belonged to still runs or not.
    secrets: placeSecrets(input, manifestFiles, objectIds, (path) => counts(path) || classes.get(path) === 'archived'),
    environments,
    places,
    clusters,
    impliedProduction,
    texts: input.texts,
    flow: input.flow,
    imageMarkers: manifestFiles.filter(({ facts }) => facts.imageMarkers).flatMap(markersIn),
    ownUrls: [...input.ownUrls],
    references: input.references ?? { known: false, branches: [] },
    reverts: [...(input.reverts ?? [])],
    signatures: input.signatures ?? { isWhole: true, looked: 0, own: [] },
    guides: [...(input.guides ?? [])],
    operationsGuides: [...(input.operationsGuides ?? [])],
    unread: [
      ...input.unread,
      ...unreadDocuments(manifestFiles),
      ...unreadPipelines(input.pipelines),
      ...rendered.unread,
      ...following.unread,
      ...inputsLeftOut(objects),
      ...deliveredArchives(resolved, kustomizations, tree),
    ],
    memory,
  };
}

const asProduction = new ListDerivation<AgentObject, AgentObject>();

/** Agent objects that name no environment, and serve the only target that there is. */
function inProduction(agents: readonly AgentObject[], memory: ScanMemory | undefined): AgentObject[] {
  const isOpen = ({ preview, production }: AgentObject) => !preview && production === null;
  return asProduction.each(memory, agents, (agent, last) => {
    return last ?? (isOpen(agent) ? { ...agent, production: true } : agent);
  });
}

const placed = new ListDerivation<ManifestFile, ManifestFile>(({ path }) => path);

function placeManifests({ manifests, memory }: InventoryInput, files: readonly InventoryFile[]): ManifestFile[] {
  const read = files.flatMap(({ path, objectId, notCounted }): ManifestFile[] => {
    const facts = manifests.get(path);
    return facts ? [{ path, objectId, facts, counted: notCounted === null }] : [];
  });
  return placed.each(memory, read, (file, last) =>
    last && last.facts === file.facts && last.counted === file.counted ? last : file,
  );
}

/** Object ids of the files that were read as code or as text. */
function objectIdsOf({ files, terraform, textSecrets }: InventoryInput): Map<string, string> {
  const wanted = files.filter(({ path }) => terraform.has(path) || textSecrets.has(path));
  return new Map(wanted.map(({ path, objectId }) => [path, objectId]));
}

/** Contents that kustomizations may name as patches: merge patches are objects, JSON patches are lists of operations. */
function patchFiles(files: readonly ManifestFile[]): PatchFiles {
  let byPath: ReadonlyMap<string, ManifestFile> | undefined;
  const read = remember((path: string) => {
    byPath ??= new Map(files.map((file) => [file.path, file]));
    const file = byPath.get(path);
    return file ? patchesIn(file) : null;
  });
  return { get: (path) => read(path) ?? undefined };
}

function patchesIn({ objectId, facts }: ManifestFile): PatchFile {
  const objects = facts.documents.flatMap(({ line, body }) => (body ? [{ line, content: body }] : []));
  return { objectId, documents: [...objects, ...facts.plain.map(({ line, body }) => ({ line, content: body }))] };
}

function markersIn({ path, objectId, facts, counted }: ManifestFile): ImageMarker[] {
  return (facts.imageMarkers ?? []).map((line) => ({ path, objectId, line, counted }));
}

function placeSecrets(
  input: InventoryInput,
  files: readonly ManifestFile[],
  objectIds: ReadonlyMap<string, string>,
  counts: (path: string) => boolean,
): SecretSuspicion[] {
  const suspicious = files.filter(({ facts }) => facts.secrets.length > 0);
  const inManifests = suspicious.flatMap(({ path, objectId, facts, counted }) =>
    facts.secrets.map((secret) => ({ ...secret, path, objectId, counted })),
  );
  const inTexts = [...input.textSecrets].flatMap(([path, secrets]) =>
    secrets.map((secret) => ({ ...secret, path, objectId: objectIds.get(path) ?? '', counted: counts(path) })),
  );
  return [...inManifests, ...inTexts, ...encryptionGaps(files)];
}
