import { indent, kustomization } from '@/lib/sample/manifests';

export interface KustomizationObject {
  name: string;
  path: string;
  /** Further YAML below `spec`, indented by two. */
  more?: string;
  /** Lines before the object. */
  note?: string;
}

/** A Flux Kustomization of the cluster's own repository. */
export function fluxKustomization({ name, path, more = '', note = '' }: KustomizationObject): string {
  return `${note}apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: ${name}
  namespace: flux-system
spec:
  interval: 10m
  path: ${path}
  prune: true
  wait: true
  timeout: 5m
  sourceRef:
    kind: GitRepository
    name: flux-system
${more}`;
}

/** What `flux bootstrap` commits for a cluster, its components cut down to those that matter here. */
export function fluxBootstrap(cluster: string, url: string): Record<string, string> {
  const folder = `clusters/${cluster}/flux-system`;
  const controllers = ['source-controller', 'kustomize-controller', 'helm-controller', 'image-automation-controller'];
  return {
    [`${folder}/gotk-components.yaml`]: controllers.map(controller).join('---\n'),
    [`${folder}/gotk-sync.yaml`]: `${gitRepository(url)}---\n${fluxKustomization({ name: 'flux-system', path: `./clusters/${cluster}` })}`,
    [`${folder}/kustomization.yaml`]: kustomization(['gotk-components.yaml', 'gotk-sync.yaml']),
  };
}

function gitRepository(url: string): string {
  return `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: flux-system
  namespace: flux-system
spec:
  interval: 1m
  ref:
    branch: main
  secretRef:
    name: flux-system
  url: ${url}
`;
}

function controller(name: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: flux-system
  labels:
    app.kubernetes.io/part-of: flux
spec:
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      containers:
        - name: manager
          image: ghcr.io/fluxcd/${name}:v1.7.0
`;
}

export interface ReleaseObject {
  name: string;
  namespace: string;
  /** The folder of a chart in the cluster's own repository. */
  chart: string;
  /** YAML below `values`. */
  values: string;
}

/** A release of a chart that lies in the same repository. */
export function helmRelease({ name, namespace, chart, values }: ReleaseObject): string {
  return `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  interval: 30m
  driftDetection:
    mode: enabled
  chart:
    spec:
      chart: ${chart}
      reconcileStrategy: Revision
      sourceRef:
        kind: GitRepository
        name: flux-system
        namespace: flux-system
  values:
${indent(values, 4)}`;
}
