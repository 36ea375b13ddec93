import { describe, expect, it } from 'vitest';
import { installedCharts } from '@/lib/scan/documents/installed-charts';
import { helmPackaging } from '@/lib/scan/indicators/helm-packaging';
import { detectIn, inventoryOf } from '@/tests/factories/scanned-files';

const object = (apiVersion: string, kind: string, spec: string) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a}\nspec: ${spec}\n`;
const chartsOf = (text: string) => inventoryOf({ 'a.yaml': text }).resources.flatMap(installedCharts);

describe('lib/scan/documents/installed-charts.ts', () => {
  it.each([
    [
      'the Helm controller',
      object('helm.cattle.io/v1', 'HelmChart', '{repo: "https://x", chart: traefik, version: 34.0.0}'),
    ],
    [
      'an add-on of Cluster API',
      object(
        'addons.cluster.x-k8s.io/v1alpha1',
        'HelmChartProxy',
        '{repoURL: "https://x", chartName: traefik, version: 34.0.0}',
      ),
    ],
    [
      'a HelmOp of Fleet',
      object('fleet.cattle.io/v1alpha1', 'HelmOp', '{helm: {repo: "https://x", chart: traefik, version: 34.0.0}}'),
    ],
    [
      'a profile of Sveltos',
      object(
        'config.projectsveltos.io/v1beta1',
        'ClusterProfile',
        '{helmCharts: [{repositoryURL: "https://x", chartName: x/traefik, chartVersion: 34.0.0}]}',
      ),
    ],
    [
      'Config Sync',
      object(
        'configsync.gke.io/v1beta1',
        'RootSync',
        '{sourceType: helm, helm: {repo: "https://x", chart: traefik, version: 34.0.0}}',
      ),
    ],
    [
      'an app of Carvel',
      object('kappctrl.k14s.io/v1alpha1', 'App', '{fetch: [{helmChart: {name: traefik, version: 34.0.0}}]}'),
    ],
  ])('reads what %s installs', (_what, text) => {
    expect(chartsOf(text)).toMatchObject([{ chart: 'traefik', version: '34.0.0', isHelm: true }]);
    expect(detectIn(helmPackaging, { 'a.yaml': text })).toMatchObject({
      outcome: 'present',
      measures: { releases: 1 },
    });
  });

  it('reads a package of Carvel, which is no chart', () => {
    const text = object(
      'packaging.carvel.dev/v1alpha1',
      'PackageInstall',
      '{packageRef: {refName: contour.example.org, versionSelection: {constraints: 1.2.3}}}',
    );
    expect(chartsOf(text)).toMatchObject([{ chart: 'contour', version: '1.2.3', isHelm: false }]);
    expect(detectIn(helmPackaging, { 'a.yaml': text }).outcome).toBe('absent');
  });

  it('leaves out charts of this repository, and those that come as a file', () => {
    expect(chartsOf(object('fleet.cattle.io/v1alpha1', 'HelmOp', '{helm: {chart: shop}}'))).toEqual([]);
    expect(chartsOf(object('helm.cattle.io/v1', 'HelmChart', '{chart: "https://x/a.tgz"}'))).toEqual([]);
  });
});
