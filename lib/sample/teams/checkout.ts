import { application, appProject, type SyncPolicy } from '@/lib/sample/argo-cd';
import { type Change, type FileChanges, replace, setImageTag, together, told, write } from '@/lib/sample/change';
import { externalSecret, images, kustomization, registry, replicasOf, workload } from '@/lib/sample/manifests';
import { bots, people } from '@/lib/sample/people';
import { type ReleasePlan, releaseChanges, type Stage } from '@/lib/sample/releases';
import { inTurn, playChanges, type SampleRepository, urlOf } from '@/lib/sample/repository';
import { checkout, commands, overlayCheck, renovateSettings, reviewChecklist, workflow } from '@/lib/sample/workflows';

/**
 * Holds Level 2: Argo CD, overlays over two production clusters, everything proposed and reviewed. It was there before, and lost it for
 * three months when self-heal was switched off for two services.
 */
const name = 'checkout-deploy';
const { priya, owen, lucia } = people.checkout;

const environments = ['dev', 'staging', 'production-west', 'production-north'] as const;
type Environment = (typeof environments)[number];

const services = {
  cart: [2, 3, 1],
  checkout: [5, 0, 4],
  orders: [1, 18, 0],
} as const;
type Service = keyof typeof services;
const serviceNames: readonly Service[] = ['cart', 'checkout', 'orders'];

const imageOf = (service: string) => `${registry}/checkout/${service}`;
const overlay = (environment: Environment, service: string) => `apps/overlays/${environment}/${service}`;

export function checkoutRepository(day: Date): SampleRepository {
  const releases = checkoutReleases().flatMap(releaseChanges);
  return playChanges(name, [...story(), ...releases], day);
}

function story(): Change[] {
  return [
    told(283, [priya, 'push'], 'Start with a README', write({ 'README.md': readme })),
    told(282, [priya, 'squash'], 'Describe cart, checkout and orders', write(definitions())),
    told(281, [owen, 'squash'], 'Let Argo CD deliver all environments', write(applications())),
    told(262, [lucia, 'squash'], 'Say who reviews what', write({ '.github/CODEOWNERS': codeOwners })),
    told(
      250,
      [owen, 'squash'],
      'Check manifests in pull requests',
      write({ '.github/workflows/check.yml': checkWorkflow() }),
    ),
    told(233, [priya, 'squash'], 'Read database credentials from the vault', write(secrets())),
    told(
      205,
      [lucia, 'squash'],
      'Follow orders in dev with a debug sidecar',
      together(
        write(debugSidecar),
        replace(
          `${overlay('dev', 'orders')}/kustomization.yaml`,
          'namespace: checkout\n',
          'namespace: checkout\npatches:\n  - path: debug.yaml\n',
        ),
      ),
    ),
    told(170, [lucia, 'squash'], 'Let a bot propose newer versions', write({ 'renovate.json': renovateSettings })),
    told(
      152,
      [owen, 'squash'],
      'Pause self-heal of cart and orders in the north',
      together(sync('cart', 'paused'), sync('orders', 'paused')),
      { body: 'The stock migration scales both by hand until it is through.' },
    ),
    told(
      118,
      [priya, 'squash'],
      'Ask reviewers for the way back',
      write({ '.github/pull_request_template.md': reviewChecklist }),
    ),
    told(
      78,
      [lucia, 'squash'],
      'Let Argo CD correct cart and orders again',
      together(sync('cart', 'self-healing'), sync('orders', 'self-healing')),
      { body: 'The stock migration ended in spring; nobody had switched it back.' },
    ),
    told(
      64,
      [owen, 'squash'],
      'Run three carts in each production cluster',
      together(
        ...(['production-west', 'production-north'] as const).map((environment) =>
          replace(`${overlay(environment, 'cart')}/kustomization.yaml`, 'count: 2', 'count: 3'),
        ),
      ),
    ),
    told(
      41,
      [priya, 'squash'],
      'Try orders on staging without self-heal',
      write({ 'argocd/staging/orders.yaml': applicationOf('staging', 'orders', 'automatic') }),
      { body: 'Load tests change replicas by hand.' },
    ),
    ...renovations(),
  ];
}

function sync(service: Service, policy: SyncPolicy) {
  const path = `argocd/production-north/${service}.yaml`;
  return write({ [path]: applicationOf('production-north', service, policy) });
}

function renovations(): Change[] {
  return [168, 104, 46].map((ago, index) => ({
    ago,
    minutes: 370,
    author: bots.renovate,
    route: 'squash' as const,
    title: `Update actions/checkout to v5.0.${index + 1}`,
    edit: replace('.github/workflows/check.yml', /actions\/checkout@v5[.\d]*/, `actions/checkout@v5.0.${index + 1}`),
  }));
}

/** The releases of its services. */
export function checkoutReleases(): ReleasePlan[] {
  return serviceNames.map(releasesOf);
}

function releasesOf(service: Service): ReleasePlan {
  const image = imageOf(service);
  const set = (places: readonly Environment[]) => (version: string) =>
    together(...places.map((place) => setImageTag(`${overlay(place, service)}/kustomization.yaml`, image, version)));
  const stages: Stage[] = [
    { name: 'dev', after: [0, 0], by: [bots.builder], route: () => 'push', set: set(['dev']) },
    { name: 'staging', after: [0.2, 1.2], by: [bots.kargo], route: () => 'squash', set: set(['staging']) },
    {
      name: 'production',
      after: [0.6, 2.6],
      by: [priya, owen, lucia],
      mergedBy: owen,
      route: inTurn(['squash', 'squash', 'merge']),
      set: set(['production-west', 'production-north']),
    },
  ];
  return { service, first: services[service], from: 270, every: [4, 9], stages, trouble: 0.12, onCall: lucia };
}

function definitions(): FileChanges {
  const base = serviceNames.map((service) => [
    [`apps/base/${service}/kustomization.yaml`, kustomization([`${service}.yaml`])],
    [
      `apps/base/${service}/${service}.yaml`,
      workload({ name: service, image: imageOf(service), environment: variables(service) }),
    ],
  ]);
  const overlays = environments.flatMap((environment) =>
    serviceNames.map((service) => [
      `${overlay(environment, service)}/kustomization.yaml`,
      overlayOf(environment, service),
    ]),
  );
  return Object.fromEntries([...base.flat(), ...overlays]);
}

function overlayOf(environment: Environment, service: Service): string {
  const count = environment.startsWith('production') ? 2 : 1;
  const versions = images({ [imageOf(service)]: services[service].join('.') });
  const more = `namespace: checkout\n${replicasOf(service, count)}${versions}`;
  return kustomization([`../../../base/${service}`], more);
}

function variables(service: Service): string {
  return `- name: LOG_LEVEL\n  value: info\n- name: DATABASE_URL\n  valueFrom:\n    secretKeyRef:\n      name: ${service}-database\n      key: url\n`;
}

function secrets(): FileChanges {
  return Object.fromEntries(
    serviceNames.flatMap((service) => [
      [`apps/base/${service}/database.yaml`, externalSecret(`${service}-database`, ['url'])],
      [`apps/base/${service}/kustomization.yaml`, kustomization([`${service}.yaml`, 'database.yaml'])],
    ]),
  );
}

const debugSidecar: FileChanges = {
  'apps/overlays/dev/orders/debug.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: orders
spec:
  template:
    spec:
      containers:
        - name: traffic
          image: ${registry}/checkout/traffic-viewer:latest
`,
};

function applications(): FileChanges {
  return {
    'argocd/project.yaml': appProject('checkout', [urlOf(name)]),
    ...Object.fromEntries(
      environments.flatMap((environment) =>
        serviceNames.map((service) => [`argocd/${environment}/${service}.yaml`, applicationOf(environment, service)]),
      ),
    ),
  };
}

function applicationOf(environment: Environment, service: Service, policy: SyncPolicy = 'self-healing'): string {
  return application({
    name: `${service}-${environment}`,
    project: 'checkout',
    source: { url: urlOf(name), path: overlay(environment, service) },
    namespace: 'checkout',
    sync: policy,
  });
}

function checkWorkflow(): string {
  const policies = commands(
    'Check against the policies of the company',
    `git clone --depth 1 ${urlOf('platform')} ../platform`,
    'kustomize build apps/overlays/production-west/cart | kyverno apply ../platform/policies --resource -',
  );
  return workflow('check', 'pull_request:\n', [
    overlayCheck('apps/overlays/*/*'),
    { name: 'policies', steps: [checkout, policies] },
  ]);
}

const codeOwners = `* @market/checkout
/apps/overlays/production-west/ @market/checkout-leads
/apps/overlays/production-north/ @market/checkout-leads
/argocd/ @market/checkout-leads @market/platform
`;

const readme = `# How cart, checkout and orders run

Argo CD reads \`argocd/<environment>\` and keeps each environment equal to \`apps/overlays/<environment>\`.

1. A build writes its version into \`dev\`.
2. Kargo proposes it for \`staging\` once the tests of \`dev\` have passed.
3. One of us proposes it for both production clusters; a second one approves.

The way back is a revert of the last proposal.
`;
