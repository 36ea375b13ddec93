import { describe, expect, it } from 'vitest';
import { fleetOfClusters, fluxClusters, hubClusters, regions } from '@/tests/factories/fleet-of-clusters';
import { assessRepository, criterionOf, indicatorOf } from '@/tests/road/assess-repository';

describe('the road through a repository that describes 2,000 clusters', () => {
  it('counts applications, environments, clusters and regions under reconciliation', async () => {
    const report = await assessRepository(fleetOfClusters());
    const measuresOf = (id: string) => indicatorOf(report, id).measures;
    const clusters = measuresOf('clusters');
    expect(clusters['names']).toHaveLength(hubClusters + fluxClusters);
    // Those of the hub take what its sets render for the labels that they are registered with.
    expect(clusters).toMatchObject({
      regions: [...regions].sort(),
      withoutRegion: 0,
      shared: hubClusters + fluxClusters,
    });
    expect(indicatorOf(report, 'clusters').reason).toMatch(/^2000 clusters are named in 5 regions: /);
    expect(measuresOf('environments')).toMatchObject({
      names: ['production', 'ring-0', 'ring-1', 'ring-2', 'staging'],
      production: ['production'],
      staging: ['staging'],
    });
    expect(measuresOf('argocd-application-sets')).toMatchObject({ objects: 10, production: 5, unresolved: 0 });
    expect(measuresOf('flux-kustomizations')).toMatchObject({ of: 2 * fluxClusters, met: 2 * fluxClusters });
    expect(measuresOf('flux-bootstrap')).toMatchObject({ installations: fluxClusters });
    expect(measuresOf('fleet-waves')).toMatchObject({ waves: 10, healthGated: 10 });
    expect(criterionOf(report, 'many-targets-one-source').outcome).toBe('met');
    for (const { evidence } of report.indicators) expect(evidence.length).toBeLessThanOrEqual(60);
    expect(report.notCounted).toEqual([]);
  });
});
