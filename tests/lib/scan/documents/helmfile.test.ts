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

  it('takes no version for the newest chart, also of a chart repository that hands out the charts kept here', () => {
    const names = ['cart', 'mail', 'shop'];
    const releases = names.map((name) => `  - {name: a, chart: own/${name}}`);
    const files = {
      'helmfile.yaml': `releases:\n${releases.join('\n')}\n  - {name: b, chart: own/shop, version: 1.0.0}\n`,
      ...Object.fromEntries(names.map((name) => [`charts/${name}/Chart.yaml`, `name: ${name}\nversion: 1.0.0\n`])),
    };
    const judged = inventoryOf(files).sources.filter(({ own }) => !own);
    expect(judged.map(({ target, pin }) => [target, pin])).toEqual([
      ['own/cart', 'floating'],
      ['own/mail', 'floating'],
      ['own/shop', 'floating'],
      ['own/shop', 'fixed'],
    ]);
  });

  it.each([
    ['helmfile.yaml', 'helmfile.lock', 'fixed'],
    ['helmfile.yaml.gotmpl', 'helmfile.lock', 'fixed'],
    ['helmfile.d/shop.yaml', 'helmfile.d/shop.lock', 'fixed'],
    ['shop/helmfile.yaml', 'helmfile.lock', 'floating'],
  ])('looks for the lock file beside %s: with %s the release is %s', (path, lock, pin) => {
    const { sources } = inventoryOf({ [path]: charted('remote/shop'), [lock]: 'version: 1.0.0\n' });
    expect(sources.map((source) => source.pin)).toEqual([pin]);
  });

  it('leaves open a version that a template fills, whatever is locked', () => {
    const asked = charted('remote/shop', '    version: "{{ .Values.shop }}"\n');
    const { sources } = inventoryOf({ 'helmfile.yaml': asked, 'helmfile.lock': 'version: 1.0.0\n' });
    expect(sources.map(({ pin }) => pin)).toEqual(['unresolved']);
  });

  it('finds the version in the template that a release inherits', () => {
    const text = (version: string) =>
      `templates:\n  base:\n    wait: true\n${version}---\n${charted('remote/shop', '    inherit: [{template: base}]\n')}`;
    const pinsOf = (version: string) => inventoryOf({ 'helmfile.yaml': text(version) }).sources.map(({ pin }) => pin);
    expect(pinsOf('    version: 1.2.3\n')).toEqual(['fixed']);
    expect(pinsOf('')).toEqual(['floating']);
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
