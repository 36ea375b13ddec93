import { describe, expect, it } from 'vitest';
import { argocdSelfHeal } from '@/lib/scan/indicators/argocd-self-heal';
import { inventoryOf } from '@/tests/factories/scanned-files';

const chart = 'apiVersion: v2\nname: apps\nversion: 0.1.0\n';
const template = `{{- range $name, $app := .Values.applications }}
{{- if $app.enabled | default true }}
---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: {{ $name }}
  namespace: argocd
spec:
  project: {{ $app.project | default "platform" }}
  destination:
    name: {{ default $.Values.cluster $app.cluster | quote }}
    namespace: {{ $app.namespace | default $name }}
  source:
    repoURL: {{ $app.repoURL }}
    {{- if $app.chart }}
    chart: {{ $app.chart }}
    {{- else }}
    path: {{ $app.path }}
    {{- end }}
    targetRevision: {{ $app.version | quote }}
  syncPolicy:
    automated:
      selfHeal: true
{{- end }}
{{- end }}
`;
const values = `cluster: north
applications:
  ingress:
    repoURL: https://charts.example/ingress
    chart: ingress-nginx
    version: 4.11.2
    namespace: ingress
  shop:
    repoURL: https://git.example/acme/shop
    path: deploy
    version: main
    cluster: south
`;

const files = { 'apps/Chart.yaml': chart, 'apps/templates/apps.yaml': template, 'apps/values.yaml': values };

function found(tree: Record<string, string>) {
  const inventory = inventoryOf(tree);
  return inventory.agents.map(({ name, cluster, namespace, project, sources, environments }) => {
    const [source] = sources;
    return [name, cluster, namespace, project, source?.chart ?? source?.path, source?.revision, environments.join()];
  });
}

const open = found({ ...files, 'apps/values.yaml': 'applications: {}\n' });

describe('lib/scan/documents/chart-applications.ts', () => {
  it('reads an Application for each of the values that a template ranges over', () => {
    expect(found(files)).toEqual([
      ['ingress', 'north', 'ingress', 'platform', 'ingress-nginx', '4.11.2', ''],
      ['shop', 'south', 'shop', 'platform', 'deploy', 'main', ''],
    ]);
    const { resources, clusters, sources, agents } = inventoryOf(files);
    expect(resources.filter(({ kind }) => kind === 'Application')).toHaveLength(2);
    expect(clusters.map(({ name }) => name)).toEqual(['north', 'south']);
    expect(sources.map(({ pin }) => pin)).toEqual(['fixed', 'floating']);
    expect(agents.map(({ resource }) => [resource.path, resource.line])).toEqual([
      ['apps/templates/apps.yaml', 4],
      ['apps/templates/apps.yaml', 4],
    ]);
    expect(argocdSelfHeal.detect(inventoryOf(files)).measures).toMatchObject({ met: 2, of: 2 });
  });

  it('reads a list whose elements are the dot', () => {
    const list = template
      .replace('range $name, $app := .Values.applications', 'range .Values.applications')
      .replaceAll('$app.', '.')
      .replaceAll('$name', '.name');
    const tree = { ...files, 'apps/templates/apps.yaml': list };
    const listed =
      'cluster: north\napplications:\n  - {name: web, repoURL: https://git.example/a/b, path: web, version: v1.0.0}\n';
    expect(found({ ...tree, 'apps/values.yaml': listed })).toEqual([
      ['web', 'north', 'web', 'platform', 'web', 'v1.0.0', ''],
    ]);
  });

  it('leaves out what the values switch off', () => {
    const off = values.replace('    cluster: south\n', '    cluster: south\n    enabled: no\n');
    const condition = template.replace('{{- if $app.enabled | default true }}', '{{- if not $app.disabled }}');
    const tree = { ...files, 'apps/templates/apps.yaml': condition, 'apps/values.yaml': off };
    expect(found(tree)).toHaveLength(2);
    expect(found({ ...tree, 'apps/values.yaml': off.replace('enabled: no', 'disabled: true') })).toHaveLength(1);
  });

  it('reads the values of each environment, and counts once what is the same in all', () => {
    const production = 'cluster: prod-1\napplications:\n  shop: {version: v2.0.0, cluster: null}\n';
    expect(
      found({
        ...files,
        'apps/values-prod.yaml': production,
        'apps/values-staging.yaml': 'applications:\n  shop: {version: v2.1.0}\n',
      }),
    ).toEqual([
      ['ingress', 'prod-1', 'ingress', 'platform', 'ingress-nginx', '4.11.2', 'prod'],
      ['shop', 'prod-1', 'shop', 'platform', 'deploy', 'v2.0.0', 'prod'],
      ['ingress', 'north', 'ingress', 'platform', 'ingress-nginx', '4.11.2', 'staging'],
      ['shop', 'south', 'shop', 'platform', 'deploy', 'v2.1.0', 'staging'],
    ]);
    const same = { 'apps/values-prod.yaml': 'team: a\n', 'apps/values-staging.yaml': 'team: b\n' };
    expect(found({ ...files, ...same }).map(([name, , , , , , environments]) => [name, environments])).toEqual([
      ['ingress', 'prod,staging'],
      ['shop', 'prod,staging'],
    ]);
  });

  it('takes the values that an Application names for the chart', () => {
    const root = (helm: string): string => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: root, namespace: argocd}
spec:
  project: default
  destination: {name: in-cluster, namespace: argocd}
  source: {repoURL: https://git.example/acme/apps, path: apps, targetRevision: main, helm: ${helm}}
`;
    const shopOf = (tree: Record<string, string>) => found(tree).filter(([name]) => name === 'shop' || name === null);
    const named = { ...files, 'config/values-live.yaml': 'applications: {shop: {version: v9.0.0}}\n' };
    expect(shopOf({ ...named, 'root.yaml': root('{valueFiles: [../config/values-live.yaml]}') })).toMatchObject([
      ['shop', 'south', 'shop', 'platform', 'deploy', 'v9.0.0', 'live'],
    ]);
    const inline = '{parameters: [{name: applications.shop.version, value: v3.0.0}], valuesObject: {cluster: west}}';
    expect(shopOf({ ...files, 'root.yaml': root(inline) })).toMatchObject([
      ['shop', 'south', 'shop', 'platform', 'deploy', 'v3.0.0', ''],
    ]);
  });

  it('says nothing of what a set hands to the chart for each cluster, or where an object names values that are not here', () => {
    const set = (helm: string): string => `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: roots, namespace: argocd}
spec:
  generators: [{clusters: {}}]
  template:
    metadata: {name: 'root-{{name}}'}
    spec:
      project: default
      destination: {name: in-cluster, namespace: argocd}
      source: {repoURL: https://git.example/acme/apps, path: apps, targetRevision: main, helm: ${helm}}
`;
    const clustersOf = (helm: string) =>
      inventoryOf({ ...files, 'root.yaml': set(helm) }).agents.flatMap(({ kind, name, cluster }) =>
        kind === 'Application' ? [[name.replace(/__.*/, '?'), cluster?.replace(/__.*/, '?')]] : [],
      );
    expect(clustersOf('{parameters: [{name: cluster, value: "{{name}}"}]}')).toEqual([
      ['ingress', '?'],
      ['shop', 'south'],
    ]);
    expect(clustersOf('{valueFiles: ["$values/{{name}}/values.yaml"]}')).toEqual([['?', '?']]);
  });

  it('leaves a template as one object with open fields where its values are elsewhere or more than text decides', () => {
    expect(open).toHaveLength(1);
    expect(open[0]?.[0]).toContain('cairn_unresolved');
    const decided = template.replace('{{- if $app.enabled | default true }}', '{{- if include "apps.on" $app }}');
    const asked = found({ ...files, 'apps/templates/apps.yaml': decided });
    expect(asked).toHaveLength(1);
    expect(asked.every(([, cluster]) => String(cluster).includes('unresolved'))).toBe(true);
    const outside = { ...files, 'templates/apps.yaml': template };
    expect(inventoryOf(outside).agents).toHaveLength(3);
  });

  it('keeps no text of a template that holds a Secret', () => {
    const secret =
      '---\napiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData: {password: sw0rdf1sh-and-more}\n';
    const tree = { ...files, 'apps/templates/apps.yaml': `${template}${secret}` };
    expect(found(tree)).toHaveLength(1);
    expect(JSON.stringify(inventoryOf(tree).resources)).not.toContain('sw0rdf1sh');
  });

  it('tells of a chart that is rendered in more ways than are looked at', () => {
    const rendered = (times: number, folder = 'apps') => {
      const moved = Object.entries(files).map(([path, text]) => [path.replace('apps/', `${folder}/`), text]);
      const beside = Array.from({ length: times }, (_, at) => [
        `${folder}/values-prod-${at}.yaml`,
        `cluster: prod-${at}\n`,
      ]);
      return inventoryOf(Object.fromEntries([...moved, ...beside])).unread;
    };
    expect(rendered(20)).toEqual([]);
    expect(rendered(25)).toEqual([
      {
        path: 'apps/Chart.yaml',
        line: null,
        reason: expect.stringContaining('25 sets of values here; what 5 of them'),
      },
    ]);
    expect(rendered(25, 'tests/apps')).toEqual([]);
  });
});
