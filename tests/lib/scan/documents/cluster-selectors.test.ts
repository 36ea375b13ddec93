import { describe, expect, it, vi } from 'vitest';
import * as registrations from '@/lib/scan/documents/cluster-registrations';
import { clusterSelection, selectedEnvironments, selectedTargets } from '@/lib/scan/documents/cluster-selectors';
import { aResource } from '@/tests/factories/inventory';

describe('lib/scan/documents/cluster-selectors.ts', () => {
  it('reads environments from labels that say one, by map, expression and text', () => {
    const selectors = [
      { matchLabels: { env: 'prod', team: 'dev' } },
      { matchExpressions: [{ key: 'example.org/environment', operator: 'In', values: ['staging', 'uat'] }] },
      'env=qa, team=dev',
    ];
    const targets = selectors.map((clusterSelector) => ({ clusterSelector }));
    expect(selectedEnvironments({ spec: { targets } })).toEqual(['prod', 'staging', 'uat', 'qa']);
    expect(selectedEnvironments({ spec: { clusterSelector: { matchLabels: { env: 'dev' } } } })).toEqual(['dev']);
  });

  it('takes no environment that a selector leaves out', () => {
    const clusterSelector = { matchExpressions: [{ key: 'env', operator: 'NotIn', values: ['prod'] }] };
    expect(selectedEnvironments({ spec: { clusterSelector } })).toEqual([]);
  });

  it('looks at each cluster once for a selector, however many objects select by it', () => {
    const looks = vi.spyOn(registrations, 'selectorTakes');
    const clusters = ['eu-1', 'eu-2', 'us-1'].map((name) =>
      aResource(
        `apiVersion: fleet.cattle.io/v1alpha1\nkind: Cluster\nmetadata: {name: ${name}, labels: {region: ${name.slice(0, 2)}}}\n`,
      ),
    );
    const selection = clusterSelection(clusters);
    const body = { spec: { targets: [{ clusterSelector: { matchLabels: { region: 'eu' } } }] } };
    for (let time = 0; time < 5; time += 1) expect(selection(structuredClone(body))).toEqual(['eu-1', 'eu-2']);
    expect(looks).toHaveBeenCalledTimes(clusters.length);
  });

  it('names targets, groups and clusters', () => {
    const targetCustomizations = [{ name: 'prod' }, { clusterGroup: 'stores' }, { clusterName: 'eu-1' }];
    expect(selectedTargets({ spec: { targetCustomizations } })).toEqual(['prod', 'stores', 'eu-1']);
  });
});
