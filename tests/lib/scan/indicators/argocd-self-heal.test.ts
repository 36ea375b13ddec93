import { describe, expect, it } from 'vitest';
import { argocdSelfHeal } from '@/lib/scan/indicators/argocd-self-heal';
import { anApplication, detectIn } from '@/tests/factories/scanned-files';

describe('lib/scan/indicators/argocd-self-heal.ts', () => {
  it('counts what is really set, never what is commented out', () => {
    const files = Object.fromEntries(
      ['a', 'b', 'c', 'd'].map((name) => [
        `${name}.yaml`,
        anApplication(
          name,
          name === 'a' ? '{automated: {selfHeal: true}}' : '{}\n  # automated:\n  #   selfHeal: true',
        ),
      ]),
    );
    expect(detectIn(argocdSelfHeal, files)).toMatchObject({
      outcome: 'partial',
      share: 0.25,
      measures: { of: 4, met: 1 },
    });
  });

  it('points at the patch that heals, or takes healing away', () => {
    const files = {
      'base/kustomization.yaml': 'resources: [a.yaml]\n',
      'base/a.yaml': anApplication('a', '{automated: {selfHeal: true}}'),
      'prod/kustomization.yaml': 'resources: [../base]\n',
      'dev/kustomization.yaml':
        'resources: [../base]\npatches:\n- target: {kind: Application}\n  patch: "- {op: remove, path: /spec/syncPolicy/automated}"\n',
    };
    expect(detectIn(argocdSelfHeal, files)).toMatchObject({
      outcome: 'partial',
      measures: { of: 2, met: 1, productionOf: 1, productionMet: 1 },
      marks: expect.arrayContaining([
        expect.objectContaining({ path: 'base/a.yaml', key: ['spec', 'syncPolicy', 'automated', 'selfHeal'] }),
        expect.objectContaining({ path: 'dev/kustomization.yaml', key: ['patches', 0, 'patch'] }),
      ]),
    });
  });
});
