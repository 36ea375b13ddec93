import { describe, expect, it } from 'vitest';
import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { aFluxKustomization, agentsOf, aHelmRelease } from '@/tests/factories/scanned-files';

function only(text: string): AgentObject {
  const [agent, ...others] = agentsOf({ 'a.yaml': text });
  if (!agent || others.length > 0) throw new Error('one agent object was expected');
  return agent;
}

describe('lib/scan/documents/flux.ts', () => {
  it('reads a Kustomization: it re-applies on its interval, and prunes as it says', () => {
    expect(only(aFluxKustomization('shop', './shop'))).toMatchObject({
      engine: 'flux',
      automatic: { value: true },
      selfHeal: { value: true, key: ['spec', 'interval'] },
      prune: { value: true },
      suspended: { value: false },
      unresolved: false,
      sources: [{ path: './shop' }],
    });
    expect(only(aFluxKustomization('shop', './shop').replace('prune: true', 'prune: false')).prune.value).toBe(false);
  });

  it('does nothing while it is suspended', () => {
    expect(only(aFluxKustomization('shop', './shop', '  suspend: true\n'))).toMatchObject({
      automatic: { value: false },
      selfHeal: { value: false },
      prune: { value: false },
      suspended: { value: true },
    });
    expect(only(aFluxKustomization('shop', './shop', '  # suspend: true\n')).suspended.value).toBe(false);
    expect(only(aFluxKustomization('shop', './shop', '  suspend: null\n')).suspended.value).toBe(false);
  });

  const exempt = (name: string) => `{annotations: {kustomize.toolkit.fluxcd.io/${name}: disabled}}`;

  it('does nothing to what it exempts as a whole', () => {
    const spared = only(aFluxKustomization('shop', './shop', `  commonMetadata: ${exempt('prune')}\n`));
    expect(spared).toMatchObject({ automatic: { value: true }, selfHeal: { value: true }, prune: { value: false } });
    expect(spared.prune.key).toEqual(['spec', 'commonMetadata']);
    const alone = only(aFluxKustomization('shop', './shop', `  commonMetadata: ${exempt('reconcile')}\n`));
    expect(alone).toMatchObject({ automatic: { value: false }, selfHeal: { value: false }, prune: { value: false } });
  });

  it('applies no change to a release that is left alone, and those of a Kustomization that is', () => {
    const annotated = (text: string) => text.replace('metadata:', `metadata:\n  ${exempt('reconcile').slice(1, -1)}`);
    expect(only(annotated(aHelmRelease('shop'))).automatic).toMatchObject({ value: false, key: ['metadata'] });
    expect(only(annotated(aFluxKustomization('shop', './shop'))).automatic.value).toBe(true);
  });

  it('leaves open what a variable decides', () => {
    expect(only(aFluxKustomization('shop', './shop', `  suspend: \${SUSPEND:=false}\n`))).toMatchObject({
      automatic: { value: null },
      selfHeal: { value: null },
      suspended: { value: null },
    });
    expect(only(aFluxKustomization('shop', `./\${CLUSTER}/shop`)).unresolved).toBe(false);
  });

  it.each<[string, boolean | null]>([
    ['', false],
    ['  driftDetection: {}\n', false],
    ['  driftDetection: {mode: disabled}\n', false],
    ['  driftDetection: {mode: warn}\n', false],
    ['  driftDetection: {mode: enabled}\n', true],
    ['  driftDetection: {mode: enabled}\n  suspend: true\n', false],
    [`  driftDetection: {mode: "\${MODE}"}\n`, null],
  ])('takes a HelmRelease with %j as correcting drift: %j', (more, expected) => {
    expect(only(aHelmRelease('shop', more)).selfHeal.value).toBe(expected);
  });

  it('leaves open a release that a patch elsewhere completes', () => {
    const partial =
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: shop}\nspec: {values: {a: 1}}\n';
    expect(only(partial).unresolved).toBe(true);
  });

  it('reads older versions of the groups', () => {
    expect(only(aHelmRelease('shop').replace('/v2', '/v2beta1')).kind).toBe('HelmRelease');
    expect(only(aFluxKustomization('shop', './shop').replace('/v1', '/v1beta2')).kind).toBe('Kustomization');
  });

  it('knows a remote cluster by the name of its kubeconfig', () => {
    const more = '  kubeConfig: {secretRef: {name: prod-eu}}\n';
    expect(only(aFluxKustomization('shop', './shop', more)).cluster).toBe('prod-eu');
  });

  it('tells a Flux Kustomization in a file named kustomization.yaml from a kustomization', () => {
    const files = { 'a/kustomization.yaml': aFluxKustomization('shop', './shop') };
    expect(agentsOf(files)).toMatchObject([{ name: 'shop', unresolved: false }]);
    const plain = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: []\n';
    expect(agentsOf({ 'a/kustomization.yaml': plain, 'a/shop.yaml': plain })).toEqual([]);
  });

  it('takes a FluxInstance that syncs as a Kustomization of its own', () => {
    const instance =
      'apiVersion: fluxcd.controlplane.io/v1\nkind: FluxInstance\nmetadata: {name: flux}\nspec:\n  sync: {kind: GitRepository, url: x, ref: main, path: clusters/prod}\n';
    expect(only(instance)).toMatchObject({
      kind: 'FluxInstance',
      unresolved: false,
      prune: { value: true },
      sources: [{ path: 'clusters/prod' }],
    });
    expect(agentsOf({ 'a.yaml': instance.replace(/ {2}sync.*/, '  distribution: {version: 2.x}') })).toEqual([]);
  });
});
