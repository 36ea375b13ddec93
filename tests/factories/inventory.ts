import type { AgentObject, Decision } from '@/lib/scan/documents/agent-object';
import type { HelmChart } from '@/lib/scan/documents/helm';
import { type ImageReference, parseImage } from '@/lib/scan/documents/images';
import { isObject, textAt } from '@/lib/scan/documents/json';
import type { Kustomization } from '@/lib/scan/documents/kustomize';
import type { Pipeline, PipelineJob, PipelineStep } from '@/lib/scan/documents/pipelines/pipeline';
import type { Resource } from '@/lib/scan/documents/resource';
import type { SecretSuspicion } from '@/lib/scan/documents/secrets';
import type { SourceReference } from '@/lib/scan/documents/source-reference';
import type { TerraformFile } from '@/lib/scan/documents/terraform';
import { parseDocument } from '@/lib/scan/documents/yaml';
import { environmentPlaces } from '@/lib/scan/environment-places';
import type { Inventory, InventoryFile } from '@/lib/scan/inventory';

const OBJECT_ID = 'a'.repeat(40);

/** An inventory of nothing at all, with what a test puts into it. */
export function anInventory(overrides: Partial<Inventory> = {}): Inventory {
  return {
    files: [],
    filesRead: 10,
    resources: [],
    kustomizations: [],
    charts: [],
    values: [],
    ciphertexts: [],
    helmfiles: [],
    composeFiles: [],
    agents: [],
    images: [],
    sources: [],
    pipelines: [],
    terraform: [],
    secrets: [],
    environments: [],
    places: environmentPlaces((overrides.files ?? []).map(({ path }) => path)),
    clusters: [],
    impliedProduction: false,
    texts: new Map(),
    flow: { shallow: false, pullReferences: 0, ages: [], routes: [], places: [] },
    imageMarkers: [],
    ownUrls: [],
    references: { known: false, branches: [] },
    reverts: [],
    signatures: { isWhole: true, looked: 0, own: [] },
    guides: [],
    operationsGuides: [],
    unread: [],
    ...overrides,
  };
}

/** Files of a tree that all count. */
export function someFiles(...paths: string[]): InventoryFile[] {
  return paths.map((path) => ({ path, objectId: OBJECT_ID, notCounted: null }));
}

/** A complete object, read from the YAML of its manifest. */
export function aResource(yaml: string, overrides: Partial<Resource> = {}): Resource {
  const parsed = parseDocument(yaml);
  if (!parsed.ok || !isObject(parsed.value)) throw new Error('the manifest of the test is no object');
  const body = parsed.value;
  const apiVersion = textAt(body, 'apiVersion') ?? 'v1';
  const slash = apiVersion.lastIndexOf('/');
  return {
    path: 'manifest.yaml',
    objectId: OBJECT_ID,
    line: 1,
    group: slash === -1 ? '' : apiVersion.slice(0, slash),
    version: apiVersion.slice(slash + 1),
    kind: textAt(body, 'kind') ?? '',
    name: textAt(body, 'metadata', 'name') ?? null,
    namespace: textAt(body, 'metadata', 'namespace') ?? null,
    body,
    rootKey: [],
    templated: false,
    conditional: [],
    reasonedIgnores: [],
    completeness: 'complete',
    counted: true,
    chart: null,
    ...overrides,
  };
}

function decision(value: boolean | null): Decision {
  return { value, key: [], patchedBy: null };
}

/** An object of an agent that takes a folder of its own repository to production, unless the test says otherwise. */
export function anAgent(overrides: Partial<AgentObject> = {}): AgentObject {
  return {
    engine: 'flux',
    kind: 'Kustomization',
    name: 'apps',
    resource: aResource('apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata:\n  name: apps\n', {
      path: 'clusters/prod/apps.yaml',
    }),
    automatic: decision(true),
    selfHeal: decision(true),
    prune: decision(true),
    suspended: decision(false),
    unresolved: false,
    cluster: null,
    namespace: null,
    environments: ['prod'],
    tiers: ['production'],
    production: true,
    sources: [],
    renderedFor: [],
    generators: [],
    project: null,
    preview: false,
    counted: true,
    ...overrides,
  };
}

/** A source in the agent's own repository. */
export function aSource(overrides: Partial<AgentObject['sources'][number]> = {}): AgentObject['sources'][number] {
  return { url: null, path: null, revision: null, chart: null, ...overrides };
}

export function aKustomization(folder: string, overrides: Partial<Kustomization> = {}): Kustomization {
  return {
    path: folder === '' ? 'kustomization.yaml' : `${folder}/kustomization.yaml`,
    objectId: OBJECT_ID,
    folder,
    isComponent: false,
    body: {},
    takes: [],
    components: [],
    resources: [],
    remotes: [],
    takenBy: [],
    counted: true,
    ...overrides,
  };
}

export function aChart(folder: string, overrides: Partial<HelmChart> = {}): HelmChart {
  return {
    path: `${folder}/Chart.yaml`,
    objectId: OBJECT_ID,
    folder,
    name: folder,
    version: '1.0.0',
    type: 'application',
    dependencies: [],
    listedIn: { path: `${folder}/Chart.yaml`, objectId: OBJECT_ID },
    appVersion: null,
    subcharts: [],
    hasTemplates: true,
    vendored: false,
    counted: true,
    ...overrides,
  };
}

export function anImage(text: string, overrides: Partial<ImageReference> = {}): ImageReference {
  const parsed = parseImage(text);
  if (!parsed) throw new Error(`${text} is no image`);
  return { ...parsed, path: 'app.yaml', objectId: OBJECT_ID, line: 1, key: ['image'], counted: true, ...overrides };
}

export function aSourceReference(overrides: Partial<SourceReference> = {}): SourceReference {
  return {
    kind: 'helm-chart',
    target: 'ingress-nginx',
    reference: '4.11.0',
    pin: 'fixed',
    own: false,
    path: 'release.yaml',
    objectId: OBJECT_ID,
    line: 1,
    key: [],
    counted: true,
    ...overrides,
  };
}

export function aSuspicion(overrides: Partial<SecretSuspicion> = {}): SecretSuspicion {
  return {
    path: 'secret.yaml',
    objectId: OBJECT_ID,
    line: 5,
    key: 'data.password',
    what: 'password in a Secret',
    certainty: 'high',
    counted: true,
    ...overrides,
  };
}

export function aTerraformFile(path: string, overrides: Partial<TerraformFile> = {}): TerraformFile {
  return {
    path,
    objectId: OBJECT_ID,
    folder: path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '',
    backend: null,
    modules: [],
    resources: [],
    providers: [],
    configures: false,
    attributes: {},
    manifests: [],
    counted: true,
    ...overrides,
  };
}

/** A pipeline of one job that runs commands for pull requests, unless the test says otherwise. */
export function aPipeline(
  commands: string[],
  job: Partial<PipelineJob> = {},
  path = '.github/workflows/check.yaml',
): Pipeline {
  const triggers = job.triggers ?? ['pull-request'];
  const steps = commands.map((text, index): PipelineStep => {
    const line = 10 + index;
    return {
      name: null,
      text,
      kind: 'command',
      inputs: {},
      variables: {},
      folder: '',
      triggers,
      branches: job.branches ?? [],
      path,
      objectId: OBJECT_ID,
      line,
    };
  });
  const check: PipelineJob = {
    name: 'check',
    line: 5,
    triggers,
    branches: [],
    paths: [],
    environments: [],
    endsEnvironments: false,
    environmentsEnd: false,
    values: {},
    steps,
    unfollowed: [],
    ephemeralCluster: false,
    ...job,
  };
  return {
    system: 'github-actions',
    path,
    objectId: OBJECT_ID,
    name: 'check',
    jobs: [check],
    problem: null,
    counted: true,
  };
}
