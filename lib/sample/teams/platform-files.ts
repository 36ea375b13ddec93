import { application, type ChartSource, chartApplication } from '@/lib/sample/argo-cd';
import type { FileChanges } from '@/lib/sample/change';
import { indent, kustomization } from '@/lib/sample/manifests';
import { carelessPod, clusterPolicy, companyPolicies, policyException, policyTest } from '@/lib/sample/policies';
import { urlOf } from '@/lib/sample/repository';
import { checkout, commands, overlayCheck, workflow } from '@/lib/sample/workflows';

export const name = 'platform';

export interface AddOn extends ChartSource {
  namespace: string;
  values?: string;
  /** Versions that came later, oldest first, with the working days before the day of generation. */
  later: readonly (readonly [ago: number, version: string])[];
}

export const addOns: readonly AddOn[] = [
  {
    chart: 'argo-cd',
    version: '8.1.3',
    repository: 'https://argoproj.github.io/argo-helm',
    namespace: 'argocd',
    values: 'redis-ha:\n  enabled: true\n',
    later: [
      [190, '8.3.7'],
      [70, '9.0.5'],
    ],
  },
  {
    chart: 'ingress-nginx',
    version: '4.12.4',
    repository: 'https://kubernetes.github.io/ingress-nginx',
    namespace: 'ingress',
    later: [
      [214, '4.13.0'],
      [88, '4.13.3'],
    ],
  },
  {
    chart: 'cert-manager',
    version: 'v1.18.2',
    repository: 'https://charts.jetstack.io',
    namespace: 'cert-manager',
    values: 'crds:\n  enabled: true\n',
    later: [
      [160, 'v1.19.0'],
      [33, 'v1.19.1'],
    ],
  },
  {
    chart: 'external-secrets',
    version: '0.19.2',
    repository: 'https://charts.external-secrets.io',
    namespace: 'external-secrets',
    later: [[121, '1.0.0']],
  },
  {
    chart: 'kube-prometheus-stack',
    version: '76.4.0',
    repository: 'https://prometheus-community.github.io/helm-charts',
    namespace: 'monitoring',
    values: 'grafana:\n  sidecar:\n    dashboards:\n      enabled: true\n',
    later: [
      [176, '77.6.1'],
      [52, '79.1.0'],
    ],
  },
  // The flaw: a range in place of a version, so that the same commit can install something else tomorrow.
  {
    chart: 'loki',
    version: '6.*',
    repository: 'https://grafana.github.io/helm-charts',
    namespace: 'monitoring',
    later: [],
  },
];
export const kyverno: AddOn = {
  chart: 'kyverno',
  version: '3.5.1',
  repository: 'https://kyverno.github.io/kyverno',
  namespace: 'kyverno',
  later: [[97, '3.5.2']],
};

export function installations(names: readonly string[]): FileChanges {
  const each = names.flatMap((cluster) => [
    [`clusters/${cluster}/kustomization.yaml`, kustomization(['../../add-ons', 'root.yaml'])],
    [
      `clusters/${cluster}/root.yaml`,
      application({
        name: 'root',
        project: 'platform',
        source: { url: urlOf(name), path: `clusters/${cluster}` },
        namespace: 'argocd',
      }),
    ],
  ]);
  const charts = addOns.map((addOn) => [`add-ons/${addOn.chart}.yaml`, chartApplication(addOn, addOn)]);
  const isFirst = names.includes('staging');
  return {
    ...Object.fromEntries(each),
    ...(isFirst ? Object.fromEntries(charts) : {}),
    ...(isFirst
      ? {
          'add-ons/kustomization.yaml': kustomization([...addOns.map(({ chart }) => `${chart}.yaml`), 'project.yaml']),
          'add-ons/project.yaml': project,
        }
      : {}),
  };
}

/** The Applications by which teams bring their own. */
export function tenants(names: readonly string[]): FileChanges {
  return Object.fromEntries(
    names.flatMap((cluster) => [
      [
        `clusters/${cluster}/checkout.yaml`,
        application({
          name: 'checkout',
          project: 'platform',
          source: { url: urlOf('checkout-deploy'), path: `argocd/${cluster}` },
          namespace: 'argocd',
        }),
      ],
      [`clusters/${cluster}/kustomization.yaml`, kustomization(['../../add-ons', 'root.yaml', 'checkout.yaml'])],
    ]),
  );
}

export function policySet(action: 'Enforce' | 'Audit'): FileChanges {
  return {
    ...policies(action),
    'policies/kustomization.yaml': kustomization(companyPolicies.map((policy) => `${policy.name}.yaml`)),
    'add-ons/kyverno.yaml': chartApplication(kyverno, kyverno),
    'add-ons/policies.yaml': application({
      name: 'policies',
      project: 'platform',
      source: { url: urlOf(name), path: 'policies' },
      namespace: 'kyverno',
    }),
  };
}

export function policies(action: 'Enforce' | 'Audit'): FileChanges {
  return Object.fromEntries(
    companyPolicies.map((policy) => [`policies/${policy.name}.yaml`, clusterPolicy(policy, action)]),
  );
}

export function policyTests(): FileChanges {
  const tests = companyPolicies
    .slice(0, 2)
    .map(({ name: policy }) => [`tests/${policy}/kyverno-test.yaml`, policyTest(policy, '../../policies')]);
  const pods = companyPolicies.slice(0, 2).map(({ name: policy }) => [`tests/${policy}/pods.yaml`, carelessPod]);
  return Object.fromEntries([...tests, ...pods]);
}

export function checkWorkflow(more: readonly string[]): string {
  const tests = { name: 'policies', steps: [checkout, commands('Test the policies', 'kyverno test tests')] };
  return workflow('check', 'pull_request:\n', [
    overlayCheck('clusters/*'),
    ...(more.includes('policies') ? [tests] : []),
  ]);
}

const project = `apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata:
  name: platform
  namespace: argocd
spec:
  description: What every cluster has
  sourceRepos:
${indent([urlOf(name), urlOf('checkout-deploy'), ...new Set([...addOns, kyverno].map(({ repository }) => repository))].map((source) => `- ${source}\n`).join(''), 4)}  destinations:
    - server: https://kubernetes.default.svc
      namespace: "*"
  clusterResourceWhitelist:
    - group: "*"
      kind: "*"
`;

/** The flaw: nobody owns it, and it has no end. */
export const importerException = policyException({
  name: 'importer',
  namespace: 'checkout',
  policy: 'require-probes',
  names: 'importer-*',
});

export const codeOwners = `* @market/platform
/policies/ @market/security
/clusters/production-west/ @market/platform-leads
/clusters/production-north/ @market/platform-leads
`;

export const dashboards: FileChanges = {
  'dashboards/argo-cd.json': `${JSON.stringify({ title: 'Argo CD', panels: [{ title: 'Out of sync', type: 'stat' }] }, null, 2)}\n`,
};

export const alerts = `apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: argo-cd
  namespace: monitoring
spec:
  groups:
    - name: argo-cd
      rules:
        - alert: ApplicationOutOfSync
          expr: argocd_app_info{sync_status="OutOfSync"} == 1
          for: 30m
          labels:
            severity: warning
`;

export const joining = `# How a team joins

1. Propose an entry for your repository in \`clusters/<cluster>\` and in the project \`platform\`.
2. Keep Applications in a folder \`argocd/<cluster>\` of your own repository.
3. Ask in #platform for a reviewer; you will have an answer the same day.
`;

export const readme = `# Platform

Each cluster runs an Argo CD that takes \`clusters/<its name>\`: the add-ons, the policies and the teams that it serves.

A change goes to all clusters at once. Try it on a branch with \`argocd app diff\` first.
`;
