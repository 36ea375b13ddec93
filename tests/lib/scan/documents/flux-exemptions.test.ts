import { describe, expect, it } from 'vitest';
import { isLeftAlone, isSparedFromPruning } from '@/lib/scan/documents/flux-exemptions';

const named = (name: string, value: string) => ({ [`kustomize.toolkit.fluxcd.io/${name}`]: value });

describe('lib/scan/documents/flux-exemptions.ts', () => {
  it.each<[string, string, boolean, boolean]>([
    ['reconcile', 'disabled', true, true],
    ['reconcile', 'Disabled', true, true],
    ['reconcile', 'enabled', false, false],
    ['prune', 'disabled', false, true],
    ['prune', 'enabled', false, false],
    ['ssa', 'IfNotPresent', true, false],
    ['ssa', 'Ignore', true, false],
    ['ssa', 'Merge', false, false],
  ])('reads %s: %s as left alone: %j, as spared from pruning: %j', (name, value, alone, spared) => {
    for (const metadata of [{ annotations: named(name, value) }, { labels: named(name, value) }]) {
      expect(isLeftAlone(metadata)).toBe(alone);
      expect(isSparedFromPruning(metadata)).toBe(spared);
    }
  });

  it('takes the annotation of another agent for none', () => {
    expect(isLeftAlone({ annotations: { 'example.org/reconcile': 'disabled' } })).toBe(false);
    expect(isLeftAlone(undefined)).toBe(false);
  });
});
