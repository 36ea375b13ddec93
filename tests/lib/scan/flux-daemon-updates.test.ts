import { describe, expect, it } from 'vitest';
import { fluxDaemonUpdates } from '@/lib/scan/flux-daemon-updates';
import { aFluxDaemon, aHelmOperatorRelease, aHelmRelease, inventoryOf } from '@/tests/factories/scanned-files';

const workload = (annotation: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: shop, annotations: {${annotation}}}\nspec: {template: {spec: {containers: [{name: shop, image: "shop:1"}]}}}\n`;
const pathsIn = (files: Record<string, string>) => fluxDaemonUpdates(inventoryOf(files)).map(({ path }) => path);

describe('lib/scan/flux-daemon-updates.ts', () => {
  it('finds workloads and releases whose annotation asks for new images', () => {
    const files = {
      'flux.yaml': aFluxDaemon(),
      'a.yaml': workload('fluxcd.io/automated: "true"'),
      'b.yaml': workload('flux.weave.works/automated: true'),
      'c.yaml': workload('fluxcd.io/automated: "false"'),
      'd.yaml': aHelmOperatorRelease('d', undefined, '{fluxcd.io/automated: "true"}'),
    };
    expect(pathsIn(files)).toEqual(['a.yaml', 'b.yaml', 'd.yaml']);
  });

  it('finds none where nothing of Flux 1 would read the annotation', () => {
    const left = { 'a.yaml': workload('fluxcd.io/automated: "true"'), 'b.yaml': aHelmRelease('b') };
    expect(pathsIn(left)).toEqual([]);
    expect(pathsIn({ ...left, 'c.yaml': aHelmOperatorRelease('c') })).toEqual(['a.yaml']);
  });
});
