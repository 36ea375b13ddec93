import { describe, expect, it } from 'vitest';
import { inventoryOf } from '@/tests/factories/scanned-files';

const chart =
  'apiVersion: v2\nname: shop\nversion: 0.1.0\nappVersion: 4.2.0\ndependencies: [{name: database, alias: db}]\n';

function template(image: string): string {
  return `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: shop}\nspec:\n  selector: {matchLabels: {a: b}}\n  template:\n    metadata: {labels: {a: b}}\n    spec:\n      containers:\n        - name: shop\n          image: ${image}\n`;
}

const filled = template('"{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"');

function imagesOf(files: Record<string, string>): string[] {
  return inventoryOf(files).images.map(({ path, text, tagClass }) => `${path} ${text} ${tagClass}`);
}

describe('lib/scan/documents/images-of-charts.ts', () => {
  it('counts an image in the values, not in the templates that take it', () => {
    const files = {
      'shop/Chart.yaml': chart,
      'shop/values.yaml': 'image: {repository: example.org/shop, tag: 1.0.0}\n',
      'shop/templates/a.yaml': filled,
      'shop/templates/b.yaml': filled,
    };
    expect(imagesOf(files)).toEqual(['shop/values.yaml example.org/shop:1.0.0 version']);
  });

  it('gives an image without a tag the application version of its chart', () => {
    const files = {
      'shop/Chart.yaml': chart,
      'shop/values.yaml': 'image: {repository: example.org/shop, tag: ""}\n',
      'shop/templates/a.yaml': filled,
    };
    expect(imagesOf(files)).toEqual(['shop/values.yaml example.org/shop:4.2.0 version']);
    expect(imagesOf({ ...files, 'shop/Chart.yaml': chart.replace('4.2.0', 'main') })).toEqual([
      'shop/values.yaml example.org/shop:main floating',
    ]);
    expect(imagesOf({ ...files, 'shop/Chart.yaml': chart.replace('appVersion: 4.2.0\n', '') })).toEqual([
      'shop/values.yaml example.org/shop unresolved',
    ]);
  });

  it('leaves open what a chart that it depends on decides, and what no values name', () => {
    const open = template('example.org/tool:{{ .Values.tool.version }}');
    expect(
      imagesOf({
        'shop/Chart.yaml': chart,
        'shop/values.yaml': 'db: {image: {repository: example.org/db}}\n',
        'shop/templates/a.yaml': open,
        'other/Chart.yaml': chart,
        'other/templates/a.yaml': filled,
      }),
    ).toEqual([
      expect.stringMatching(/^shop\/templates\/a.yaml .* unresolved$/),
      expect.stringMatching(/^other\/templates\/a.yaml .* unresolved$/),
      'shop/values.yaml example.org/db unresolved',
    ]);
  });
});
