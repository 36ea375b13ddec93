import { describe, expect, it } from 'vitest';
import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { agentsOf, aHelmOperatorRelease } from '@/tests/factories/scanned-files';

function only(text: string): AgentObject {
  const [agent, ...others] = agentsOf({ 'shop/release.yaml': text });
  if (!agent || others.length > 0) throw new Error('one agent object was expected');
  return agent;
}

describe('lib/scan/documents/helm-operator.ts', () => {
  it('reads a release: it is kept by itself, and whether drift is put right is for others to say', () => {
    expect(only(aHelmOperatorRelease('shop'))).toMatchObject({
      engine: 'flux',
      kind: 'HelmRelease',
      automatic: { value: true },
      selfHeal: { value: null },
      prune: { value: true },
      suspended: { value: false },
      unresolved: false,
      sources: [{ url: 'https://charts.example.org', path: null, chart: 'shop' }],
    });
  });

  it('reads the folder of a Git repository as a path, in the older group too', () => {
    const chart = '{git: "https://git.example.org/team/config", ref: main, path: charts/shop}';
    const older = aHelmOperatorRelease('shop', chart).replace('helm.fluxcd.io/v1', 'flux.weave.works/v1beta1');
    expect(only(older).sources).toEqual([
      { url: 'https://git.example.org/team/config', path: 'charts/shop', revision: 'main', chart: null },
    ]);
  });

  it.each(['{fluxcd.io/ignore: "true"}', '{fluxcd.io/ignore: true}', '{flux.weave.works/ignore: sync_only}'])(
    'takes %s for a pause',
    (annotations) => {
      expect(only(aHelmOperatorRelease('shop', undefined, annotations))).toMatchObject({
        automatic: { value: false },
        suspended: { value: true, key: ['metadata', 'annotations', expect.stringMatching(/ignore$/)] },
      });
    },
  );

  it('goes on where the annotation says no, and leaves a patch without a chart out of the count', () => {
    expect(only(aHelmOperatorRelease('shop', undefined, '{fluxcd.io/ignore: false}')).suspended.value).toBe(false);
    const patch = 'apiVersion: helm.fluxcd.io/v1\nkind: HelmRelease\nmetadata: {name: shop}\nspec: {values: {a: 1}}\n';
    expect(only(patch).unresolved).toBe(true);
  });
});
