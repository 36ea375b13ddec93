import type { Files } from '@/tests/road/assess-repository';
import {
  application,
  fluxBootstrap,
  fluxKustomization,
  kustomization,
  selfHealing,
  workload,
} from '@/tests/road/single-target-files';

const clusters = ['production-eu', 'production-us'];

/** The shop's workloads over both clusters: one base, one thin overlay each. */
function shopOverlays(): Files {
  return {
    'apps/base/web/kustomization.yaml': kustomization(['web.yaml']),
    'apps/base/web/web.yaml': workload('web', 'registry.example.org/shop/web:1.14.2'),
    'apps/base/cart/kustomization.yaml': kustomization(['cart.yaml']),
    'apps/base/cart/cart.yaml': workload('cart', 'registry.example.org/shop/cart:3.2.0'),
    'apps/overlays/production-eu/kustomization.yaml': kustomization(['../../base/web', '../../base/cart']),
    'apps/overlays/production-us/kustomization.yaml': kustomization(['../../base/web', '../../base/cart']),
  };
}

/** A Kyverno policy that asks every container for resource requests. */
export function clusterPolicy(name: string, action = 'Enforce'): string {
  return `apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata:
  name: ${name}
spec:
  validationFailureAction: ${action}
  background: true
  rules:
    - name: ${name}
      match:
        any:
          - resources:
              kinds: [Pod]
      validate:
        message: Every container has to say what it needs.
        pattern:
          spec:
            containers:
              - resources:
                  requests:
                    memory: "?*"
`;
}

/** An enforced policy set with its test. */
export function policySet(action?: string): Files {
  return {
    'policies/kustomization.yaml': kustomization(['require-requests.yaml', 'require-probes.yaml']),
    'policies/require-requests.yaml': clusterPolicy('require-requests', action),
    'policies/require-probes.yaml': clusterPolicy('require-probes', action),
    'tests/policies/kyverno-test.yaml': `apiVersion: cli.kyverno.io/v1alpha1
kind: Test
metadata:
  name: requests
policies: [../../policies/require-requests.yaml]
resources: [pods.yaml]
results:
  - policy: require-requests
    rule: require-requests
    kind: Pod
    resources: [greedy]
    result: fail
`,
    'tests/policies/pods.yaml': `apiVersion: v1
kind: Pod
metadata: {name: greedy}
spec:
  containers: [{name: greedy, image: "registry.example.org/shop/greedy:1.0.0"}]
`,
  };
}

/** What a pull request has to pass. */
export function checkWorkflow(policyCheck = 'kyverno test tests/policies'): string {
  return `name: check
on:
  pull_request:
jobs:
  manifests:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
      - run: |
          for overlay in apps/overlays/*; do
            kustomize build "$overlay" | kubeconform -strict -summary
          done
  policies:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
      - run: ${policyCheck}
`;
}

const checked: Files = {
  '.github/workflows/check.yml': checkWorkflow(),
  '.github/CODEOWNERS': '* @shop/platform\n/apps/ @shop/web\n/policies/ @shop/security\n',
};

const charts: readonly (readonly [name: string, version: string, repository: string])[] = [
  ['ingress-nginx', '4.13.2', 'https://kubernetes.github.io/ingress-nginx'],
  ['cert-manager', 'v1.19.1', 'https://charts.jetstack.io'],
  ['kube-prometheus-stack', '79.1.0', 'https://prometheus-community.github.io/helm-charts'],
  ['kyverno', '3.5.2', 'https://kyverno.github.io/kyverno'],
];

function helmRelease(name: string, version: string, repository: string): string {
  return `apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata:
  name: ${name}
  namespace: flux-system
spec:
  interval: 24h
  url: ${repository}
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: ${name}
  namespace: flux-system
spec:
  interval: 1h
  targetNamespace: ${name}
  chart:
    spec:
      chart: ${name}
      version: ${version}
      sourceRef:
        kind: HelmRepository
        name: ${name}
  driftDetection:
    mode: enabled
`;
}

/** Two production clusters under Flux: platform, policies and applications over shared bases. */
export function fluxEnterprise(): Files {
  const ofCluster = (cluster: string): Files => ({
    ...fluxBootstrap(cluster),
    [`clusters/${cluster}/platform.yaml`]: fluxKustomization('platform', './platform'),
    [`clusters/${cluster}/policies.yaml`]: fluxKustomization(
      'policies',
      './policies',
      '  dependsOn:\n    - name: platform\n',
    ),
    [`clusters/${cluster}/apps.yaml`]: fluxKustomization(
      'apps',
      `./apps/overlays/${cluster}`,
      '  dependsOn:\n    - name: policies\n',
    ),
  });
  return {
    ...checked,
    ...shopOverlays(),
    ...policySet(),
    'platform/kustomization.yaml': kustomization(charts.map(([name]) => `${name}.yaml`)),
    ...Object.fromEntries(charts.map(([name, ...rest]) => [`platform/${name}.yaml`, helmRelease(name, ...rest)])),
    ...ofCluster('production-eu'),
    ...ofCluster('production-us'),
  };
}

/** An Application that installs a chart. */
export function chartApplication(name: string, version: string, repository: string): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: ${name}
  namespace: argocd
spec:
  project: platform
  source:
    repoURL: ${repository}
    chart: ${name}
    targetRevision: ${version}
  destination:
    server: https://kubernetes.default.svc
    namespace: ${name}
  syncPolicy:
${selfHealing}`;
}

/** Two production clusters, each with an Argo CD of its own that installs itself and everything else from shared Applications. */
export function argoCdEnterprise(): Files {
  const platform = [...charts, ['argo-cd', '9.1.0', 'https://argoproj.github.io/argo-helm'] as const];
  const ofCluster = (cluster: string): Files => ({
    [`clusters/${cluster}/root.yaml`]: application('root', `clusters/${cluster}`, selfHealing),
    [`clusters/${cluster}/web.yaml`]: application('shop', `apps/overlays/${cluster}`, selfHealing),
    [`clusters/${cluster}/kustomization.yaml`]: kustomization(['../../platform', 'root.yaml', 'web.yaml']),
  });
  return {
    ...checked,
    ...shopOverlays(),
    ...policySet(),
    'platform/kustomization.yaml': kustomization([...platform.map(([name]) => `${name}.yaml`), 'policies.yaml']),
    'platform/policies.yaml': application('policies', 'policies', selfHealing),
    ...Object.fromEntries(
      platform.map(([name, ...rest]) => [`platform/${name}.yaml`, chartApplication(name, ...rest)]),
    ),
    ...Object.assign({}, ...clusters.map(ofCluster)),
  };
}
