import { describe, expect, it } from 'vitest';
import { unusedComponents } from '@/lib/scan/unused-components';
import { inventoryOf } from '../../factories/scanned-files';

const component = (more = '') => `apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n${more}`;
const files = {
  'components/mesh/kustomization.yaml': component('resources: [gateway.yaml]\n'),
  'components/mesh/gateway.yaml': 'apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: {name: a}\n',
};

function isUnused(more: Record<string, string>, path = 'components/mesh/gateway.yaml'): boolean {
  return unusedComponents(inventoryOf({ ...files, ...more }))(path);
}

describe('lib/scan/unused-components.ts', () => {
  it('knows a component that nothing takes in, or only a test', () => {
    const off = { 'prod/kustomization.yaml': 'resources: [a.yaml]\n# components: [../components/mesh]\n' };
    expect(isUnused(off)).toBe(true);
    expect(isUnused({ ...off, 'tests/kustomization.yaml': 'components: [../components/mesh]\n' })).toBe(true);
    expect(isUnused(off, 'prod/a.yaml')).toBe(false);
  });

  it('takes what lies below a component at the root for none of it', () => {
    const root = {
      'kustomization.yaml': component('resources: [a.yaml]\n'),
      'prod/kustomization.yaml': 'resources: []\n',
    };
    expect(isUnused(root, 'a.yaml')).toBe(true);
    expect(isUnused(root, 'policies/limits.yaml')).toBe(false);
  });

  it('follows kustomizations and components to those that they take in', () => {
    const all = {
      'prod/kustomization.yaml': 'components: [../components/all]\n',
      'components/all/kustomization.yaml': component('components: [../mesh]\n'),
    };
    expect(isUnused(all)).toBe(false);
    expect(isUnused({ ...all, 'prod/kustomization.yaml': 'resources: [a.yaml]\n' })).toBe(true);
  });

  it('takes a component that an agent adds for used', () => {
    const agent =
      'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: a}\nspec: {interval: 5m, prune: true, path: ./prod, components: [../components/mesh/], sourceRef: {kind: GitRepository, name: a}}\n';
    const off = { 'prod/kustomization.yaml': 'resources: [a.yaml]\n' };
    expect(isUnused({ ...off, 'clusters/a.yaml': agent })).toBe(false);
    expect(isUnused({ ...off, 'clusters/a.yaml': agent.replace('mesh', 'other') })).toBe(true);
  });

  it('says nothing of a collection of components', () => {
    expect(isUnused({})).toBe(false);
  });
});
