import { describe, expect, it } from 'vitest';
import { agentsOf } from '@/tests/factories/scanned-files';

const template = `{{- range $name, $app := .Values.applications }}
---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: {{ $name }}
spec:
  project: platform
  destination: {name: '{{ $.Values.cluster }}'}
  source: {repoURL: 'https://git.example.org/shop/deploy', path: '{{ $app.path }}', targetRevision: main}
{{- end }}
`;
const chart = {
  'charts/apps/Chart.yaml': 'apiVersion: v2\nname: apps\nversion: 0.1.0\n',
  'charts/apps/values.yaml': 'cluster: none\napplications: {own: {path: own}}\n',
  'charts/apps/templates/apps.yaml': template,
};

const release = (spec: string, more = ''): string =>
  `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: apps, namespace: argocd}\nspec:\n  interval: 1h\n  chart: {spec: {chart: ./charts/apps, sourceRef: {kind: GitRepository, name: flux-system}${more}}}\n${spec}`;
const map = (text: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: apps-values, namespace: argocd}\ndata:\n  values.yaml: |\n    ${text}\n`;
const fromMap = '  valuesFrom: [{kind: ConfigMap, name: apps-values}]\n';

/** Name, cluster and environments of the Applications that the chart writes; an open template is one without a name. */
function found(files: Record<string, string>): string[] {
  return agentsOf({ ...chart, ...files })
    .filter(({ kind }) => kind === 'Application')
    .map(({ name, cluster, environments }) => (/[{_]/.test(name) ? 'open' : [name, cluster, ...environments].join(' ')))
    .sort();
}

describe('lib/scan/documents/flux-chart-values.ts', () => {
  it('fills a chart with the values that a release writes, over its own', () => {
    expect(
      found({ 'flux/apps.yaml': release('  values: {cluster: north, applications: {shop: {path: s}}}\n') }),
    ).toEqual(['own north', 'shop north']);
    expect(found({ 'flux/apps.yaml': release('') })).toEqual(['own none']);
  });

  it('takes values of a ConfigMap below those of the release', () => {
    const values = map('{cluster: north, applications: {shop: {path: s}}}');
    expect(found({ 'flux/apps.yaml': release(fromMap), 'flux/values.yaml': values })).toEqual([
      'own north',
      'shop north',
    ]);
    expect(
      found({ 'flux/apps.yaml': release(`${fromMap}  values: {cluster: south}\n`), 'flux/values.yaml': values }),
    ).toEqual(['own south', 'shop south']);
  });

  it('takes values that a kustomization generates, and values files in place of the own one', () => {
    const generated = {
      'flux/kustomization.yaml':
        'resources: [apps.yaml]\nconfigMapGenerator: [{name: apps-values, namespace: argocd, files: [values.yaml=apps-values.yaml]}]\n',
      'flux/apps-values.yaml': 'cluster: lake\n',
      'flux/apps.yaml': release(fromMap),
    };
    expect(found(generated)).toEqual(['own lake']);
    const files = {
      'charts/apps/other-values.yaml': 'cluster: bay\napplications: {mail: {path: m}}\n',
      'flux/apps.yaml': release('', ', valuesFiles: [./charts/apps/other-values.yaml]'),
    };
    expect(found(files)).toEqual(['mail bay']);
  });

  it('fills it once for each place that gives other values, with the environment of the place', () => {
    expect(
      found({
        'clusters/prod/apps.yaml': release('  values: {cluster: north}\n'),
        'clusters/dev/apps.yaml': release('  values: {cluster: south}\n'),
      }),
    ).toEqual(['own north prod', 'own south dev']);
    expect(
      found({
        'base/apps.yaml': release(fromMap),
        'clusters/prod/map.yaml': map('{cluster: north}'),
        'clusters/dev/map.yaml': map('{cluster: south}'),
      }),
    ).toEqual(['own north prod', 'own south dev']);
  });

  it('leaves the template open where values are not here, or differ by overlay', () => {
    expect(found({ 'flux/apps.yaml': release(fromMap) })).toEqual(['open']);
    expect(found({ 'flux/apps.yaml': release(fromMap.replace('ConfigMap', 'Secret')) })).toEqual(['open']);
    expect(
      found({
        'base/apps.yaml': release('  values: {cluster: north}\n'),
        'base/kustomization.yaml': 'resources: [apps.yaml]\n',
        'prod/kustomization.yaml': 'resources: [../base]\npatches: [{path: patch.yaml}]\n',
        'prod/patch.yaml':
          'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: apps, namespace: argocd}\nspec: {values: {cluster: south}}\n',
      }),
    ).toEqual(['open']);
    const optional = fromMap.replace('apps-values', 'gone, optional: true');
    expect(found({ 'flux/apps.yaml': release(optional) })).toEqual(['own none']);
  });

  it('takes a release of another chart of the same name for none of this', () => {
    const other = release('  values: {cluster: north}\n').replace('./charts/apps', 'apps');
    expect(found({ 'flux/apps.yaml': other.replace('GitRepository', 'HelmRepository') })).toEqual(['own none']);
  });
});
