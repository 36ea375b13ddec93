import { describe, expect, it } from 'vitest';
import { clusters } from '@/lib/scan/indicators/clusters';
import { aFluxKustomization, detectIn } from '@/tests/factories/scanned-files';

describe('lib/scan/indicators/clusters.ts', () => {
  it('names clusters and counts those that share definitions', () => {
    const files = {
      'clusters/eu/a.yaml': aFluxKustomization('a', './apps'),
      'clusters/us/a.yaml': aFluxKustomization('a', './apps'),
      'clusters/lab/a.yaml': aFluxKustomization('a', './lab'),
    };
    expect(detectIn(clusters, files)).toMatchObject({
      outcome: 'present',
      measures: { names: ['eu', 'lab', 'us'], shared: 2 },
      marks: [{ path: 'clusters/eu/a.yaml' }, {}, {}],
    });
  });

  it('is unknown where application sets go over clusters that are registered elsewhere', () => {
    const set =
      'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: add-ons}\nspec:\n  generators: [{clusters: {}}]\n  template: {metadata: {name: x}, spec: {project: p, source: {repoURL: r, path: a}, destination: {name: "{{name}}"}}}\n';
    expect(detectIn(clusters, { 'a.yaml': set })).toMatchObject({ outcome: 'unknown', marks: [{ path: 'a.yaml' }] });
    expect(detectIn(clusters, { 'a.yaml': set.replace('{{name}}', 'eu') })).toMatchObject({ outcome: 'present' });
  });

  it('speaks of one cluster as of one', () => {
    const one = { 'clusters/eu/a.yaml': aFluxKustomization('a', './apps') };
    expect(detectIn(clusters, one).reason).toBe('1 cluster is named: eu.');
  });

  it('is partial where an agent delivers to one target that nothing names', () => {
    expect(detectIn(clusters, { 'a.yaml': aFluxKustomization('a', './a') })).toMatchObject({
      outcome: 'partial',
      measures: { names: [] },
      marks: [{ path: 'a.yaml', note: expect.stringContaining('own cluster') }],
    });
  });

  it('is absent where nothing is delivered, or to environments without a cluster, or to any number of targets', () => {
    expect(detectIn(clusters, { 'a.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n' }).outcome).toBe(
      'absent',
    );
    const sites = {
      'apps/dev/a.yaml': aFluxKustomization('a-dev', './apps/dev'),
      'apps/prod/a.yaml': aFluxKustomization('a-prod', './apps/prod'),
    };
    expect(detectIn(clusters, sites).outcome).toBe('absent');
    const anyTarget = {
      'base/kustomization.yaml': 'resources: [a.yaml]\n',
      'base/a.yaml': aFluxKustomization('a', './a'),
      'full/kustomization.yaml': 'resources: [../base]\n',
      'small/kustomization.yaml': 'resources: [../base]\n',
    };
    expect(detectIn(clusters, anyTarget).outcome).toBe('absent');
  });
});
