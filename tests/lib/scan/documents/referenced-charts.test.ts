import { describe, expect, it } from 'vitest';
import { fluxBootstrap } from '@/lib/scan/indicators/flux-bootstrap';
import { agentsOf, detectIn } from '@/tests/factories/scanned-files';

const artifact = (name: string, url: string): string =>
  `apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata: {name: "${name}"}\nspec: {interval: 1m, url: "${url}"}\n`;
const release = (name: string, kind = 'OCIRepository'): string =>
  `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: web}\nspec:\n  interval: 5m\n  chartRef: {kind: ${kind}, name: "${name}"}\n`;

function chartsOf(files: Record<string, string>): (string | null | undefined)[] {
  return agentsOf(files).map(({ sources: [source] }) => source?.chart);
}

describe('lib/scan/documents/referenced-charts.ts', () => {
  it('names the chart of a release by the artifact that it points at', () => {
    const files = { 'a.yaml': artifact('shop', 'oci://example.org/charts/storefront'), 'b.yaml': release('shop') };
    expect(chartsOf(files)).toEqual(['storefront']);
    expect(chartsOf({ ...files, 'b.yaml': release('shop', 'HelmChart') })).toEqual([null]);
  });

  it('takes the artifact of its own file where many have one name, and none where that tells nothing', () => {
    const shop = artifact('chart', 'oci://example.org/charts/shop');
    const mail = artifact('chart', 'oci://example.org/charts/mail');
    expect(chartsOf({ 'a.yaml': `${shop}---\n${release('chart')}`, 'b.yaml': mail })).toEqual(['shop']);
    expect(chartsOf({ 'a.yaml': shop, 'b.yaml': mail, 'c.yaml': release('chart') })).toEqual([null]);
    expect(chartsOf({ 'a.yaml': artifact('chart', `oci://${'$'}{base}`), 'c.yaml': release('chart') })).toEqual([null]);
  });

  it('shows an installation of Flux by such a release', () => {
    const files = { 'a.yaml': artifact('agent', 'oci://example.org/charts/flux2'), 'b.yaml': release('agent') };
    expect(detectIn(fluxBootstrap, files).outcome).toBe('present');
  });
});
