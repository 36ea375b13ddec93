import { chartSwitches } from '@/lib/scan/chart-switches';
import {
  isObject,
  type JsonObject,
  type JsonValue,
  listAt,
  objectAt,
  textAt,
  valueAt,
} from '@/lib/scan/documents/json';
import { rememberFor } from '@/lib/scan/documents/remember';
import type { Resource } from '@/lib/scan/documents/resource';
import { isUnresolved } from '@/lib/scan/documents/unresolved';
import type { Inventory } from '@/lib/scan/inventory';
import { standingObjects } from '@/lib/scan/standing-objects';

export type RolloutKind = 'canary' | 'blue-green' | 'a/b' | 'mirroring';

/** How new versions of one workload reach users step by step (detection rules PD-1 to PD-5). */
export interface Rollout {
  resource: Resource;
  /** `Argo Rollouts`, `Flagger`, … */
  tool: string;
  kinds: RolloutKind[];
  /** What splits the traffic: `istio`, `nginx`; null where nothing is named. */
  provider: string | null;
  /** Whether traffic is directed on purpose; a canary by the number of pods alone is not. Null: a template decides. */
  controlled: boolean | null;
  /** Key that decides it. */
  key: readonly (string | number)[];
  /** Names of analysis templates that it refers to. */
  templates: string[];
  /** Metrics or checks that it holds itself. */
  checks: number;
  /** Of its own checks, those that say what is bad. */
  thresholds: number;
  /** Its analysis is switched off. */
  skipped: boolean;
}

type ReadRollout = (resource: Resource, spec: JsonObject) => Omit<Rollout, 'resource'> | null;

const readers: Readonly<Record<string, ReadRollout>> = {
  'argoproj.io/Rollout': (_, spec) => readArgoRollout(spec),
  'flagger.app/Canary': (_, spec) => readFlagger(spec),
  'rollouts.kruise.io/Rollout': (_, spec) => readKruise(spec),
  'core.oam.dev/Application': (_, spec) => readKubeVela(spec),
  'deploy.cloud.google.com/DeliveryPipeline': ({ body }) => readCloudDeploy(body ?? {}),
  'networking.istio.io/VirtualService': (_, spec) => readWeights(spec),
  'serving.knative.dev/Service': (_, spec) => readKnative(spec),
};

const groups = new Set(['pipecd.dev', ...Object.keys(readers).map((name) => name.slice(0, name.indexOf('/')))]);

/** Rollouts of the objects that count and are at work: no patches, no templates that their chart leaves out. Worked out once. */
export const rolloutsOf: (inventory: Inventory) => readonly Rollout[] = rememberFor(readRollouts);

function readRollouts(inventory: Inventory): Rollout[] {
  const switched = chartSwitches(inventory);
  return standingObjects(inventory, (group) => groups.has(group)).flatMap((resource) => {
    const { group, kind, body } = resource;
    const read = readers[`${group}/${kind}`] ?? (group === 'pipecd.dev' ? readPipeCd : undefined);
    const rollout = read?.(resource, objectAt(body ?? undefined, 'spec') ?? {}) ?? null;
    if (rollout === null) return [];
    // An object that its chart leaves out directs nothing.
    return [{ resource, ...rollout, ...(switched(resource) === 'off' ? { controlled: false } : {}) }];
  });
}

const nothing = { templates: [], checks: 0, thresholds: 0, skipped: false };

/** A canary without steps is a rolling update under another name. */
function readArgoRollout(spec: JsonObject): Omit<Rollout, 'resource'> | null {
  const strategy = valueAt(spec, 'strategy');
  const base = { ...nothing, tool: 'Argo Rollouts', provider: null };
  if (isUnresolved(strategy)) return { ...base, kinds: [], controlled: null, key: ['spec', 'strategy'] };
  const templates = templateNames(strategy);
  if (objectAt(strategy, 'blueGreen')) {
    return { ...base, kinds: ['blue-green'], controlled: true, key: ['spec', 'strategy', 'blueGreen'], templates };
  }
  const canary = valueAt(strategy, 'canary');
  const steps = valueAt(canary, 'steps');
  if (!isObject(canary) && !isUnresolved(canary)) return null;
  const routing = objectAt(canary, 'trafficRouting');
  const provider = Object.keys(routing ?? {}).find((name) => !/^(managedRoutes|maxTrafficWeight)$/.test(name)) ?? null;
  const open = [canary, steps, valueAt(canary, 'trafficRouting')].some(isUnresolved);
  const names = new Set(listAt(canary, 'steps').flatMap((step) => (isObject(step) ? Object.keys(step) : [])));
  const kinds: RolloutKind[] = ['canary'];
  if (names.has('setHeaderRoute')) kinds.push('a/b');
  if (names.has('setMirrorRoute')) kinds.push('mirroring');
  const controlled = open ? null : provider !== null && names.size > 0;
  return { ...base, kinds, provider, controlled, key: ['spec', 'strategy', 'canary'], templates };
}

/** Names of analysis templates anywhere in a strategy: of steps, of the background, before and after promotion, of experiments. */
function templateNames(value: JsonValue | undefined, depth = 0): string[] {
  if (depth > 12) return [];
  if (Array.isArray(value)) return value.flatMap((item) => templateNames(item, depth + 1));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'templateName' && typeof inner === 'string' ? [inner] : templateNames(inner, depth + 1),
  );
}

function readFlagger(spec: JsonObject): Omit<Rollout, 'resource'> {
  const analysis = objectAt(spec, 'analysis') ?? objectAt(spec, 'canaryAnalysis') ?? {};
  const metrics = listAt(analysis, 'metrics');
  const skip = valueAt(spec, 'skipAnalysis');
  const skipped = skip === true || skip === 'true';
  const kinds: RolloutKind[] = [];
  if (['maxWeight', 'stepWeight', 'stepWeights'].some((key) => key in analysis)) kinds.push('canary');
  else if (listAt(analysis, 'match').length > 0) kinds.push('a/b');
  else if ('iterations' in analysis) kinds.push('blue-green');
  if (analysis['mirror'] === true) kinds.push('mirroring');
  const open = isUnresolved(skip) || isUnresolved(valueAt(spec, 'analysis'));
  return {
    tool: 'Flagger',
    kinds,
    provider: textAt(spec, 'provider') ?? null,
    controlled: open ? null : !skipped && kinds.length > 0,
    key: skipped ? ['spec', 'skipAnalysis'] : ['spec', 'analysis'],
    templates: metrics.flatMap((metric) => textAt(metric, 'templateRef', 'name') ?? []),
    checks: metrics.length + listAt(analysis, 'webhooks').filter(decidesRollout).length,
    thresholds: metrics.filter((metric) => isObject(metric) && ('thresholdRange' in metric || 'threshold' in metric))
      .length,
    skipped,
  };
}

/** Tests and gates have a say; load and events do not. */
function decidesRollout(webhook: JsonValue): boolean {
  return /^(confirm-rollout|pre-rollout|confirm-promotion|confirm-traffic-increase)$/.test(
    textAt(webhook, 'type') ?? '',
  );
}

function readKruise(spec: JsonObject): Omit<Rollout, 'resource'> {
  const strategy = objectAt(spec, 'strategy');
  const isBlueGreen = objectAt(strategy, 'blueGreen') !== undefined;
  const way = isBlueGreen ? 'blueGreen' : 'canary';
  const routed = listAt(strategy, way, 'trafficRoutings').length > 0;
  return {
    ...nothing,
    tool: 'OpenKruise',
    kinds: [isBlueGreen ? 'blue-green' : 'canary'],
    provider: null,
    controlled: routed && listAt(strategy, way, 'steps').length > 0,
    key: ['spec', 'strategy'],
  };
}

function readKubeVela(spec: JsonObject): Omit<Rollout, 'resource'> | null {
  const traits = listAt(spec, 'components').flatMap((component) => listAt(component, 'traits'));
  const types = traits.flatMap((trait) => textAt(trait, 'type') ?? []);
  if (!types.some((type) => /^(kruise-)?rollout$/.test(type))) return null;
  return {
    ...nothing,
    tool: 'KubeVela',
    kinds: ['canary'],
    provider: null,
    controlled: types.includes('kruise-rollout'),
    key: ['spec', 'components'],
  };
}

function readPipeCd(_: Resource, spec: JsonObject): Omit<Rollout, 'resource'> | null {
  const stages = listAt(spec, 'pipeline', 'stages').flatMap((stage) => textAt(stage, 'name') ?? []);
  const staged = stages.filter((name) => /_(CANARY_ROLLOUT|PRIMARY_ROLLOUT|TRAFFIC_ROUTING|PROMOTE)$/.test(name));
  const isCanary = stages.some((name) => /_(CANARY_ROLLOUT|PROMOTE)$/.test(name));
  const isBaseline = stages.some((name) => /_BASELINE_ROLLOUT$/.test(name));
  if (staged.length === 0 || !(isCanary || isBaseline)) return null;
  return {
    ...nothing,
    tool: 'PipeCD',
    kinds: ['canary'],
    provider: textAt(spec, 'trafficRouting', 'method') ?? null,
    controlled: stages.some((name) => /_(TRAFFIC_ROUTING|PROMOTE)$/.test(name)),
    key: ['spec', 'pipeline'],
    checks: stages.filter((name) => name === 'ANALYSIS').length,
  };
}

function readCloudDeploy(body: JsonObject): Omit<Rollout, 'resource'> | null {
  const stages = listAt(body, 'serialPipeline', 'stages');
  const canaries = stages.filter((stage) => objectAt(stage, 'strategy', 'canary'));
  if (canaries.length === 0) return null;
  const mesh = canaries.some((stage) => objectAt(stage, 'strategy', 'canary', 'runtimeConfig'));
  return {
    ...nothing,
    tool: 'Cloud Deploy',
    kinds: ['canary'],
    provider: null,
    controlled: mesh,
    key: ['serialPipeline'],
  };
}

/** Weights that people write: the traffic is split, and nothing moves it on. */
function readWeights(spec: JsonObject): Omit<Rollout, 'resource'> | null {
  const isSplit = listAt(spec, 'http').some((route) => sharesOf(listAt(route, 'route'), 'weight').length > 1);
  if (!isSplit) return null;
  return {
    ...nothing,
    tool: 'weights by hand',
    kinds: ['canary'],
    provider: 'istio',
    controlled: false,
    key: ['spec', 'http'],
  };
}

function readKnative(spec: JsonObject): Omit<Rollout, 'resource'> | null {
  if (sharesOf(listAt(spec, 'traffic'), 'percent').length < 2) return null;
  return {
    ...nothing,
    tool: 'weights by hand',
    kinds: ['canary'],
    provider: 'knative',
    controlled: false,
    key: ['spec', 'traffic'],
  };
}

function sharesOf(routes: readonly JsonValue[], key: string): number[] {
  return routes.map((route) => Number(textAt(route, key) ?? 0)).filter((share) => share > 0 && share < 100);
}
