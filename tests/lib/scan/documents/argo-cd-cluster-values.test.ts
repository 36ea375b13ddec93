import { describe, expect, it } from 'vitest';
import { inventoryOf } from '@/tests/factories/scanned-files';

const credentials = `configs:
  clusterCredentials:
    north: {server: "https://north.example.org", labels: {env: production}, config: {bearerToken: hidden-token}}
    south: {server: "https://south.example.org", labels: {env: staging}}
`;
const set =
  "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: a}\nspec:\n  generators: [{clusters: {selector: {matchLabels: {env: production}}}}]\n  template: {metadata: {name: x}, spec: {project: p, source: {repoURL: x, path: a}, destination: {name: '{{name}}'}}}\n";
const indented = (text: string, by: number): string => text.replace(/^(?=.)/gm, ' '.repeat(by));

function names(files: Record<string, string>): string[] {
  return inventoryOf(files).clusters.map(({ name }) => name);
}

describe('lib/scan/documents/argo-cd-cluster-values.ts', () => {
  it('reads the clusters that values of the chart register, and keeps nothing of what lets in', () => {
    const { clusters, agents, resources } = inventoryOf({ 'argo/values.yaml': credentials, 'set.yaml': set });
    expect(clusters.map(({ name }) => name)).toEqual(['north', 'south']);
    expect(agents[0]).toMatchObject({ environments: ['production'], production: true });
    expect(JSON.stringify(resources)).not.toContain('hidden-token');
  });

  it('reads them below the name in a chart around it, in releases, and as a list', () => {
    expect(names({ 'argo/values.yaml': `argo-cd:\n${indented(credentials, 2)}` })).toEqual(['north', 'south']);
    const release = (chart: string): string =>
      `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: argo}\nspec:\n  interval: 1h\n  chart: {spec: {chart: ${chart}, version: 7.0.0, sourceRef: {kind: HelmRepository, name: argo}}}\n  values:\n${indented(credentials, 4)}`;
    expect(names({ 'a.yaml': release('argo-cd') })).toEqual(['north', 'south']);
    expect(names({ 'a.yaml': release('other') })).toEqual([]);
    expect(names({ 'values.yaml': 'configs: {clusterCredentials: [{name: lake, server: x}, {server: y}]}\n' })).toEqual(
      ['lake'],
    );
  });

  it('finds none in values without them, and in those of tests', () => {
    expect(names({ 'argo/values.yaml': 'configs: {params: {a: b}}\n' })).toEqual([]);
    expect(names({ 'tests/values.yaml': credentials })).toEqual([]);
  });
});
