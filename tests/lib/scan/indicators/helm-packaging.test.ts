import { describe, expect, it } from 'vitest';
import { helmPackaging } from '@/lib/scan/indicators/helm-packaging';
import { aChart, anInventory } from '@/tests/factories/inventory';
import { aHelmRelease, anApplication, detectIn } from '@/tests/factories/scanned-files';

describe('lib/scan/indicators/helm-packaging.ts', () => {
  it('counts own charts and releases of charts', () => {
    const files = {
      'shop/Chart.yaml': 'name: shop\nversion: 1.0.0\n',
      'lib/Chart.yaml': 'name: lib\ntype: library\nversion: 1.0.0\n',
      'shop/charts/db/Chart.yaml': 'name: db\nmaintainers: [{name: Somebody}]\n',
      'release.yaml': aHelmRelease('cart'),
      'app.yaml': anApplication('mail').replace('path: apps/mail', 'chart: mail'),
      'helmfile.yaml': 'releases: [{name: a, chart: r/a}, {name: b, chart: r/b}]\n',
      'helmfile.d/none.yaml': 'environments: {prod: {}}\n',
      'k/kustomization.yaml': 'helmCharts: [{name: x}]\n',
      'plain.yaml': anApplication('plain'),
    };
    expect(detectIn(helmPackaging, files)).toMatchObject({
      outcome: 'present',
      measures: { charts: 2, libraryCharts: 1, releases: 5 },
    });
  });

  it('takes a chart unpacked inside another for none of its own, where tests and copies are asked for too', () => {
    const charts = [aChart('shop'), aChart('shop/charts/db', { vendored: true })];
    expect(helmPackaging.detect(anInventory({ charts })).measures).toMatchObject({ charts: 1, vendored: 1 });
  });

  it('counts an Application of an own chart that brings something that runs', () => {
    const workload =
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {template: {spec: {containers: [{name: a, image: a}]}}}\n';
    const files = {
      'apps/taking/Chart.yaml':
        'name: taking\nversion: 1.0.0\ndependencies: [{name: db, version: 1.0.0, repository: https://x}]\n',
      'apps/running/Chart.yaml': 'name: running\nversion: 1.0.0\n',
      'apps/running/templates/a.yaml': workload,
      'apps/root/Chart.yaml': 'name: root\nversion: 1.0.0\n',
      'apps/root/templates/a.yaml': `${anApplication('taking')}---\n${anApplication('running')}`,
      'root.yaml': anApplication('root'),
    };
    expect(detectIn(helmPackaging, files).measures).toMatchObject({ charts: 3, releases: 2 });
  });

  it('counts a release once, however many overlays deliver it', () => {
    const files = {
      'base/kustomization.yaml': 'resources: [a.yaml]\n',
      'base/a.yaml': aHelmRelease('a'),
      'prod/kustomization.yaml': 'resources: [../base]\n',
      'dev/kustomization.yaml': 'resources: [../base]\n',
    };
    expect(detectIn(helmPackaging, files).measures).toMatchObject({ releases: 1 });
  });

  it('is absent where there is neither', () => {
    expect(
      detectIn(helmPackaging, { 'examples/Chart.yaml': 'name: a\n', 'app.yaml': anApplication('a') }).outcome,
    ).toBe('absent');
  });
});
