import { describe, expect, it } from 'vitest';
import { buildCharts, chartFolderFinder, isChartPath, isValuesPath, templateChart } from '@/lib/scan/documents/helm';
import { readManifests } from '@/lib/scan/documents/manifests';
import { inventoryOf } from '@/tests/factories/scanned-files';

const chart = 'apiVersion: v2\nname: shop\nversion: 1.0.0\n';

describe('lib/scan/documents/helm.ts', () => {
  it('knows the files of charts and values', () => {
    expect(['Chart.yaml', 'a/Chart.yml'].every(isChartPath)).toBe(true);
    expect(['a/chart.yaml', 'Chart.yaml.bak', 'MyChart.yaml'].some(isChartPath)).toBe(false);
    expect(
      ['values.yaml', 'a/values-prod.yaml', 'prod-values.yml', 'a/values.prod.yaml', 'values/prod.yaml'].every(
        isValuesPath,
      ),
    ).toBe(true);
    expect(['a/myvalues.yaml', 'values.json', 'evaluations.yaml', 'values-prod.txt'].some(isValuesPath)).toBe(false);
  });

  it('reads charts with their dependencies and templates', () => {
    const { charts } = inventoryOf({
      'shop/Chart.yaml': `${chart}type: library\ndependencies: [{name: db, version: ^1.2.0, repository: https://x.org}, {name: bare}]\n`,
      'shop/templates/a.yaml': 'a: {{ .Values.a }}\n',
      'other/Chart.yaml': chart,
    });
    expect(charts).toMatchObject([
      {
        folder: 'shop',
        name: 'shop',
        type: 'library',
        hasTemplates: true,
        vendored: false,
        dependencies: [
          { name: 'db', version: '^1.2.0', repository: 'https://x.org', index: 0 },
          { name: 'bare', version: null, repository: null },
        ],
      },
      { folder: 'other', type: 'application', hasTemplates: false },
    ]);
  });

  it('reads what a chart of the first version takes in from the file beside it', () => {
    const requirements = 'dependencies: [{name: db, version: 1.2.0, repository: https://charts.example.org}]\n';
    const { charts, sources } = inventoryOf({
      'shop/Chart.yaml': chart.replace('v2', 'v1'),
      'shop/requirements.yaml': requirements,
      'other/Chart.yaml': `${chart}dependencies: []\n`,
      'other/requirements.yaml': requirements,
    });
    expect(charts).toMatchObject([
      { dependencies: [{ name: 'db' }], listedIn: { path: 'shop/requirements.yaml' }, subcharts: ['db'] },
      { dependencies: [], listedIn: { path: 'other/Chart.yaml' } },
    ]);
    expect(sources).toMatchObject([{ target: 'db', pin: 'fixed', path: 'shop/requirements.yaml' }]);
  });

  it('leaves unpacked dependencies out of what counts, at the root too', () => {
    for (const root of ['', 'shop/']) {
      const inventory = inventoryOf({
        [`${root}Chart.yaml`]: `${chart}dependencies: [{name: db, version: 1.0.0, repository: https://charts.example.org}]\n`,
        [`${root}charts/db/Chart.yaml`]: chart.replace('shop', 'db'),
        [`${root}charts/db/templates/a.yaml`]: 'apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n',
      });
      expect(inventory.charts.map(({ path }) => path)).toEqual([`${root}Chart.yaml`]);
      expect(inventory.resources).toEqual([]);
    }
    const own = inventoryOf({
      'shop/Chart.yaml': `${chart}dependencies: [{name: db, version: 1.0.0}]\n`,
      'shop/charts/db/Chart.yaml': chart.replace('shop', 'db'),
      'shop/charts/db/templates/a.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n',
    });
    expect(own.charts.map(({ vendored }) => vendored)).toEqual([false, false]);
    expect(own.resources.map(({ counted }) => counted)).toEqual([true]);
    const read = (path: string) => ({ path, objectId: path, counted: true, facts: readManifests(chart, true) });
    const unpacked = ['shop/Chart.yaml', 'shop/charts/db/Chart.yaml'];
    const vendored = (ownCharts: string[]) =>
      buildCharts(unpacked.map(read), unpacked, new Set(ownCharts)).map((each) => each.vendored);
    expect([vendored([]), vendored(['shop/charts/db'])]).toEqual([
      [false, true],
      [false, false],
    ]);
    const side = inventoryOf({ 'charts/a/Chart.yaml': chart, 'charts/b/Chart.yaml': chart });
    expect(side.charts.map(({ vendored }) => vendored)).toEqual([false, false]);
  });

  it('finds the chart that a file lies in, and whether it is a template of it', () => {
    const find = chartFolderFinder(['a/Chart.yaml', 'a/b/Chart.yaml', 'c/x.yaml']);
    expect([find('a/templates/x.yaml'), find('a/b/c/d/x.yaml'), find('c/x.yaml'), find('x.yaml')]).toEqual([
      'a',
      'a/b',
      null,
      null,
    ]);
    expect(chartFolderFinder([])('a/x.yaml')).toBeNull();
    expect(chartFolderFinder(['Chart.yaml'])('deep/er/x.yaml')).toBe('');
    expect(templateChart('a/templates/x.yaml', 'a')).toBe('a');
    expect(templateChart('a/values.yaml', 'a')).toBeNull();
    expect(templateChart('templates/x.yaml', '')).toBe('');
    expect(templateChart('templates/x.yaml', null)).toBeNull();
  });

  it('reads values files of charts and of releases, never as manifests', () => {
    const inventory = inventoryOf({
      'shop/Chart.yaml': chart,
      'shop/values.yaml': '# defaults\nimage: {tag: 1.0.0}\n',
      'env/values-prod.yaml': 'image: {tag: 1.1.0}\n',
      'env/values-empty.yaml': '# nothing\n',
    });
    expect(inventory.values).toMatchObject([
      { path: 'shop/values.yaml', chart: 'shop', body: { image: { tag: '1.0.0' } } },
      { path: 'env/values-prod.yaml', chart: null },
    ]);
    expect(inventory.resources).toEqual([]);
  });

  it('takes values that name a kind for no object, and an object in a file of such a name for one', () => {
    const inventory = inventoryOf({
      'shop/Chart.yaml': chart,
      'shop/values.yaml': 'apiVersion: apps/v1\nkind: DaemonSet\nimage: {tag: 1.0.0}\n',
      'shop/values-edge.yaml': 'apiVersion: v1\nkind: Service\nport: 80\n',
      'flux/shop-values.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: shop-values}\ndata: {}\n',
    });
    expect(inventory.resources).toMatchObject([{ path: 'flux/shop-values.yaml', name: 'shop-values' }]);
    expect(inventory.values).toMatchObject([{ path: 'shop/values.yaml', body: { image: { tag: '1.0.0' } } }]);
  });

  it('reads values that a config map holds for a release, and nothing else in it', () => {
    const map =
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "${release}-defaults"}\ndata:\n  values.yaml: |\n    ---\n    image: {repository: acme/shop, tag: 1.2.3}\n  settings.yaml: "a: b"\n';
    const inventory = inventoryOf({ 'shop/cm.yaml': map });
    expect(inventory.values).toMatchObject([{ path: 'shop/cm.yaml', chart: null, line: 1, counted: true }]);
    expect(inventory.images.map(({ text, tagClass }) => [text, tagClass])).toEqual([['acme/shop:1.2.3', 'version']]);
  });
});
