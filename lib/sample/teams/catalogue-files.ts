import type { FileChanges } from '@/lib/sample/change';
import { serviceChart } from '@/lib/sample/chart';
import { fluxKustomization, helmRelease } from '@/lib/sample/flux';
import { kustomization, registry } from '@/lib/sample/manifests';
import { bots } from '@/lib/sample/people';
import { checkout, commands, workflow } from '@/lib/sample/workflows';

export const name = 'catalogue';

export const services = { products: [3, 2, 0], search: [1, 9, 2], pictures: [0, 14, 1] } as const;
export type Service = keyof typeof services;
export const serviceNames: readonly Service[] = ['products', 'search', 'pictures'];
const environments = ['staging', 'production'] as const;
export type Environment = (typeof environments)[number];
export const imageOf = (service: string) => `${registry}/catalogue/${service}`;
export const valuesOf = (environment: Environment, service: string) => `values/${environment}/${service}.yaml`;
export const releaseOf = (environment: Environment, service: string) => `apps/${environment}/${service}/release.yaml`;

export function chartAndValues(): FileChanges {
  const values = environments.flatMap((environment) =>
    serviceNames.map((service) => [
      valuesOf(environment, service),
      valuesText(environment, service, services[service].join('.')),
    ]),
  );
  return { ...serviceChart('charts/catalogue', 'catalogue'), ...Object.fromEntries(values) };
}

function valuesText(environment: Environment, service: Service, version: string): string {
  return `replicas: ${environment === 'production' ? 2 : 1}\nimage:\n  repository: ${imageOf(service)}\n  tag: "${version}"\nlogLevel: info\n`;
}

export function clusterOf(environment: Environment): FileChanges {
  const apps = serviceNames.map((service) => [
    `clusters/${environment}/${service}.yaml`,
    fluxKustomization({
      name: service,
      path: `./apps/${environment}/${service}`,
      more: '  dependsOn:\n    - name: namespace\n',
    }),
  ]);
  const more = ['namespace', 'gateway', 'quotas'].map((part) => [
    `clusters/${environment}/${part}.yaml`,
    fluxKustomization({ name: part, path: `./cluster/${part}` }),
  ]);
  return { ...Object.fromEntries([...apps, ...more]), ...shared };
}

/** Releases with the versions that the values files had at that moment. */
export function appsOf(environment: Environment, files: ReadonlyMap<string, string>): FileChanges {
  return Object.fromEntries(
    serviceNames.flatMap((service) => [
      [
        releaseOf(environment, service),
        helmRelease({
          name: service,
          namespace: 'catalogue',
          chart: './charts/catalogue',
          values: files.get(valuesOf(environment, service)) ?? '',
        }),
      ],
      [`apps/${environment}/${service}/kustomization.yaml`, kustomization(['release.yaml'])],
    ]),
  );
}

/** Flux writes the newest versions into what staging runs. */
export function imageAutomation(): FileChanges {
  const each = serviceNames.map(
    (service) => `apiVersion: image.toolkit.fluxcd.io/v1
kind: ImageRepository
metadata:
  name: ${service}
  namespace: flux-system
spec:
  image: ${imageOf(service)}
  interval: 10m
---
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImagePolicy
metadata:
  name: ${service}
  namespace: flux-system
spec:
  imageRepositoryRef:
    name: ${service}
  policy:
    semver:
      range: ">=0.1.0"
`,
  );
  const automation = `apiVersion: image.toolkit.fluxcd.io/v1
kind: ImageUpdateAutomation
metadata:
  name: staging
  namespace: flux-system
spec:
  interval: 30m
  sourceRef:
    kind: GitRepository
    name: flux-system
  git:
    commit:
      author:
        name: ${bots.flux.name}
        email: ${bots.flux.email}
    push:
      branch: main
  update:
    path: ./apps/staging
    strategy: Setters
`;
  return { 'clusters/staging/image-automation.yaml': [...each, automation].join('---\n') };
}

const shared: FileChanges = {
  'cluster/namespace/namespace.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: catalogue\n',
  'cluster/namespace/kustomization.yaml': kustomization(['namespace.yaml']),
  'cluster/gateway/gateway.yaml': `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: catalogue
  namespace: catalogue
spec:
  gatewayClassName: envoy
  listeners:
    - name: https
      port: 443
      protocol: HTTPS
`,
  'cluster/gateway/kustomization.yaml': kustomization(['gateway.yaml']),
  'cluster/quotas/quota.yaml':
    'apiVersion: v1\nkind: ResourceQuota\nmetadata:\n  name: catalogue\n  namespace: catalogue\nspec:\n  hard:\n    requests.memory: 24Gi\n',
  'cluster/quotas/kustomization.yaml': kustomization(['quota.yaml']),
};

/** What SOPS leaves of a Secret: its values are ciphertext. */
export const encrypted: FileChanges = {
  '.sops.yaml':
    'creation_rules:\n  - path_regex: apps/.*/credentials\\.yaml$\n    encrypted_regex: ^(data|stringData)$\n    age: age1otterbrookcatalogue0made0up0public0key0for0the0sample00000000\n',
  'apps/production/search/credentials.yaml': `apiVersion: v1
kind: Secret
metadata:
  name: search-index
  namespace: catalogue
stringData:
  key: ENC[AES256_GCM,data:b3R0ZXJicm9vaw==,iv:c2FtcGxl,tag:bWFkZSB1cA==,type:str]
sops:
  encrypted_regex: ^(data|stringData)$
  lastmodified: "2026-01-01T00:00:00Z"
  mac: ENC[AES256_GCM,data:bWFj,iv:c2FtcGxl,tag:bWFkZSB1cA==,type:str]
  version: 3.11.0
`,
};

export function deployWorkflow(): string {
  const deploy = (environment: Environment) => ({
    name: environment,
    more: `    environment: ${environment}\n${environment === 'production' ? '    needs: staging\n' : ''}`,
    steps: [
      checkout,
      '- uses: azure/setup-helm@v4\n',
      '- uses: azure/k8s-set-context@v4\n  with:\n    method: kubeconfig\n    kubeconfig: ${{ secrets.KUBECONFIG }}\n',
      commands(
        'Deploy',
        ...serviceNames.map(
          (service) =>
            `helm upgrade --install ${service} charts/catalogue --namespace catalogue --values values/${environment}/${service}.yaml`,
        ),
      ),
    ],
  });
  return workflow('deploy', 'push:\n  branches: [main]\n', [deploy('staging'), deploy('production')]);
}

export function checkWorkflow(): string {
  const lint = commands(
    'Lint the chart',
    'helm lint charts/catalogue',
    'helm template charts/catalogue | kubeconform -strict -summary',
  );
  return workflow('check', 'pull_request:\n', [{ name: 'chart', steps: [checkout, lint] }]);
}

export const readmeBefore =
  '# Products, search and pictures\n\nEvery push to main goes to staging, then to production.\n';
export const readmeAfter = `# Products, search and pictures

Flux keeps \`clusters/staging\` and \`clusters/production\` equal to main. Its image automation writes new versions for staging; one of us
writes those of production.
`;
