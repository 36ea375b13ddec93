import { describe, expect, it } from 'vitest';
import { fleetTemplates } from '@/lib/scan/indicators/fleet-templates';
import { fleetWaves } from '@/lib/scan/indicators/fleet-waves';
import { kubernetesManifests } from '@/lib/scan/indicators/kubernetes-manifests';
import { pinnedSources } from '@/lib/scan/indicators/pinned-sources';
import { platformAddOns } from '@/lib/scan/indicators/platform-add-ons';
import { detectIn, inventoryOf } from '@/tests/factories/scanned-files';

const bundle = `defaultNamespace: logging
helm:
  repo: https://charts.example.org
  chart: loki
  version: 6.1.0
rolloutStrategy:
  partitions:
    - {name: first, clusterSelector: {matchLabels: {ring: ring-0}}}
    - {name: rest, clusterSelector: {}}
targetCustomizations:
  - {name: big, clusterSelector: {matchLabels: {env: prod}}}
  - {name: dev}
`;

describe('lib/scan/documents/fleet-bundle.ts', () => {
  it('reads chart, waves and targets of a bundle, and takes it for no object', () => {
    const files = { 'logging/fleet.yaml': bundle };
    expect(detectIn(pinnedSources, files)).toMatchObject({ outcome: 'present', measures: { fixed: 1 } });
    expect(detectIn(fleetWaves, files).outcome).toBe('present');
    expect(detectIn(fleetTemplates, files).outcome).toBe('present');
    expect(inventoryOf(files).environments.map(({ name }) => name)).toEqual(['dev', 'prod']);
    expect(detectIn(kubernetesManifests, files).outcome).toBe('absent');
  });

  it('takes the chart for an add-on that an agent delivers, and a chart of this repository for none', () => {
    const local = 'helm: {chart: ./loki, version: 1.0.0}\n';
    const beside = { 'ns.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n' };
    expect(detectIn(platformAddOns, { ...beside, 'logging/fleet.yaml': bundle })).toMatchObject({
      outcome: 'present',
      measures: { addOns: ['loki'], underAgent: 1 },
    });
    expect(detectIn(platformAddOns, { ...beside, 'logging/fleet.yaml': local }).outcome).toBe('absent');
    expect(detectIn(pinnedSources, { 'logging/fleet.yaml': local }).outcome).toBe('not-applicable');
  });

  it('needs a key of Fleet', () => {
    expect(inventoryOf({ 'fleet.yaml': 'hosts: [a]\n' }).resources).toEqual([]);
  });
});
