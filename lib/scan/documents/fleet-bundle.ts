import { folderOf } from '@/lib/scan/documents/folder';
import { isObject, type JsonObject, type JsonValue } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';
import type { ManifestFile } from '@/lib/scan/documents/resources';

/** Keys that tell a bundle of Fleet; other tools call their files `fleet.yaml`, too (detection rules ENG-FLEET). */
const bundleKeys = [
  'defaultNamespace',
  'targetCustomizations',
  'overrideTargets',
  'targets',
  'helm',
  'kustomize',
  'diff',
  'imageScans',
  'correctDrift',
  'rolloutStrategy',
  'namespaceLabels',
];

const bundleFile = /(^|\/)fleet\.ya?ml$/;

/** What each `fleet.yaml` describes, as the Bundle that Rancher Fleet makes of it: its keys are those of the specification. */
export function bundlesOfFleet(files: readonly ManifestFile[]): Resource[] {
  const named = files.filter(({ path }) => path.includes('fleet.y') && bundleFile.test(path));
  return named.flatMap(({ path, objectId, counted, facts }) =>
    facts.plain.flatMap(({ body, line, templated }) =>
      isBundle(body) ? [toBundle(body, { path, objectId, counted, line, templated })] : [],
    ),
  );
}

function isBundle(body: JsonValue): body is JsonObject {
  return isObject(body) && bundleKeys.some((key) => key in body);
}

function toBundle(
  spec: JsonObject,
  at: Pick<Resource, 'path' | 'objectId' | 'counted' | 'line' | 'templated'>,
): Resource {
  return {
    ...at,
    group: 'fleet.cattle.io',
    version: 'v1alpha1',
    kind: 'Bundle',
    name: folderOf(at.path).split('/').at(-1) ?? null,
    namespace: null,
    body: { spec },
    rootKey: [],
    conditional: [],
    reasonedIgnores: [],
    completeness: 'complete',
    chart: null,
  };
}
