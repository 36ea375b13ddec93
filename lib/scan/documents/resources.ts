import { splitApiVersion } from '@/lib/scan/documents/api-group';
import type { ManifestFacts } from '@/lib/scan/documents/file-facts';
import { valueAt } from '@/lib/scan/documents/json';
import { remember } from '@/lib/scan/documents/remember';
import { isComplete } from '@/lib/scan/documents/required-fields';
import type { Completeness, DocumentFact, Resource } from '@/lib/scan/documents/resource';
import { ListDerivation, type ScanMemory } from '@/lib/scan/documents/scan-memory';

/** A file that the manifests reader read, in its place. */
export interface ManifestFile {
  path: string;
  objectId: string;
  facts: ManifestFacts;
  counted: boolean;
}

/** Groups of documents that are no objects of a cluster: inputs of tools, descriptions, configuration (detection rules MAN-1). */
const notDeployed =
  /^(skaffold|kind\.x-k8s\.io|kubeadm\.k8s\.io|eksctl\.io|clusterctl\.cluster\.x-k8s\.io|audit\.k8s\.io|goabout\.com|k3d\.io|(scaffolder\.)?backstage\.io|score\.dev|openslo|pipecd\.dev|tanka\.dev|(fn\.)?kpt\.dev|krm\.kcl\.dev|deploy\.cloud\.google\.com|(cli|chainsaw)\.kyverno\.io|test\.gatekeeper\.sh|(.+\.)?config\.k8s\.io|(kbld|kapp|vendir)\.k14s\.io|config\.kubernetes\.io|client\.authentication\.k8s\.io)$/;

/** Documents of the core group that kustomize and kubectl read themselves. */
const toolInputs = /^(Config|ksops|.*(Generator|Transformer|Validator))$/;

/** Few groups stand for thousands of objects. */
const isOfTools = remember((group: string) => notDeployed.test(group), 1_000);

/** Whether a group and kind belong to objects that live in a cluster. */
export function isClusterObject(group: string, kind: string): boolean {
  if (isOfTools(group) || (group === '' && toolInputs.test(kind))) return false;
  // Fleet makes its bundles of files that are no objects themselves.
  if (group === 'fleet.cattle.io' && kind === 'Bundle') return false;
  // What encrypts a file whole encrypts its kind, too.
  return /^[A-Z][A-Za-z0-9]*$/.test(kind);
}

/**
 * Places documents in the repository: their class follows from the path (a chart's template), from being listed as a patch, and
 * from the fields they have.
 */
export function buildResources(
  files: readonly ManifestFile[],
  patchPaths: ReadonlySet<string>,
  chartOf: (path: string) => string | null,
  memory?: ScanMemory,
): Resource[] {
  const objects = placed.each(memory, files, (file, last) => {
    const isPatch = patchPaths.has(file.path);
    const chart = last?.chartOf === chartOf ? last.chart : chartOf(file.path);
    if (last && last.isPatch === isPatch && last.chart === chart) {
      last.chartOf = chartOf;
      return last;
    }
    const resources = file.facts.documents.map((document) => placeDocument(document, file, isPatch, chart));
    return { isPatch, chart, chartOf, resources };
  });
  return objects.flatMap(({ resources }) => resources);
}

/** The objects of a file, with what else they follow from; `chartOf` told the chart last. */
const placed = new ListDerivation<
  ManifestFile,
  { isPatch: boolean; chart: string | null; chartOf: (path: string) => string | null; resources: Resource[] }
>();

function placeDocument(document: DocumentFact, file: ManifestFile, isPatch: boolean, chart: string | null): Resource {
  const { group, version } = splitApiVersion(document.apiVersion);
  const resource: Resource = {
    path: file.path,
    objectId: file.objectId,
    line: document.line,
    group,
    version,
    kind: document.kind,
    name: document.name,
    namespace: document.namespace,
    body: document.body,
    rootKey: document.item === null ? [] : ['items', document.item],
    templated: document.templated,
    conditional: document.conditional,
    reasonedIgnores: document.reasonedIgnores,
    completeness: completenessOf(document, group, isPatch),
    counted: file.counted,
    chart,
  };
  if (document.switches) resource.switches = document.switches;
  if (document.actionValue !== undefined) resource.actionValue = document.actionValue;
  if (document.telltales) resource.telltales = document.telltales;
  return resource;
}

function completenessOf(document: DocumentFact, group: string, listedAsPatch: boolean): Completeness {
  if (document.kind === 'CustomResourceDefinition') return 'definition';
  if (listedAsPatch || valueAt(document.body ?? undefined, '$patch') !== undefined) return 'patch';
  if (document.body === null) return 'complete';
  return isComplete(group, document.kind, document.body) ? 'complete' : 'partial';
}
