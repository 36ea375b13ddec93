import { describe, expect, it } from 'vitest';
import { helmfileVersions } from '@/lib/scan/helmfile-versions';
import { inventoryOf } from '@/tests/factories/scanned-files';

const helmfile = (release: string, environments = '{north: {}, south: {}}'): string =>
  `helmDefaults: {kubeContext: "{{ .Environment.Name }}"}\nenvironments: ${environments}\n---\nreleases:\n  - name: main\n${release}`;
const values =
  '    chart: charts/shop\n    values: [values.yaml, "values-{{ .Environment.Name }}.yaml", "values-{{`{{ .Release.Name }}`}}.yaml"]\n';
const told = (files: Record<string, string>): string[] =>
  helmfileVersions(inventoryOf(files)).map(({ mark }) => `${mark.note} (${mark.path})`);
const image = (tag: string): string => `image: {repository: shop, tag: "${tag}"}\n`;

describe('lib/scan/helmfile-versions.ts', () => {
  it('tells the versions of charts on each cluster, where one is written', () => {
    const chart = (version: string) =>
      told({ 'a/helmfile.yaml': helmfile(`    chart: remote/shop\n    ${version}\n`) });
    expect(chart('version: 1.2.3')).toEqual([
      'remote/shop 1.2.3 on north (a/helmfile.yaml)',
      'remote/shop 1.2.3 on south (a/helmfile.yaml)',
    ]);
    expect(chart('version: ^1.2')).toEqual([]);
    expect(chart('version: "{{ .Values.version }}"')).toEqual([]);
    expect(chart('namespace: shop')).toEqual([]);
  });

  it('tells images of values files, and what the file of an environment sets instead, if only the tag', () => {
    const files = { 'a/helmfile.yaml': helmfile(values), 'a/values.yaml': image('1.0.0') };
    expect(told(files)).toEqual(['shop 1.0.0 on north (a/values.yaml)', 'shop 1.0.0 on south (a/values.yaml)']);
    expect(told({ ...files, 'a/values-south.yaml': 'image: {tag: "1.1.0"}\n' })).toEqual([
      'shop 1.0.0 on north (a/values.yaml)',
      'shop 1.1.0 on south (a/values-south.yaml)',
    ]);
    expect(told({ ...files, 'a/values-south.yaml': 'replicas: 3\n' })).toHaveLength(2);
  });

  it('takes another image at the same key for the same component', () => {
    const versions = helmfileVersions(
      inventoryOf({
        'a/helmfile.yaml': helmfile(values),
        'a/values.yaml': image('1.0.0'),
        'a/values-south.yaml': image('1.0.0').replace('shop', 'shop-next'),
      }),
    );
    expect(new Set(versions.map(({ component }) => component)).size).toBe(1);
    expect(versions.map(({ version }) => version)).toEqual(['shop 1.0.0', 'shop-next 1.0.0']);
  });

  it('leaves out what a single release decides, lists, templates, files that no release takes, and a single cluster', () => {
    const files = { 'a/helmfile.yaml': helmfile(values), 'a/values.yaml': image('1.0.0') };
    expect(told({ ...files, 'a/values-main.yaml': image('2.0.0') })).toEqual([]);
    expect(told({ ...files, 'a/values.yaml': 'choices:\n  - image: "shop:1.0.0"\n' })).toEqual([]);
    expect(told({ ...files, 'a/values.yaml': image('${TAG}') })).toEqual([]);
    expect(told({ ...files, 'a/values.yaml': 'replicas: 1\n', 'a/other-values.yaml': image('1.0.0') })).toEqual([]);
    expect(told({ ...files, 'a/helmfile.yaml': helmfile(values, '{north: {}}') })).toEqual([]);
  });
});
