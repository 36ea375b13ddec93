import { describe, expect, it } from 'vitest';
import { selectedEnvironments, selectedTargets } from '@/lib/scan/documents/cluster-selectors';

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

  it('names targets, groups and clusters', () => {
    const targetCustomizations = [{ name: 'prod' }, { clusterGroup: 'stores' }, { clusterName: 'eu-1' }];
    expect(selectedTargets({ spec: { targetCustomizations } })).toEqual(['prod', 'stores', 'eu-1']);
  });
});
