import { describe, expect, it } from 'vitest';
import { suspendedReconciliation } from '@/lib/scan/indicators/suspended-reconciliation';
import { aFluxKustomization, aHelmRelease, anApplication, detectIn } from '@/tests/factories/scanned-files';

describe('lib/scan/indicators/suspended-reconciliation.ts', () => {
  it('finds what is paused, in any engine', () => {
    const skipped = anApplication('d').replace(
      'metadata:',
      "metadata:\n  annotations: {argocd.argoproj.io/skip-reconcile: 'true'}",
    );
    const files = {
      'a.yaml': aFluxKustomization('a', './none', '  suspend: true\n'),
      'b.yaml': aHelmRelease('b'),
      'c.yaml':
        'apiVersion: fleet.cattle.io/v1alpha1\nkind: GitRepo\nmetadata: {name: c}\nspec: {repo: x, paused: true}\n',
      'd.yaml': skipped,
    };
    expect(detectIn(suspendedReconciliation, files)).toMatchObject({
      outcome: 'present',
      share: 0.75,
      measures: { suspended: 3, of: 4 },
      marks: expect.arrayContaining([expect.objectContaining({ path: 'a.yaml', key: ['spec', 'suspend'] })]),
    });
  });

  it('is absent where everything runs, also where an application waits for a person', () => {
    const files = {
      'a.yaml': aFluxKustomization('a', './none'),
      'b.yaml': anApplication('b'),
      'c.yaml': `${aHelmRelease('c')}  # suspend: true\n`,
    };
    expect(detectIn(suspendedReconciliation, files)).toMatchObject({
      outcome: 'absent',
      measures: { suspended: 0, of: 3 },
    });
  });

  it('is unknown where variables decide, not applicable without agents', () => {
    expect(
      detectIn(suspendedReconciliation, { 'a.yaml': aFluxKustomization('a', './none', `  suspend: \${X}\n`) }).outcome,
    ).toBe('unknown');
    expect(detectIn(suspendedReconciliation, {}).outcome).toBe('not-applicable');
  });
});
