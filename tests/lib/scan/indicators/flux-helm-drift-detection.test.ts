import { describe, expect, it } from 'vitest';
import { fluxHelmDriftDetection } from '@/lib/scan/indicators/flux-helm-drift-detection';
import { aHelmRelease, detectIn } from '@/tests/factories/scanned-files';

describe('lib/scan/indicators/flux-helm-drift-detection.ts', () => {
  it('takes a missing setting as disabled, and a warning as no correction', () => {
    const files = {
      'a.yaml': aHelmRelease('a'),
      'b.yaml': aHelmRelease('b', '  driftDetection: {mode: warn}\n'),
      'c.yaml': aHelmRelease('c', '  driftDetection: {mode: enabled}\n'),
    };
    expect(detectIn(fluxHelmDriftDetection, files)).toMatchObject({ outcome: 'partial', measures: { of: 3, met: 1 } });
  });
});
