import { isObject, type JsonObject, objectAt, valueAt } from '@/lib/scan/documents/json';

/**
 * Fields that make an object whole, by group and kind (detection rules 0.2, from the projects' own definitions). An object without
 * them is a patch that something else completes: an absent field in it is not "no".
 */
const required: Record<string, (spec: JsonObject) => boolean> = {
  'kustomize.toolkit.fluxcd.io/Kustomization': (spec) => has(spec, 'interval', 'prune', 'sourceRef'),
  'helm.toolkit.fluxcd.io/HelmRelease': (spec) => has(spec, 'interval') && hasOne(spec, 'chart', 'chartRef'),
  'helm.fluxcd.io/HelmRelease': (spec) => has(spec, 'chart'),
  'flux.weave.works/HelmRelease': (spec) => has(spec, 'chart'),
  'source.toolkit.fluxcd.io/GitRepository': (spec) => has(spec, 'interval', 'url'),
  'source.toolkit.fluxcd.io/OCIRepository': (spec) => has(spec, 'interval', 'url'),
  'source.toolkit.fluxcd.io/HelmRepository': (spec) => has(spec, 'url'),
  'source.toolkit.fluxcd.io/Bucket': (spec) => has(spec, 'interval', 'bucketName'),
  'argoproj.io/Application': (spec) =>
    has(spec, 'destination', 'project') && hasOne(spec, 'source', 'sources', 'sourceHydrator'),
  'argoproj.io/ApplicationSet': (spec) => has(spec, 'generators', 'template'),
  'argoproj.io/Rollout': (spec) => has(spec, 'strategy'),
  'flagger.app/Canary': (spec) => has(spec, 'targetRef', 'analysis'),
  'kargo.akuity.io/Stage': (spec) => has(spec, 'requestedFreight'),
  'bitnami.com/SealedSecret': (spec) => has(spec, 'encryptedData'),
  'velero.io/Schedule': (spec) => has(spec, 'schedule', 'template'),
  'apps/Deployment': (spec) => hasPodTemplate(spec),
  'apps/StatefulSet': (spec) => hasPodTemplate(spec),
  'apps/DaemonSet': (spec) => hasPodTemplate(spec),
  'extensions/Deployment': (spec) => hasPodTemplate(spec),
  'extensions/DaemonSet': (spec) => hasPodTemplate(spec),
  'batch/Job': (spec) => hasPodTemplate(spec),
  'batch/CronJob': (spec) => hasPodTemplate(objectAt(spec, 'jobTemplate', 'spec') ?? {}),
};

function has(spec: JsonObject, ...fields: readonly string[]): boolean {
  return fields.every((field) => (valueAt(spec, field) ?? null) !== null);
}

function hasOne(spec: JsonObject, ...fields: readonly string[]): boolean {
  return fields.some((field) => has(spec, field));
}

/** A workload is whole when every container of its template names an image. */
function hasPodTemplate(spec: JsonObject): boolean {
  const containers = valueAt(spec, 'template', 'spec', 'containers');
  if (typeof containers === 'string') return true;
  if (!Array.isArray(containers) || containers.length === 0) return false;
  return containers.every((container) => isObject(container) && has(container, 'image'));
}

/** Whether an object has the fields that its kind requires; a kind without a rule is taken as whole. */
export function isComplete(group: string, kind: string, body: JsonObject): boolean {
  const rule = required[`${group}/${kind}`];
  return rule ? rule(objectAt(body, 'spec') ?? {}) : true;
}
