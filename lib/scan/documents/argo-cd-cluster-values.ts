import { type ChartValues, entriesOf, valuesOfReleases } from '@/lib/scan/documents/argo-cd-chart-values';
import { CLUSTER_LABEL } from '@/lib/scan/documents/cluster-label';
import type { HelmValues } from '@/lib/scan/documents/helm';
import { objectAt, valueAt } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';

/** Where the chart of Argo CD takes clusters to register from. */
const place = ['configs', 'clusterCredentials'];

/**
 * Secrets that register clusters, which the chart `argo-cd` writes for its values (detection rules ARGO-18): in values files, as the
 * values of the chart itself or below the name that a chart around it gives it, and in releases. Nothing of what lets in is kept.
 */
export function clustersInArgoCdValues(values: readonly HelmValues[], resources: readonly Resource[]): Resource[] {
  const inFiles = values.flatMap(({ path, objectId, line, counted, body }) =>
    [[], ...Object.keys(body).map((name) => [name])].flatMap((rootKey): ChartValues[] => {
      const own = objectAt(body, ...rootKey);
      return own && valueAt(own, ...place) !== undefined ? [{ path, objectId, line, counted, rootKey, body: own }] : [];
    }),
  );
  const inReleases = valuesOfReleases(resources, 'argo-cd');
  return [...inFiles, ...inReleases].flatMap(({ body, rootKey, ...at }) =>
    entriesOf(valueAt(body, ...place)).flatMap(({ name, key, value }): Resource[] => {
      if (name === null) return [];
      const labels = { ...objectAt(value, 'labels'), [CLUSTER_LABEL]: 'cluster' };
      return [{ ...secret, ...at, name, rootKey: [...rootKey, ...place, key], body: { metadata: { name, labels } } }];
    }),
  );
}

const secret = {
  group: '',
  version: 'v1',
  kind: 'Secret',
  namespace: null,
  templated: false,
  conditional: [],
  reasonedIgnores: [],
  completeness: 'complete' as const,
  chart: null,
};
