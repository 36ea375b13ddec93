import { application, chartApplication } from '@/lib/sample/argo-cd';
import { type Edit, type FileChanges, remove, together, write } from '@/lib/sample/change';
import { filesSource, fleetTemplate } from '@/lib/sample/fleet';
import { externalSecret, images, kustomization, registry, workload } from '@/lib/sample/manifests';
import { carelessPod, clusterPolicy, companyPolicies, policyException, policyTest } from '@/lib/sample/policies';
import { urlOf } from '@/lib/sample/repository';
import { workdaysBefore } from '@/lib/sample/workdays';
import { checkout, commands, overlayCheck, workflow } from '@/lib/sample/workflows';

export const name = 'store-fleet';

export const services = { till: [7, 1, 0], 'shelf-labels': [2, 4, 3], gateway: [1, 6, 0] } as const;
export type Service = keyof typeof services;
export const serviceNames: readonly Service[] = ['till', 'shelf-labels', 'gateway'];
export const pilots = new Set(['store-104', 'store-131']);
/** Shops whose files were copies of each other, and those that came when a shop had become one small entry. */
export const firstShops = ['store-104', 'store-117', 'store-126', 'store-131', 'store-142'];
export const imageOf = (service: string) => `${registry}/stores/${service}`;
export const overlayOf = (ring: string) => `apps/overlays/${ring}/kustomization.yaml`;

/** Five shops and the lab, each with a copy of everything. */
export function copiedFleet(): FileChanges {
  const shops = ['lab', ...firstShops].flatMap((shop) => [
    ...serviceNames.map((service) => [
      `clusters/${shop}/${service}.yaml`,
      workload({ name: service, image: `${imageOf(service)}:${services[service].join('.')}`, replicas: 1 }),
    ]),
    [
      `clusters/${shop}/kustomization.yaml`,
      kustomization(
        serviceNames.map((service) => `${service}.yaml`),
        'namespace: shop\n',
      ),
    ],
    [`hub/shops/${shop}.yaml`, shopApplication(shop)],
  ]);
  return { ...Object.fromEntries(shops), ...hub, 'README.md': readme };
}

function shopApplication(shop: string): string {
  const labels = `  labels:\n    environment: ${shop === 'lab' ? 'staging' : 'production'}\n`;
  const text = application({
    name: `shop-${shop}`,
    project: 'stores',
    source: { url: urlOf(name), path: `clusters/${shop}` },
    namespace: 'shop',
  });
  return text
    .replace('  namespace: argocd\n', `  namespace: argocd\n${labels}`)
    .replace('server: https://kubernetes.default.svc', `name: ${shop}`);
}

export const hub: FileChanges = {
  'hub/root.yaml': application({
    name: 'hub',
    project: 'stores',
    source: { url: urlOf(name), path: 'hub' },
    namespace: 'argocd',
  }),
  'hub/argo-cd.yaml': chartApplication(
    { chart: 'argo-cd', version: '9.0.5', repository: 'https://argoproj.github.io/argo-helm' },
    { namespace: 'argocd' },
  ).replace('project: platform', 'project: stores'),
  'hub/project.yaml': `apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata:
  name: stores
  namespace: argocd
spec:
  description: The clusters of the shops
  sourceRepos:
    - ${urlOf(name)}
    - https://argoproj.github.io/argo-helm
    - https://kyverno.github.io/kyverno
    - https://charts.external-secrets.io
    - https://prometheus-community.github.io/helm-charts
  destinations:
    - name: "store-*"
      namespace: "*"
    - name: lab
      namespace: "*"
    - name: in-cluster
      namespace: argocd
`,
};

/** Takes the copies away: shared bases, rings over them, and one small entry for each shop. */
export function toTemplates(): Edit {
  return (files) => {
    const versionIn = (shop: string, service: Service) =>
      /stores\/[\w-]+:([\d.]+)/.exec(files.get(`clusters/${shop}/${service}.yaml`) ?? '')?.[1] ?? '';
    const ring = (ringName: string, shop: string) => [
      overlayOf(ringName),
      kustomization(
        serviceNames.map((service) => `../../base/${service}`),
        `namespace: shop\n${images(Object.fromEntries(serviceNames.map((service) => [imageOf(service), versionIn(shop, service)])))}`,
      ),
    ];
    const bases = serviceNames.flatMap((service) => [
      [`apps/base/${service}/kustomization.yaml`, kustomization([`${service}.yaml`, 'credentials.yaml'])],
      [`apps/base/${service}/${service}.yaml`, workload({ name: service, image: imageOf(service), replicas: 1 })],
      [`apps/base/${service}/credentials.yaml`, externalSecret(`${service}-credentials`, ['token'])],
    ]);
    return together(
      remove('clusters', ...firstShops.map((shop) => `hub/shops/${shop}.yaml`)),
      write({
        ...Object.fromEntries([
          ...bases,
          ring('staging', 'lab'),
          ring('pilot', 'store-104'),
          ring('production', 'store-117'),
        ]),
        ...Object.assign({}, ...['lab', ...firstShops].map(entryOf)),
        'hub/shops.yaml': shopTemplate(false),
        'hub/add-ons.yaml': addOnTemplate(false),
        '.github/workflows/check.yml': checkWorkflow(['clusters/*', 'apps/overlays/*']),
      }),
    )(files);
  };
}

/** What a shop is: the ring that it belongs to, and its number. */
export function entryOf(shop: string): FileChanges {
  const ring = shop === 'lab' ? 'staging' : pilots.has(shop) ? 'pilot' : 'production';
  const number = `configMapGenerator:\n  - name: shop\n    literals:\n      - number=${shop.replace('store-', '')}\n`;
  return { [`clusters/${shop}/kustomization.yaml`]: kustomization([`../../apps/overlays/${ring}`], number) };
}

export function shopTemplate(waves: boolean): string {
  return fleetTemplate({ name: 'shop', source: filesSource(urlOf(name), 'clusters/{{.name}}'), waves });
}

export function addOnTemplate(waves: boolean): string {
  const charts = [
    ['kyverno', '3.5.2', 'https://kyverno.github.io/kyverno'],
    ['external-secrets', '1.0.0', 'https://charts.external-secrets.io'],
    ['kube-prometheus-stack', '79.1.0', 'https://prometheus-community.github.io/helm-charts'],
  ];
  const elements = charts.map(
    ([chart, version, repository]) =>
      `      - chart: ${chart}\n        version: ${version}\n        repository: ${repository}\n`,
  );
  const each = `- list:\n    elements:\n${elements.join('')}`;
  const source = 'repoURL: "{{.repository}}"\nchart: "{{.chart}}"\ntargetRevision: "{{.version}}"\n';
  return fleetTemplate({ name: 'add-ons', each, source, waves });
}

export function policyTemplate({ waves, revision }: { waves: boolean; revision: string }): string {
  return fleetTemplate({ name: 'policies', source: filesSource(urlOf(name), 'policies', revision), waves });
}

export function policySet(): FileChanges {
  const files = companyPolicies.flatMap((policy) => [
    [`policies/${policy.name}.yaml`, clusterPolicy(policy, 'Enforce')],
  ]);
  return {
    ...Object.fromEntries(files),
    'policies/kustomization.yaml': kustomization(companyPolicies.map((policy) => `${policy.name}.yaml`)),
    'hub/policies.yaml': policyTemplate({ waves: false, revision: 'main' }),
    'tests/require-probes/kyverno-test.yaml': policyTest('require-probes', '../../policies'),
    'tests/require-probes/pods.yaml': carelessPod,
    '.github/workflows/check.yml': checkWorkflow(['clusters/*', 'apps/overlays/*'], true),
  };
}

export function checkWorkflow(folders: readonly string[], withPolicies = false): string {
  const tests = {
    name: 'policies',
    steps: [
      checkout,
      commands(
        'Test the policies',
        'kyverno test tests',
        'kustomize build apps/overlays/production | kyverno apply policies --resource -',
      ),
    ],
  };
  return workflow('check', 'pull_request:\n', [overlayCheck(folders.join(' ')), ...(withPolicies ? [tests] : [])]);
}

/** Its end is some days before the day of generation. */
export function scalesException(day: Date): string {
  const expires = workdaysBefore(day)(9, 0).toISOString().slice(0, 10);
  return policyException({
    name: 'scales',
    namespace: 'shop',
    policy: 'require-probes',
    names: 'scales-*',
    owner: 'stores',
    expires,
  });
}

export const codeOwners = `* @market/stores
/hub/ @market/stores-leads
/policies/ @market/security
/apps/overlays/production/ @market/stores-leads
/clusters/ @market/stores
`;

const readme = `# The clusters of our shops

Every shop has a small cluster that must go on selling when the line is down. The hub in the head office looks after all of them.
`;
