import type { Files } from '@/tests/road/assess-repository';
import { fleetSet, ownSource } from '@/tests/road/fleet-files';
import { application, kustomization, selfHealing, workload } from '@/tests/road/single-target-files';

function clusterSecret(name: string, labels: string): string {
  return `apiVersion: v1
kind: Secret
metadata:
  name: ${name}
  labels: {argocd.argoproj.io/secret-type: cluster, ${labels}}
stringData: {name: ${name}, server: 'https://${name}.example.org'}
`;
}

function chart(name: string): string {
  return `apiVersion: v2\nname: ${name}\nversion: 1.0.0\nappVersion: 2.3.4\n`;
}

function gitSource(url: string): string {
  return `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: shop, namespace: flux-system}
spec: {url: '${url}', ref: {branch: main}, interval: 1m}
`;
}

function fromGit(name: string, path: string, more = ''): string {
  return `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: ${name}, namespace: flux-system}
spec: {path: ${path}, prune: true, interval: 10m, sourceRef: {kind: GitRepository, name: shop}${more}}
`;
}

const syncPatch = (automated: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: cart, namespace: argocd}\nspec: {syncPolicy: ${automated}}\n`;

/** The Application that delivers others, which say neither their environment nor their cluster. */
function deliverer(environment: string, cluster: string): Files {
  const labels = `  labels: {environment: ${environment}}\n`;
  const root = application('root', 'agents/plain', selfHealing, labels);
  return { 'agents/root.yaml': root.replace('server: https://kubernetes.default.svc', `name: ${cluster}`) };
}

const fromElsewhere = application('other', 'not/here', selfHealing)
  .replace('deploy.git', 'manifests.git')
  .replace('targetRevision: main', 'targetRevision: prod');

const areas = ['dev', 'billing', 'search', 'login'].map((name) => [
  `areas/${name}/web.yaml`,
  workload(name, 'registry.example.org/shop/web:1.14.2'),
]);

const everywhere = fleetSet('west', { source: ownSource('apps/base') }).replace(
  'environment: production',
  'region: west',
);

/** A repository in which much of what one file means follows from others. */
export const related: Files = {
  'apps/base/web/kustomization.yaml': kustomization(['web.yaml']),
  'apps/base/web/web.yaml': workload('web', 'registry.example.org/shop/web:1.14.2'),
  'apps/staging/kustomization.yaml': kustomization(['../base/web']),
  'apps/prod/kustomization.yaml': kustomization(['../base/web']),
  'agents/base/cart.yaml': application('cart', 'apps/prod', selfHealing),
  'agents/base/kustomization.yaml': kustomization(['cart.yaml']),
  'agents/prod/kustomization.yaml': `${kustomization(['../base'])}patches:\n  - path: patch.yaml\n`,
  'agents/prod/patch.yaml': syncPatch('{automated: {prune: true}}'),
  'agents/sets.yaml': fleetSet('shop', { source: ownSource('apps/prod') }),
  'agents/west.yaml': everywhere,
  'agents/plain/tool.yaml': application('tool', 'apps/base/web', selfHealing),
  'agents/plain/areas.yaml': application('areas', 'areas/dev', selfHealing),
  'agents/plain/other.yaml': fromElsewhere,
  ...deliverer('production', 'east'),
  ...Object.fromEntries(areas),
  'clusters/eu.yaml': clusterSecret('eu', 'environment: production, region: east'),
  'clusters/us.yaml': clusterSecret('us', 'environment: production, region: west'),
  'charts/shop/Chart.yaml': chart('shop'),
  'charts/shop/values.yaml': 'image: {repository: registry.example.org/shop/api}\nreplicas: 2\n',
  'charts/shop/values-prod.yaml': 'image: {repository: registry.example.org/shop/api, tag: 1.0.0}\n',
  'charts/shop/templates/api.yaml': workload('api', '{{ .Values.image.repository }}'),
  'charts/shop/charts/cache/Chart.yaml': chart('cache'),
  'charts/shop/charts/cache/values.yaml': 'image: registry.example.org/shop/cache:latest\n',
  'parts/redis/templates/redis.yaml': workload('redis', 'redis:7.4.1'),
  'flux/source.yaml': gitSource('https://git.example.org/shop/elsewhere.git'),
  'flux/apps.yaml': fromGit('apps', './apps/staging'),
  'flux/prod.yaml': fromGit('prod', './apps/prod'),
  'places/demo/web.yaml': workload('demo', 'registry.example.org/shop/web:latest'),
  'values/web-values.yaml': 'image: registry.example.org/shop/web:1.0.0\n',
  'secrets/token.yaml': 'apiVersion: v1\nkind: Secret\nmetadata: {name: token}\nstringData: {note: plain}\n',
};

const workflow = `name: check\non: {pull_request: {}}\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: kubeconform -strict apps\n`;

/** Changes of it, each of a file or two from which something follows for others that stay as they are. */
export const relatedChanges: Readonly<Record<string, Files>> = {
  'values that an unchanged object takes': {
    'charts/shop/values-prod.yaml': 'image: {repository: registry.example.org/shop/api, tag: latest}\n',
  },
  'an overlay of an unchanged base': { 'apps/uat/kustomization.yaml': kustomization(['../base/web']) },
  'a base that an overlay takes no more': { 'apps/staging/kustomization.yaml': kustomization([]) },
  'an image that an overlay sets': {
    'apps/prod/kustomization.yaml': `${kustomization(['../base/web'])}images:\n  - {name: registry.example.org/shop/web, newTag: 1.15.0}\n`,
  },
  'a patch of an unchanged object': {
    'agents/prod/patch.yaml': syncPatch('{automated: {prune: true, selfHeal: false}}'),
  },
  'a file that a patch is made of': {
    'agents/prod/kustomization.yaml': kustomization(['../base', 'patch.yaml']),
  },
  'labels of a registered cluster': { 'clusters/us.yaml': clusterSecret('us', 'environment: staging, region: west') },
  'the cluster that what delivers others goes to': deliverer('production', 'west'),
  'the environment that what delivers others goes to': deliverer('staging', 'east'),
  'a generator of an ApplicationSet': {
    'agents/sets.yaml': fleetSet('shop', {
      each: 'list: {elements: [{part: web}, {part: cart}]}',
      source: ownSource('apps/prod'),
    }),
  },
  'the folder of an environment': {
    'apps/staging/kustomization.yaml': null,
    'apps/quality/kustomization.yaml': kustomization(['../base/web']),
  },
  'the address that is the repository itself': {
    'flux/source.yaml': gitSource('https://git.example.org/shop/manifests.git'),
  },
  'patches that a parent puts in': {
    'flux/apps.yaml': fromGit(
      'apps',
      './flux',
      ", patches: [{target: {kind: Kustomization}, patch: '[{op: replace, path: /spec/prune, value: false}]'}]",
    ),
  },
  'a chart around manifests': { 'parts/redis/Chart.yaml': chart('redis') },
  'a chart inside a chart': {
    'charts/shop/charts/redis/Chart.yaml': chart('redis'),
    'charts/shop/charts/redis/values.yaml': 'image: redis:7\n',
  },
  'what a chart takes in': {
    'charts/shop/Chart.yaml': `${chart('shop')}dependencies:\n  - {name: cache, version: 1.0.0, repository: 'https://charts.example.org'}\n`,
  },
  'an environment among folders that are none': {
    'areas/prod/web.yaml': workload('billing', 'registry.example.org/shop/web:1.14.2'),
  },
  'a chart that is one no more': { 'charts/shop/Chart.yaml': null },
  'environments beside a folder that may be one': {
    'places/prod/web.yaml': workload('shown', 'registry.example.org/shop/web:1.14.2'),
    'places/staging/web.yaml': workload('shown', 'registry.example.org/shop/web:1.14.2'),
  },
  'a file that counts no more': {
    'values/web-values.yaml': null,
    'examples/web-values.yaml': 'image: registry.example.org/shop/web:1.0.0\n',
  },
  'a rule of what is encrypted': { '.sops.yaml': 'creation_rules:\n  - path_regex: secrets/.*\\.yaml\n' },
  'owners and settings': {
    '.github/CODEOWNERS': '* @shop/platform\n',
    '.cairn.yaml': 'version: 1\nname: Shop\n',
  },
  'a pipeline': { '.github/workflows/check.yml': workflow },
  'values in a config map': {
    'flux/values.yaml':
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: values}\ndata:\n  values.yaml: |\n    image: {repository: registry.example.org/shop/api, tag: '3.0'}\n",
  },
  'the same text under another path': {
    'flux/prod.yaml': workload('web', 'registry.example.org/shop/web:1.14.2'),
  },
  'labels of an object': {
    'apps/base/web/web.yaml': workload('web', 'registry.example.org/shop/web:1.14.2').replace(
      'metadata:\n',
      'metadata:\n  annotations: {kustomize.toolkit.fluxcd.io/reconcile: disabled}\n',
    ),
  },
  'namespaces of applications': {
    'agents/dev.yaml': application('tools', 'apps/prod', selfHealing).replace('namespace: shop', 'namespace: dev'),
  },
};
