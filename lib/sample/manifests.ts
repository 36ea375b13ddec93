/** Where the sample's images come from. */
export const registry = 'registry.otterbrook.example';

/** Indents every line but the empty ones. */
export function indent(text: string, spaces: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(spaces));
}

export interface Workload {
  name: string;
  image: string;
  /** Lines of the pod's containers after the main one, as YAML of a list. */
  sidecars?: string;
  /** Lines of `env`, as YAML of a list. */
  environment?: string;
  replicas?: number;
  kind?: 'Deployment' | 'StatefulSet';
}

/** A workload with its requests, its probe and its Service. */
export function workload({ name, image, sidecars = '', environment = '', replicas = 2, kind }: Workload): string {
  const variables = environment === '' ? '' : `          env:\n${indent(environment, 12)}`;
  return `apiVersion: apps/v1
kind: ${kind ?? 'Deployment'}
metadata:
  name: ${name}
  labels:
    app.kubernetes.io/name: ${name}
spec:
  replicas: ${replicas}
${kind === 'StatefulSet' ? `  serviceName: ${name}\n` : ''}  selector:
    matchLabels:
      app.kubernetes.io/name: ${name}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: ${name}
    spec:
      containers:
        - name: ${name}
          image: ${image}
${variables}          ports:
            - name: http
              containerPort: 8080
          readinessProbe:
            httpGet:
              path: /ready
              port: http
          resources:
            requests:
              cpu: 100m
              memory: 192Mi
            limits:
              memory: 384Mi
${indent(sidecars, 8)}---
apiVersion: v1
kind: Service
metadata:
  name: ${name}
spec:
  selector:
    app.kubernetes.io/name: ${name}
  ports:
    - name: http
      port: 80
      targetPort: http
`;
}

/** A kustomization over resources; `more` is further YAML at its top level. */
export function kustomization(resources: readonly string[], more = ''): string {
  const list = resources.map((resource) => `  - ${resource}\n`).join('');
  return `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n${list}${more}`;
}

/** The `images` of a kustomization: which version runs there. */
export function images(versions: Readonly<Record<string, string>>): string {
  const entries = Object.entries(versions).map(([name, tag]) => `  - name: ${name}\n    newTag: ${tag}\n`);
  return `images:\n${entries.join('')}`;
}

/** A patch of a kustomization that sets the number of replicas. */
export function replicasOf(name: string, count: number): string {
  return `replicas:\n  - name: ${name}\n    count: ${count}\n`;
}

/** A secret that the External Secrets operator fetches from the vault. */
export function externalSecret(name: string, keys: readonly string[]): string {
  const entries = keys.map(
    (key) => `    - secretKey: ${key}\n      remoteRef:\n        key: ${name}\n        property: ${key}\n`,
  );
  return `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: ${name}
spec:
  refreshInterval: 1h
  secretStoreRef:
    kind: ClusterSecretStore
    name: vault
  target:
    name: ${name}
  data:
${entries.join('')}`;
}
