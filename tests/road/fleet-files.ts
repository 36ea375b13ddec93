import type { Files } from '@/tests/road/assess-repository';
import { chartApplication, checkWorkflow, policySet } from '@/tests/road/enterprise-files';
import { application, kustomization, selfHealing, workload } from '@/tests/road/single-target-files';

const inWaves = `  strategy:
    type: RollingSync
    rollingSync:
      steps:
        - matchExpressions:
            - {key: wave, operator: In, values: [first]}
        - matchExpressions:
            - {key: wave, operator: In, values: [rest]}
          maxUpdate: 25%
`;

interface Fleet {
  /** A generator beside that of the clusters, as YAML. */
  each?: string;
  source: string;
  strategy?: string;
}

/** An ApplicationSet over the production clusters that Argo CD knows. */
export function fleetSet(name: string, { each, source, strategy = inWaves }: Fleet): string {
  const selected = 'clusters: {selector: {matchLabels: {environment: production}}}';
  const generators =
    each === undefined
      ? `    - ${selected}\n`
      : `    - matrix:\n        generators:\n          - ${selected}\n          - ${each}\n`;
  return `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata:
  name: ${name}
  namespace: argocd
spec:
  goTemplate: true
  generators:
${generators}${strategy}  template:
    metadata:
      name: '${name}-{{.name}}'
      labels:
        wave: '{{index .metadata.labels "wave"}}'
    spec:
      project: ${name}
      source:
${source}
      destination:
        server: '{{.server}}'
        namespace: ${name}
      syncPolicy:
        automated:
          prune: true
          selfHeal: true
`;
}

/** Files of the fleet repository itself. */
export function ownSource(path: string, revision = 'main'): string {
  return `        repoURL: https://git.example.org/shop/fleet.git\n        targetRevision: ${revision}\n        path: ${path}`;
}

const addOns = `list:
              elements:
                - {chart: ingress-nginx, version: 4.13.2, repository: 'https://kubernetes.github.io/ingress-nginx'}
                - {chart: cert-manager, version: v1.19.1, repository: 'https://charts.jetstack.io'}
                - {chart: kube-prometheus-stack, version: 79.1.0, repository: 'https://prometheus-community.github.io/helm-charts'}
                - {chart: kyverno, version: 3.5.2, repository: 'https://kyverno.github.io/kyverno'}`;

const addOnSource = `        repoURL: '{{.repository}}'
        chart: '{{.chart}}'
        targetRevision: '{{.version}}'`;

/** An exception from one policy for one workload, with its owner and its end. */
export const exception = `apiVersion: kyverno.io/v2
kind: PolicyException
metadata:
  name: legacy-importer
  namespace: shop
  annotations:
    shop.example.org/owner: team-catalogue
    shop.example.org/expires: "2027-01-31"
spec:
  exceptions:
    - policyName: require-probes
      ruleNames: [require-probes]
  match:
    any:
      - resources:
          kinds: [Pod]
          namespaces: [shop]
          names: [importer-*]
`;

/** A hub whose Argo CD renders platform, policies and applications for every production cluster, in waves. */
export function fleet(): Files {
  const names = ['production-ap', 'production-eu', 'production-us'];
  return {
    'hub/root.yaml': application('hub', 'hub', selfHealing),
    'hub/argo-cd.yaml': chartApplication('argo-cd', '9.1.0', 'https://argoproj.github.io/argo-helm'),
    'hub/platform.yaml': fleetSet('platform', { each: addOns, source: addOnSource }),
    'hub/policies.yaml': fleetSet('policies', { source: ownSource('policies', 'policies-1.4.0') }),
    'hub/shop.yaml': fleetSet('shop', { source: ownSource('clusters/{{.name}}') }),
    ...policySet(),
    'policies/kustomization.yaml': kustomization([
      'require-requests.yaml',
      'require-probes.yaml',
      'legacy-importer.yaml',
    ]),
    'policies/legacy-importer.yaml': exception,
    'apps/web/kustomization.yaml': kustomization(['web.yaml']),
    'apps/web/web.yaml': workload('web', 'registry.example.org/shop/web:1.14.2'),
    ...Object.fromEntries(
      names.map((name) => [`clusters/${name}/kustomization.yaml`, kustomization(['../../apps/web'])]),
    ),
    '.github/workflows/check.yml': checkWorkflow('conftest test --policy policies/conftest clusters'),
    'policies/conftest/probes.rego':
      'package main\n\ndeny contains "a probe is missing" if not input.spec.readinessProbe\n',
  };
}
