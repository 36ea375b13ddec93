import { describe, expect, it } from 'vitest';
import { fluxHelmReleaseObjects } from '@/lib/scan/indicators/flux-helm-releases';
import { aHelmRelease, detectIn } from '@/tests/factories/scanned-files';

describe('lib/scan/indicators/flux-helm-releases.ts', () => {
  it('counts one release for each environment that takes it', () => {
    const files = {
      'base/kustomization.yaml': 'resources: [a.yaml]\n',
      'base/a.yaml': aHelmRelease('a'),
      'overlays/prod/kustomization.yaml': 'resources: [../../base]\n',
      'overlays/dev/kustomization.yaml': 'resources: [../../base]\n',
    };
    expect(detectIn(fluxHelmReleaseObjects, files)).toMatchObject({
      outcome: 'present',
      measures: { of: 2, met: 2, productionOf: 1 },
    });
  });

  it('is absent where there is none', () => {
    expect(detectIn(fluxHelmReleaseObjects, {})).toMatchObject({
      outcome: 'absent',
      searched: { what: [expect.any(String)] },
    });
  });
});
