import { describe, expect, it } from 'vitest';
import { kustomizeLayout } from '@/lib/scan/indicators/kustomize-layout';
import { aFluxKustomization, detectIn } from '@/tests/factories/scanned-files';

describe('lib/scan/indicators/kustomize-layout.ts', () => {
  it('counts bases by who takes them, not by their names', () => {
    const files = {
      'shared/kustomization.yaml': 'resources: []\n',
      'ring-0/kustomization.yaml': 'resources: [../shared]\ncomponents: [../extra]\n',
      'ring-1/kustomization.yaml': 'resources: [../shared]\ncomponents: [../extra]\n',
      'base/kustomization.yaml': 'resources: []\n',
      'alone/kustomization.yaml': 'resources: [../base]\n',
      'extra/kustomization.yaml': 'kind: Component\n',
    };
    expect(detectIn(kustomizeLayout, files)).toMatchObject({
      outcome: 'present',
      measures: { kustomizations: 6, bases: 1, overlays: 2, components: 1 },
      marks: expect.arrayContaining([
        expect.objectContaining({ path: 'shared/kustomization.yaml', note: 'base of 2 others' }),
      ]),
    });
  });

  it('is absent where only Flux uses that file name, or tests do', () => {
    const files = {
      'a/kustomization.yaml': aFluxKustomization('a', './a'),
      'tests/kustomization.yaml': 'resources: []\n',
    };
    expect(detectIn(kustomizeLayout, files).outcome).toBe('absent');
  });
});
