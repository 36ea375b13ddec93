import { describe, expect, it } from 'vitest';
import { readManifests } from '@/lib/scan/documents/manifests';
import { buildResources, isClusterObject } from '@/lib/scan/documents/resources';

function resourcesOf(text: string, patchPaths: string[] = [], chart: string | null = null) {
  const file = { path: 'a/b.yaml', objectId: 'id', facts: readManifests(text, false), counted: true };
  return buildResources([file], new Set(patchPaths), () => chart);
}

describe('lib/scan/documents/resources.ts', () => {
  it('places a document with its group, version and line', () => {
    const text =
      '# first\napiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n  namespace: shop\n';
    expect(resourcesOf(text)).toMatchObject([
      { path: 'a/b.yaml', line: 2, group: '', version: 'v1', kind: 'Namespace', completeness: 'complete' },
      { line: 6, group: 'apps', version: 'v1', name: 'web', namespace: 'shop', completeness: 'partial' },
    ]);
  });

  it('never takes a definition of a kind as its use', () => {
    const text =
      'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  name: applications.argoproj.io\nspec:\n  names:\n    kind: Application\n';
    expect(resourcesOf(text)).toMatchObject([
      { kind: 'CustomResourceDefinition', completeness: 'definition', body: null },
    ]);
  });

  it('takes what a kustomization lists as a patch, or what says so itself, as a patch', () => {
    const whole =
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec: {project: p, destination: {}, source: {}}\n';
    expect(resourcesOf(whole)[0]?.completeness).toBe('complete');
    expect(resourcesOf(whole, ['a/b.yaml'])[0]?.completeness).toBe('patch');
    expect(resourcesOf(`${whole}$patch: delete\n`)[0]?.completeness).toBe('patch');
  });

  it('keeps the way to the items of a List', () => {
    const text =
      'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Namespace\n  metadata: {name: a}\n- apiVersion: v1\n  kind: Namespace\n  metadata: {name: b}\n';
    expect(resourcesOf(text).map(({ name, rootKey }) => [name, rootKey])).toEqual([
      ['a', ['items', 0]],
      ['b', ['items', 1]],
    ]);
  });

  it.each([
    ['apps', 'Deployment'],
    ['', 'Namespace'],
    ['argoproj.io', 'Application'],
    ['tekton.dev', 'Pipeline'],
    ['cluster.x-k8s.io', 'Cluster'],
  ])('takes %s %s as an object of a cluster', (group, kind) => {
    expect(isClusterObject(group, kind)).toBe(true);
  });

  it.each([
    ['kustomize.config.k8s.io', 'Kustomization'],
    ['', 'HelmChartInflationGenerator'],
    ['', 'ENC[AES256_GCM,data:c2hvcA==,type:str]'],
    ['', 'PatchTransformer'],
    ['', 'ConfigMapGenerator'],
    ['viaduct.ai', 'ksops'],
    ['goabout.com', 'SopsSecretGenerator'],
    ['', 'Config'],
    ['kind.x-k8s.io', 'Cluster'],
    ['kubelet.config.k8s.io', 'KubeletConfiguration'],
    ['skaffold', 'Config'],
    ['backstage.io', 'Component'],
    ['', 'pipeline'],
  ])('takes %s %s as the input of a tool', (group, kind) => {
    expect(isClusterObject(group, kind)).toBe(false);
  });
});
