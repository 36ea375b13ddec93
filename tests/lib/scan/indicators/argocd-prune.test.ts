import { describe, expect, it } from 'vitest';
import { argocdPrune } from '@/lib/scan/indicators/argocd-prune';
import { anApplication, detectIn } from '@/tests/factories/scanned-files';

describe('lib/scan/indicators/argocd-prune.ts', () => {
  it('counts pruning of what syncs by itself', () => {
    const files = {
      'a.yaml': anApplication('a', '{automated: {prune: true}}'),
      'b.yaml': anApplication('b', '{automated: {}}'),
      'c.yaml': anApplication('c', '{automated: {enabled: false, prune: true}}'),
    };
    expect(detectIn(argocdPrune, files)).toMatchObject({ outcome: 'partial', measures: { of: 3, met: 1 } });
  });
});
