import type { RepositorySpec } from '@/tests/factories/git-repository';

/** Clusters that Argo CD delivers to from one hub, and those whose own Flux pulls. */
export const hubClusters = 1_200;
export const fluxClusters = 800;

export const regions = ['eu-west-1', 'eu-central-1', 'us-east-1', 'us-west-2', 'ap-southeast-2'] as const;
const addOns = ['cert-manager', 'external-dns', 'ingress', 'metrics', 'policy'] as const;
const repository = 'https://git.example.org/stores/fleet.git';

/** One cluster in forty is a canary's, ten are of ring 1; the others follow. */
function ringOf(index: number): string {
  return index % 40 === 0 ? 'ring-0' : index % 4 === 0 ? 'ring-1' : 'ring-2';
}

function regionOf(index: number): string {
  return regions[index % regions.length] ?? regions[0];
}

/** A cluster as the hub knows it: labels, and a credential that stands elsewhere. */
function registeredCluster(index: number): string {
  const stage = index % 20 === 1 ? 'staging' : 'production';
  return `apiVersion: v1
kind: Secret
metadata:
  name: store-${index}
  namespace: argocd
  labels:
    argocd.argoproj.io/secret-type: cluster
    environment: ${stage}
    region: ${regionOf(index)}
    ring: ${ringOf(index)}
stringData:
  name: store-${index}
  server: https://store-${index}.example.org
`;
}

/** An application for every registered cluster of a stage, ring after ring. */
function applicationSet(name: string, stage: string): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata:
  name: ${name}-${stage}
  namespace: argocd
spec:
  goTemplate: true
  generators:
    - matrix:
        generators:
          - clusters: { selector: { matchLabels: { environment: ${stage} } } }
          - git: { repoURL: ${repository}, revision: main, directories: [{ path: apps/${name}/* }] }
  strategy:
    type: RollingSync
    rollingSync:
      steps:
        - matchExpressions: [{ key: ring, operator: In, values: [ring-0] }]
        - matchExpressions: [{ key: ring, operator: In, values: [ring-1] }]
        - matchExpressions: [{ key: ring, operator: In, values: [ring-2] }]
          maxUpdate: 10%
  template:
    metadata:
      name: '${name}-{{.name}}'
      labels: { ring: '{{index .metadata.labels "ring"}}' }
    spec:
      project: stores
      source: { repoURL: ${repository}, targetRevision: main, path: '{{.path.path}}' }
      destination: { server: '{{.server}}', namespace: ${name} }
      syncPolicy: { automated: { prune: true, selfHeal: true } }
`;
}

/** The Flux of one cluster: what it reads, and the platform that all of them take. */
function fluxCluster(folder: string): Record<string, string> {
  return {
    [`${folder}/flux-system/gotk-components.yaml`]:
      '# Flux Version: v2.7.0\napiVersion: v1\nkind: Namespace\nmetadata: { name: flux-system }\n',
    [`${folder}/flux-system/gotk-sync.yaml`]: `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: { name: flux-system, namespace: flux-system }
spec: { interval: 1m, url: ${repository}, ref: { branch: main } }
---
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: flux-system, namespace: flux-system }
spec: { interval: 10m, prune: true, path: ./${folder}, sourceRef: { kind: GitRepository, name: flux-system } }
`,
    [`${folder}/platform.yaml`]: `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: platform, namespace: flux-system }
spec:
  interval: 10m
  prune: true
  path: ./platform/store
  sourceRef: { kind: GitRepository, name: flux-system }
  postBuild: { substitute: { CLUSTER: ${folder.slice(folder.lastIndexOf('/') + 1)} } }
`,
  };
}

function deployment(name: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: ${name}, image: 'registry.example.org/stores/${name}:1.4.0' }] }
`;
}

function deployed(folder: string, name: string): Record<string, string> {
  return {
    [`${folder}/kustomization.yaml`]: 'resources: [deployment.yaml]\n',
    [`${folder}/deployment.yaml`]: deployment(name),
  };
}

/** A configuration repository that describes 2,000 clusters in five regions and three rings, 3,600 files in all. */
export function fleetOfClusters(): RepositorySpec {
  const files: Record<string, string> = { ...deployed('platform/store', 'agent') };
  for (let index = 0; index < hubClusters; index += 1)
    files[`hub/registry/store-${index}.yaml`] = registeredCluster(index);
  for (const name of addOns) {
    for (const stage of ['staging', 'production'])
      files[`hub/sets/${name}-${stage}.yaml`] = applicationSet(name, stage);
    for (const part of ['controller', 'config'])
      Object.assign(files, deployed(`apps/${name}/${part}`, `${name}-${part}`));
  }
  for (let index = 0; index < fluxClusters; index += 1)
    Object.assign(files, fluxCluster(`clusters/${regionOf(index)}/${ringOf(index)}/kiosk-${index}`));
  return { bare: true, commits: [{ message: 'Describe the fleet', date: '2026-11-20T09:00:00Z', files }] };
}
