import { buildInventory } from '@/lib/scan/build-inventory';
import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { isGuidePath, readGuide } from '@/lib/scan/documents/deployment-guide';
import { folderOf } from '@/lib/scan/documents/folder';
import { isChartPath } from '@/lib/scan/documents/helm';
import { isInfrastructureText } from '@/lib/scan/documents/infrastructure-code';
import { readManifests } from '@/lib/scan/documents/manifests';
import { ownSubcharts } from '@/lib/scan/documents/own-subcharts';
import { readTerraform } from '@/lib/scan/documents/terraform';
import type { FlowFacts } from '@/lib/scan/evidence';
import { classifyFiles } from '@/lib/scan/file-class';
import type { Detection, Indicator } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { needsOwnText } from '@/lib/scan/own-texts';
import { readerOf } from '@/lib/scan/select-files';
import { treePathsOf } from '@/lib/scan/tree-paths';
import { guideFiles, placeOperationsGuides } from '@/lib/scan/written-guides';

const noHistory: FlowFacts = { shallow: false, pullReferences: 0, ages: [], routes: [], places: [] };

/** The pure road from files, by path, to the inventory: selected, read and resolved as a scan does it. Pipelines are left out. */
export function inventoryOf(files: Record<string, string>, flow: FlowFacts = noHistory): Inventory {
  const paths = Object.keys(files);
  const ownCharts = ownSubcharts(
    paths
      .filter(isChartPath)
      .flatMap((path) =>
        readManifests(files[path] ?? '', true).plain.map(({ body }) => ({ folder: folderOf(path), body })),
      ),
  );
  const classes = classifyFiles(paths, ownCharts);
  const read = paths.filter((path) => !classes.has(path));
  const textOf = (path: string): string => files[path] ?? '';
  const all = paths.map((path) => ({ path, objectId: objectIdOf(textOf(path)) }));
  const tree = treePathsOf(all, undefined, ownCharts);
  const documents = guideFiles(all, tree);
  const ofReader = (...readers: ReturnType<typeof readerOf>[]): string[] =>
    read.filter((path) => readers.includes(readerOf(path)));
  return buildInventory({
    files: all,
    includeTests: false,
    ownSubcharts: ownCharts,
    manifests: new Map(
      ofReader('manifests', 'plain-manifests').map((path) => [
        path,
        readManifests(textOf(path), readerOf(path) === 'plain-manifests'),
      ]),
    ),
    terraform: new Map(ofReader('terraform').map((path) => [path, readTerraform(textOf(path))])),
    pipelines: [],
    texts: new Map(
      [...ofReader('text'), ...read.filter((path) => needsOwnText(path) || isInfrastructureText(path))].map((path) => [
        path,
        textOf(path),
      ]),
    ),
    textSecrets: new Map(),
    flow,
    guides: documents
      .filter(({ path }) => isGuidePath(path))
      .map((document) => ({ ...readGuide(textOf(document.path)), ...document, age: null })),
    operationsGuides: placeOperationsGuides(
      documents,
      new Map(documents.map(({ path }) => [path, readGuide(textOf(path))])),
      tree,
    ),
    ownUrls: [],
    unread: [],
    filesRead: ofReader('manifests', 'plain-manifests', 'terraform', 'text').length,
  });
}

/** Equal texts are equal blobs. */
function objectIdOf(text: string): string {
  let hash = 7n;
  for (const character of text) hash = (hash * 31n + BigInt(character.codePointAt(0) ?? 0)) % 16n ** 40n;
  return hash.toString(16).padStart(40, '0');
}

/** The agent objects of files, by path. */
export function agentsOf(files: Record<string, string>): AgentObject[] {
  return inventoryOf(files).agents;
}

/** What an indicator says of files, by path. */
export function detectIn(indicator: Indicator, files: Record<string, string>, flow?: FlowFacts): Detection {
  return indicator.detect(inventoryOf(files, flow));
}

/** A complete Argo CD Application; `syncPolicy` as YAML of its value. */
export function anApplication(
  name: string,
  syncPolicy = '{}',
  more: { path?: string; project?: string; destination?: string } = {},
): string {
  const { path = `apps/${name}`, project = 'shop', destination = '{server: https://kubernetes.default.svc}' } = more;
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: ${name}
spec:
  project: ${project}
  destination: ${destination}
  source: {repoURL: 'https://git.example.org/shop/deploy', path: ${path}, targetRevision: main}
  syncPolicy: ${syncPolicy}
`;
}

/** A complete Flux Kustomization; `more` is YAML of further fields of its spec, indented by two. */
export function aFluxKustomization(name: string, path: string, more = ''): string {
  return `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: ${name}
  namespace: flux-system
spec:
  interval: 10m
  prune: true
  path: ${path}
  sourceRef: {kind: GitRepository, name: flux-system}
${more}`;
}

/** A complete HelmRelease of Flux. */
export function aHelmRelease(name: string, more = ''): string {
  return `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: ${name}
  namespace: ${name}
spec:
  interval: 10m
  chart: {spec: {chart: ${name}, version: 1.2.3, sourceRef: {kind: HelmRepository, name: charts}}}
${more}`;
}

/** The daemon of Flux 1 with further arguments. */
export function aFluxDaemon(...more: string[]): string {
  const words = ['--git-url=git@git.example.org:team/config', ...more];
  return `apiVersion: apps/v1
kind: Deployment
metadata: {name: flux, namespace: flux}
spec:
  template:
    spec:
      containers: [{name: flux, image: docker.io/fluxcd/flux:1.25.4, args: ${JSON.stringify(words)}}]
`;
}

/** A release of the Helm Operator of Flux 1; annotations and chart as YAML of their values. */
export function aHelmOperatorRelease(
  name: string,
  chart = `{repository: https://charts.example.org, name: ${name}, version: 1.2.3}`,
  annotations = '{}',
): string {
  return `apiVersion: helm.fluxcd.io/v1
kind: HelmRelease
metadata: {name: ${name}, namespace: ${name}, annotations: ${annotations}}
spec:
  releaseName: ${name}
  chart: ${chart}
`;
}
