import { type JsonObject, type JsonValue, listAt, textAt, valueAt } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';
import type { Inventory } from '@/lib/scan/inventory';
import type { OtherSign } from '@/lib/scan/object-indicator';
import { countedObjects } from '@/lib/scan/objects-by-group';
import { valuesForCharts } from '@/lib/scan/release-values';

type Key = readonly string[];

/** Settings of a chart or an object that give a control plane more room: a number over one, a yes, a list with something in it. */
interface Setting {
  name: string;
  key: Key;
  /** Number that has to be passed; 1 where left out. */
  over?: number;
}

/** Values of the chart argo-cd. */
const argoCdValues: readonly Setting[] = [
  { name: 'shards', key: ['controller', 'replicas'] },
  { name: 'shards', key: ['controller', 'dynamicClusterDistribution'] },
  { name: 'replicas', key: ['repoServer', 'replicas'] },
  { name: 'replicas', key: ['repoServer', 'autoscaling', 'enabled'] },
  { name: 'replicas', key: ['server', 'replicas'] },
  { name: 'replicas', key: ['server', 'autoscaling', 'enabled'] },
  { name: 'replicas', key: ['applicationSet', 'replicas'] },
  { name: 'high availability', key: ['redis-ha', 'enabled'] },
  { name: 'processors', key: ['configs', 'params', 'controller.status.processors'], over: 20 },
  { name: 'processors', key: ['configs', 'params', 'controller.operation.processors'], over: 10 },
];

/** The object that the operator of Argo CD makes one from. */
const argoCdObject: readonly Setting[] = [
  { name: 'shards', key: ['spec', 'controller', 'sharding', 'enabled'] },
  { name: 'shards', key: ['spec', 'controller', 'sharding', 'dynamicScalingEnabled'] },
  { name: 'high availability', key: ['spec', 'ha', 'enabled'] },
  { name: 'replicas', key: ['spec', 'repo', 'replicas'] },
  { name: 'replicas', key: ['spec', 'server', 'replicas'] },
  { name: 'replicas', key: ['spec', 'server', 'autoscale', 'enabled'] },
  { name: 'processors', key: ['spec', 'controller', 'processors', 'status'], over: 20 },
];

const argoCdParameters: readonly Setting[] = [
  { name: 'processors', key: ['data', 'controller.status.processors'], over: 20 },
  { name: 'processors', key: ['data', 'controller.operation.processors'], over: 10 },
];

const fluxObject: readonly Setting[] = [{ name: 'shards', key: ['spec', 'sharding', 'shards'] }];

/** Everything in values, objects and patches that gives a control plane more room than it comes with. */
export function controlPlaneSigns(inventory: Inventory): OtherSign[] {
  return [...ofValues(inventory), ...ofObjects(inventory), ...ofKustomizations(inventory)];
}

function ofValues(inventory: Inventory): OtherSign[] {
  const argo = valuesForCharts(inventory, /^argo-?cd$/).flatMap(({ body, key, ...at }) =>
    argoCdValues
      .filter((setting) => gives(valueAt(body, ...setting.key), setting))
      .map((setting) => signOf(setting.name, [...key, ...setting.key], at)),
  );
  const flux = valuesForCharts(inventory, /^(flux2?|flux-instance)$/).flatMap(({ body, key, ...at }) => {
    const size = textAt(body, 'instance', 'cluster', 'size');
    const named = /^(medium|large)$/.test(size ?? '')
      ? [signOf('size', [...key, 'instance', 'cluster', 'size'], at)]
      : [];
    return [...named, ...(hasWork(body) ? [signOf('concurrency', key, at)] : [])];
  });
  return [...argo, ...flux];
}

function ofObjects(inventory: Inventory): OtherSign[] {
  const told = countedObjects(
    inventory,
    (group) => tellingGroups.has(group),
    (kind) => tellingKinds.has(kind),
  );
  return told.flatMap((resource) => {
    const { path, objectId, line, rootKey } = resource;
    return signsIn(resource).map(({ name, key }) => signOf(name, [...rootKey, ...key], { path, objectId, line }));
  });
}

const tellingGroups = new Set(['', 'argoproj.io', 'fluxcd.controlplane.io', 'apps', 'autoscaling', 'keda.sh']);
const tellingKinds = new Set([
  'ArgoCD',
  'ConfigMap',
  'FluxInstance',
  'Deployment',
  'StatefulSet',
  'HorizontalPodAutoscaler',
  'ScaledObject',
]);

function signsIn(resource: Resource): { name: string; key: Key }[] {
  const { group, kind, name, body } = resource;
  const settings = (list: readonly Setting[]) =>
    list.filter((setting) => gives(valueAt(body ?? undefined, ...setting.key), setting));
  if (group === 'argoproj.io' && kind === 'ArgoCD') return settings(argoCdObject);
  if (group === '' && kind === 'ConfigMap' && name === 'argocd-cmd-params-cm') return settings(argoCdParameters);
  if (group === 'fluxcd.controlplane.io' && kind === 'FluxInstance') {
    const size = /^(medium|large)$/.test(textAt(body ?? undefined, 'spec', 'cluster', 'size') ?? '')
      ? [{ name: 'size', key: ['spec', 'cluster', 'size'] }]
      : [];
    const work = hasWork(valueAt(body ?? undefined, 'spec', 'kustomize'))
      ? [{ name: 'concurrency', key: ['spec', 'kustomize'] }]
      : [];
    return [...settings(fluxObject), ...size, ...work];
  }
  if (
    group === 'apps' &&
    /^argocd-(application-controller|repo-server|server|applicationset-controller)$/.test(name ?? '')
  ) {
    const shards = name === 'argocd-application-controller' ? 'shards' : 'replicas';
    return settings([{ name: shards, key: ['spec', 'replicas'] }]);
  }
  if (
    /^(autoscaling|keda\.sh)$/.test(group) &&
    /^argocd-/.test(textAt(body ?? undefined, 'spec', 'scaleTargetRef', 'name') ?? '')
  )
    return [{ name: 'replicas', key: ['spec', 'scaleTargetRef'] }];
  const isController = group === 'apps' && /^(kustomize|helm|source|notification)-controller/.test(name ?? '');
  // What flux bootstrap writes itself gives no more than the default.
  return isController && hasWork(valueAt(body ?? undefined, 'spec'))
    ? [{ name: 'concurrency', key: ['spec', 'template'] }]
    : [];
}

/** Patches and bases of kustomizations: the manifests for high availability, controllers with more work at a time, shards of Flux. */
function ofKustomizations({ kustomizations }: Inventory): OtherSign[] {
  return kustomizations
    .filter(({ counted }) => counted)
    .flatMap(({ path, objectId, body, remotes }) => {
      const at = { path, objectId, line: 1 };
      const ha = remotes.some((remote) =>
        /argo-cd\/.*manifests\/ha(\/|\?|$)|argo-cd\/.*\/ha\/(cluster-|namespace-)?install/.test(remote),
      );
      const patches = [
        ...listAt(body, 'patches'),
        ...listAt(body, 'patchesStrategicMerge'),
        ...listAt(body, 'patchesJson6902'),
      ];
      const replicas = listAt(body, 'replicas').filter(
        (entry) => /^argocd-/.test(textAt(entry, 'name') ?? '') && Number(valueAt(entry, 'count')) > 1,
      );
      return [
        ...(ha ? [signOf('high availability', ['resources'], at)] : []),
        ...patches.flatMap((patch, index) => patchSigns(patch).map((name) => signOf(name, ['patches', index], at))),
        ...replicas.map(() => signOf('replicas', ['replicas'], at)),
        ...generatedParameters(body).map((name) => signOf(name, ['configMapGenerator'], at)),
      ];
    });
}

/** Parameters of Argo CD that a generator of config maps writes: `controller.status.processors=50`. */
function generatedParameters(body: JsonObject): string[] {
  const literals = listAt(body, 'configMapGenerator')
    .filter((entry) => textAt(entry, 'name') === 'argocd-cmd-params-cm')
    .flatMap((entry) => listAt(entry, 'literals').map(String));
  const data = Object.fromEntries(
    literals.flatMap((literal) => {
      const at = literal.indexOf('=');
      return at === -1 ? [] : [[literal.slice(0, at), literal.slice(at + 1)]];
    }),
  );
  return argoCdParameters
    .filter((setting) => gives(valueAt({ data }, ...setting.key), setting))
    .map(({ name }) => name);
}

function patchSigns(patch: JsonValue): string[] {
  const text = typeof patch === 'string' ? patch : (textAt(patch, 'patch') ?? '');
  const replicated = /argocd-(application-controller|repo-server|server)/.test(
    `${text} ${textAt(patch, 'target', 'name') ?? ''}`,
  );
  return [
    ...(hasWork(text) ? ['concurrency'] : []),
    ...(/sharding\.fluxcd\.io\/(key|role)|ARGOCD_CONTROLLER_REPLICAS/.test(text) ? ['shards'] : []),
    ...(replicated &&
    /replicas"?:\s*([2-9]|\d\d)|path:\s*\/spec\/replicas[ \t]*\r?\n\s*value:\s*([2-9]|\d\d)/.test(text)
      ? ['replicas']
      : []),
  ];
}

/** Controllers of Flux work on several objects at a time: four, unless they are told. */
const concurrency = /--concurrent=(\d+)/g;

function hasWork(value: JsonValue | undefined): boolean {
  const text = typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
  return text.includes('--concurrent') && [...text.matchAll(concurrency)].some(([, count]) => Number(count) > 4);
}

function gives(value: JsonValue | undefined, { over = 1 }: Setting): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (value === true || value === 'true') return true;
  return (typeof value === 'number' || typeof value === 'string') && Number(value) > over;
}

/** More work at a time is room within one replica: nothing takes its place, and nothing shares its load. */
const withinReplica = new Set(['concurrency', 'processors', 'size']);

function signOf(
  name: string,
  key: readonly (string | number)[],
  { path, objectId, line }: { path: string; objectId: string; line: number },
): OtherSign {
  const works = !withinReplica.has(name);
  const note = works ? `gives the control plane room: ${name}` : `lets one replica do more at a time: ${name}`;
  return { name, works, mark: { path, objectId, line, key, note } };
}
