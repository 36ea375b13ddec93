import { describe, expect, it } from 'vitest';
import { isHelmfilePath } from '@/lib/scan/documents/helmfile';
import { readerOf } from '@/lib/scan/select-files';
import { inventoryOf } from '@/tests/factories/scanned-files';

const charted = (chart: string, more = ''): string => `releases:\n  - name: shop\n    chart: ${chart}\n${more}`;

describe('lib/scan/documents/helmfile.ts', () => {
  it.each([
    ['helmfile.yaml', true],
    ['services/shop/helmfile.yml', true],
    ['helmfile.d/10-shop.yaml', true],
    ['helmfile.yaml.gotmpl', true],
    ['clusters/helmfile_policies.yaml', true],
    ['helmfile.prod.yaml', true],
    ['helmfile-values.yaml', false],
    ['helmfile.d/shop/values.yaml', false],
    ['my-helmfile.yaml', false],
  ])('tells whether %s is a helmfile', (path, expected) => {
    expect(isHelmfilePath(path)).toBe(expected);
  });

  it('reads releases and environments through templates, anchors and several documents', () => {
    const text = `environments:
  default: {}
  staging: {values: [a.yaml]}
  north: {}
---
{{ $version := "1.2.3" }}
templates:
  base: &base
    chart: remote/shop
releases:
  - name: shop
    <<: *base
    version: {{ $version }}
  - name: gone
    chart: remote/gone
    installed: false
`;
    const [helmfile] = inventoryOf({ 'shop/helmfile.yaml': text }).helmfiles;
    expect(helmfile?.environments.map(({ name }) => name)).toEqual(['staging', 'north']);
    expect(helmfile?.releases).toMatchObject([{ name: 'shop', chart: 'remote/shop', key: ['releases', 0] }]);
  });

  it.each<[string, string, string[]]>([
    ['an exact version', charted('remote/shop', '    version: 1.2.3\n'), ['fixed']],
    ['a range', charted('oci://charts.example.org/shop', '    version: ^1.2\n'), ['ranged']],
    ['no version', charted('remote/shop'), ['floating']],
    ['a version that a template fills', charted('remote/shop', '    version: {{ .Values.version }}\n'), ['unresolved']],
    ['a chart beside it', charted('./charts/shop'), []],
    ['a chart of the repository, by its folder', charted('charts/shop'), []],
    ['a chart that a template names', charted('{{ .Values.chart }}'), []],
    ['no release', 'helmDefaults: {wait: true}\n', []],
  ])('takes %s of a release for what it is', (_, text, pins) => {
    const files = { 'helmfile.yaml': text, 'charts/shop/Chart.yaml': 'name: shop\nversion: 1.0.0\n' };
    expect(inventoryOf(files).sources.map(({ pin }) => pin)).toEqual(pins);
  });

  it('knows the chart repository that hands out its own charts, and no other', () => {
    const names = ['cart', 'mail', 'shop'];
    const releases = [...names.map((name) => `own/${name}`), 'other/shop'].map(
      (chart) => `  - {name: a, chart: ${chart}}`,
    );
    const files = {
      'helmfile.yaml': `releases:\n${releases.join('\n')}\n  - {name: b, chart: own/shop, version: 1.0.0}\n  - {name: c, chart: own/mail, version: "{{ .Values.mail }}"}\n`,
      ...Object.fromEntries(names.map((name) => [`charts/${name}/Chart.yaml`, `name: ${name}\nversion: 1.0.0\n`])),
    };
    const judged = inventoryOf(files).sources.filter(({ own }) => !own);
    expect(judged.map(({ target, pin }) => [target, pin])).toEqual([
      ['other/shop', 'floating'],
      ['own/shop', 'fixed'],
    ]);
  });

  it('reads templates and parts of helmfiles by their names', () => {
    const releases = 'releases: [{name: a, chart: remote/a, version: "{{ .Values.a }}"}]\n';
    const files = { 'helmfile.yaml.gotmpl': releases, 'clusters/helmfile_policies.yaml': releases };
    expect(inventoryOf(files).helmfiles.map(({ releases: all }) => all.length)).toEqual([1, 1]);
    expect(Object.keys(files).map(readerOf)).toEqual(['plain-manifests', 'plain-manifests']);
  });

  it('survives what no helmfile should hold', () => {
    const text = 'releases: [1, null, [a]]\nenvironments: [a]\n';
    expect(inventoryOf({ 'helmfile.yaml': text }).helmfiles).toMatchObject([{ releases: [], environments: [] }]);
  });

  it('names its environments, with a tier only where the name tells it', () => {
    const files = { 'helmfile.yaml': 'environments: {staging: {}, north: {}, default: {}}\n' };
    expect(inventoryOf(files).environments).toMatchObject([
      { name: 'north', tier: null },
      { name: 'staging', tier: 'staging' },
    ]);
  });
});
