import { describe, expect, it } from 'vitest';
import { fluxDaemons } from '@/lib/scan/agent-selection';
import { withValuesOfDaemon } from '@/lib/scan/flux-daemon-values';
import { aFluxDaemon, aHelmOperatorRelease, inventoryOf } from '@/tests/factories/scanned-files';

const release = aHelmOperatorRelease('flux', '{repository: https://charts.fluxcd.io, name: flux, version: 1.3.0}');
const values = (enabled: boolean) => `git: {url: x}\nsyncGarbageCollection: {enabled: ${enabled}}\n`;

function prunes(files: Record<string, string>): (boolean | null)[] {
  const inventory = inventoryOf(files);
  return fluxDaemons(inventory).map((daemon) => withValuesOfDaemon(daemon, inventory).prune.value);
}

describe('lib/scan/flux-daemon-values.ts', () => {
  it.each([true, false])('reads %s from a values file for the chart', (enabled) => {
    expect(prunes({ 'flux/flux.yaml': release, 'flux/flux-values.yaml': values(enabled) })).toEqual([enabled]);
  });

  it('leaves it open without such a file, and keeps what the daemon says itself', () => {
    expect(prunes({ 'flux/flux.yaml': release, 'shop/shop-values.yaml': values(true) })).toEqual([null]);
    expect(prunes({ 'flux/flux.yaml': aFluxDaemon(), 'flux/flux-values.yaml': values(true) })).toEqual([false]);
  });
});
