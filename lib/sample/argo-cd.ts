import { indent } from '@/lib/sample/manifests';

/** How an Application syncs: by itself, with drift put right, or with that switched off for a while. */
export type SyncPolicy = 'self-healing' | 'automatic' | 'paused';

const policies: Record<SyncPolicy, string> = {
  'self-healing': 'automated:\n  prune: true\n  selfHeal: true\nsyncOptions:\n  - CreateNamespace=true\n',
  automatic: 'automated:\n  prune: true\nsyncOptions:\n  - CreateNamespace=true\n',
  paused: 'automated:\n  prune: false\n  selfHeal: false\nsyncOptions:\n  - CreateNamespace=true\n',
};

/** The sync policy as YAML, below its key, indented by so many spaces. */
export function syncPolicy(policy: SyncPolicy, spaces = 2): string {
  return indent(`syncPolicy:\n${indent(policies[policy], 2)}`, spaces);
}

export interface ApplicationObject {
  name: string;
  project: string;
  source: { url: string; path: string; revision?: string };
  namespace: string;
  sync?: SyncPolicy;
  /** Further YAML below `spec`, indented by two. */
  more?: string;
}

/** An Argo CD Application of files in a repository. */
export function application({ name, project, source, namespace, sync, more = '' }: ApplicationObject): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: ${name}
  namespace: argocd
spec:
  project: ${project}
  source:
    repoURL: ${source.url}
    targetRevision: ${source.revision ?? 'main'}
    path: ${source.path}
  destination:
    server: https://kubernetes.default.svc
    namespace: ${namespace}
${syncPolicy(sync ?? 'self-healing')}${more}`;
}

export interface ChartSource {
  chart: string;
  version: string;
  repository: string;
}

/** An Argo CD Application that installs a chart of others. */
export function chartApplication(
  { chart, version, repository }: ChartSource,
  { namespace, values = '' }: { namespace: string; values?: string },
): string {
  const helm = values === '' ? '' : `    helm:\n      valuesObject:\n${indent(values, 8)}`;
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: ${chart}
  namespace: argocd
spec:
  project: platform
  source:
    repoURL: ${repository}
    chart: ${chart}
    targetRevision: ${version}
${helm}  destination:
    server: https://kubernetes.default.svc
    namespace: ${namespace}
${syncPolicy('self-healing')}`;
}

/** A project that keeps a team's Applications to its own repositories and namespace. */
export function appProject(name: string, sources: readonly string[]): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata:
  name: ${name}
  namespace: argocd
spec:
  description: What the team ${name} may deploy
  sourceRepos:
${sources.map((source) => `    - ${source}\n`).join('')}  destinations:
    - server: https://kubernetes.default.svc
      namespace: ${name}
  clusterResourceWhitelist: []
  namespaceResourceBlacklist:
    - group: ""
      kind: ResourceQuota
`;
}
