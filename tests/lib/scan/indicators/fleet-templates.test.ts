import { describe, expect, it } from 'vitest';
import { fleetTemplates } from '@/lib/scan/indicators/fleet-templates';
import { aFluxKustomization, anApplication, detectIn } from '@/tests/factories/scanned-files';

const set = (generators: string, server: string): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: a}\nspec:\n  generators: ${generators}\n  template: {metadata: {name: x}, spec: {project: p, source: {}, destination: {server: '${server}'}}}\n`;

const web = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {}\n';

describe('lib/scan/indicators/fleet-templates.ts', () => {
  it('finds sets whose destination comes from a generator, however nested', () => {
    const nested = '[{merge: {generators: [{clusters: {}}, {list: {elements: [{cluster: eu}, {cluster: us}]}}]}}]';
    expect(detectIn(fleetTemplates, { 'a.yaml': set(nested, '{{server}}') })).toMatchObject({
      outcome: 'present',
      measures: { templates: 1, targets: ['eu', 'us'], generators: ['clusters', 'list', 'merge'] },
    });
  });

  it('finds what selects its targets by label', () => {
    const files = {
      'a.yaml':
        'apiVersion: fleet.cattle.io/v1alpha1\nkind: GitRepo\nmetadata: {name: a}\nspec: {repo: x, targets: [{clusterSelector: {matchLabels: {env: prod}}}]}\n',
      'b.yaml':
        'apiVersion: config.projectsveltos.io/v1beta1\nkind: ClusterProfile\nmetadata: {name: b}\nspec: {clusterSelector: {matchLabels: {a: b}}}\n',
    };
    expect(detectIn(fleetTemplates, files).measures).toMatchObject({ templates: 2 });
  });

  it('finds a template of a chart that writes one application for several clusters, not one for each of its values', () => {
    const chart = (destination: string, path: string, values: string) => ({
      'fleet/Chart.yaml': 'apiVersion: v2\nname: fleet\nversion: 0.1.0\n',
      'fleet/values.yaml': values,
      'fleet/templates/apps.yaml': `{{- range $each := .Values.targets }}\n---\n${anApplication('x', '{}', { path, destination }).replace('name: x', 'name: x-{{ $each.name }}')}{{- end }}\n`,
    });
    const clusters = 'targets: [{name: north, app: shop}, {name: south, app: mail}]\n';
    const found = (path: string, values = clusters, destination = '{name: "{{ $each.name }}"}') =>
      detectIn(fleetTemplates, chart(destination, path, values));
    expect(found('apps/ingress')).toMatchObject({
      outcome: 'present',
      measures: { templates: 1, targets: ['north', 'south'] },
      marks: [{ path: 'fleet/templates/apps.yaml', line: 3 }],
    });
    expect(found('clusters/{{ $each.name }}/apps').outcome).toBe('present');
    expect(found('apps/{{ $each.app }}').outcome).toBe('absent');
    expect(found('apps/ingress', 'targets: [{name: north}]\n').outcome).toBe('absent');
    expect(found('apps/ingress', clusters, '{name: in-cluster}').outcome).toBe('absent');
  });

  it('finds a helmfile whose environments are clusters', () => {
    const helmfile = (context: string, releases = '[{name: shop, chart: ./shop}]') => ({
      'helmfile.yaml': `helmDefaults: {kubeContext: "${context}"}\nenvironments: {north: {}, south: {}}\n---\nreleases: ${releases}\n`,
    });
    expect(detectIn(fleetTemplates, helmfile('{{ .Environment.Name }}'))).toMatchObject({
      outcome: 'present',
      measures: { templates: 1, targets: ['north', 'south'] },
    });
    expect(detectIn(fleetTemplates, helmfile('only')).outcome).toBe('not-applicable');
    // What other helmfiles may take from one without releases is shared, and nothing here is rendered from it.
    expect(detectIn(fleetTemplates, helmfile('{{ .Environment.Name }}', '[]')).outcome).toBe('partial');
  });

  it('finds a ResourceSet whose inputs fill in the cluster', () => {
    const resourceSet = (inputs: string, secret: string) => ({
      'a.yaml': `apiVersion: fluxcd.controlplane.io/v1\nkind: ResourceSet\nmetadata: {name: fleet}\nspec:\n  inputs: ${inputs}\n  resources:\n    - apiVersion: kustomize.toolkit.fluxcd.io/v1\n      kind: Kustomization\n      metadata: {name: 'apps-<< inputs.cluster >>'}\n      spec: {interval: 1h, prune: true, path: ./apps, sourceRef: {kind: GitRepository, name: a}, kubeConfig: {secretRef: {name: '${secret}'}}}\n`,
    });
    const two = '[{cluster: north}, {cluster: south}]';
    expect(detectIn(fleetTemplates, resourceSet(two, '<< inputs.cluster >>-kubeconfig')).outcome).toBe('present');
    expect(detectIn(fleetTemplates, resourceSet('[{cluster: north}]', '<< inputs.cluster >>-kubeconfig')).outcome).toBe(
      'absent',
    );
    expect(detectIn(fleetTemplates, resourceSet(two, 'north-kubeconfig')).outcome).toBe('absent');
  });

  it('takes a generator of a single target for none', () => {
    const one = (generators: string) => detectIn(fleetTemplates, { 'a.yaml': set(generators, '{{server}}') }).outcome;
    expect(one('[{list: {elements: [{cluster: eu}]}}]')).toBe('absent');
    expect(one('[{list: {elements: []}}]')).toBe('absent');
    expect(one("[{list: {elements: '{{ toJson .Values.clusters }}'}}]")).toBe('present');
    expect(one('[{list: {elements: [{cluster: eu}]}}, {list: {elements: [{cluster: us}]}}]')).toBe('present');
    const secret = (name: string) =>
      `apiVersion: v1\nkind: Secret\nmetadata: {name: ${name}, labels: {argocd.argoproj.io/secret-type: cluster, region: eu}}\n`;
    const selected = '[{clusters: {selector: {matchLabels: {region: eu}}}}]';
    const registered = (...names: string[]) =>
      detectIn(fleetTemplates, { 'a.yaml': set(selected, '{{server}}'), 'b.yaml': names.map(secret).join('---\n') });
    expect(registered('north').outcome).toBe('absent');
    expect(registered('north', 'south').outcome).toBe('present');
    expect(registered().outcome).toBe('present');
  });

  it('is absent where each target is written out', () => {
    expect(detectIn(fleetTemplates, { 'a.yaml': set('[{git: {}}]', 'https://kubernetes.default.svc') }).outcome).toBe(
      'absent',
    );
    expect(detectIn(fleetTemplates, { 'a.yaml': anApplication('a') }).outcome).toBe('absent');
  });

  it('does not take previews of pull requests for a fleet, and is not applicable without an agent', () => {
    expect(
      detectIn(fleetTemplates, { 'a.yaml': set('[{pullRequest: {}}]', '{{server}}'), 'b.yaml': anApplication('b') })
        .outcome,
    ).toBe('absent');
    expect(detectIn(fleetTemplates, {}).outcome).toBe('not-applicable');
  });

  it('is absent, too, where several clusters are kept without an agent', () => {
    const eachItsOwn = { 'clusters/eu/web.yaml': web, 'clusters/us/web.yaml': web };
    expect(detectIn(fleetTemplates, eachItsOwn)).toMatchObject({
      outcome: 'absent',
      searched: { what: expect.any(Array) },
    });
    expect(detectIn(fleetTemplates, { 'clusters/eu/web.yaml': web }).outcome).toBe('not-applicable');
  });

  it('is absent, too, where the folders of several targets each have a copy of a helmfile', () => {
    const helmfile = 'releases: [{name: shop, chart: stable/shop}]\n';
    const copies = (...folders: string[]) =>
      detectIn(fleetTemplates, Object.fromEntries(folders.map((folder) => [`${folder}/helmfile.yaml`, helmfile])));
    expect(copies('services/staging/shop', 'services/production/shop').outcome).toBe('absent');
    expect(copies('services/staging/shop', 'services/production/mail').outcome).toBe('not-applicable');
    expect(copies('services/shop', 'services/mail').outcome).toBe('not-applicable');
  });

  it('is partial where clusters share a base and nothing generates what each adds', () => {
    const files = (base: string) => ({
      'base/kustomization.yaml': 'resources: [web.yaml]\n',
      'base/web.yaml': web,
      'clusters/eu/kustomization.yaml': 'resources: [../../base]\n',
      'clusters/us/kustomization.yaml': `resources: [${base}]\n`,
      'clusters/us/web.yaml': web,
    });
    expect(detectIn(fleetTemplates, files('../../base'))).toMatchObject({
      outcome: 'partial',
      measures: { templates: 0, shared: 1, sharedBy: ['eu', 'us'] },
      marks: [{ path: 'base/kustomization.yaml', note: 'one definition for eu and us' }],
      reason: expect.stringContaining('1 definition is shared by 2 clusters'),
    });
    expect(detectIn(fleetTemplates, files('web.yaml')).outcome).toBe('absent');
    const generated = { ...files('../../base'), 'a.yaml': set('[{clusters: {}}]', '{{server}}') };
    expect(detectIn(fleetTemplates, generated)).toMatchObject({ outcome: 'present', measures: { templates: 1 } });
  });

  it('is partial for one chart with values, and for one Terraform root with variables, of several clusters', () => {
    const clusters = { 'clusters/eu/web.yaml': web, 'clusters/us/web.yaml': web };
    const chart = (one: string, other: string) =>
      detectIn(fleetTemplates, {
        ...clusters,
        'charts/shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
        [`charts/shop/values-${one}.yaml`]: 'replicas: 1\n',
        [`charts/shop/values-${other}.yaml`]: 'replicas: 2\n',
      });
    expect(chart('eu', 'us')).toMatchObject({ outcome: 'partial', marks: [{ path: 'charts/shop/Chart.yaml' }] });
    expect(chart('eu', 'asia').outcome).toBe('absent');
    const root = (one: string, other: string) =>
      detectIn(fleetTemplates, {
        ...clusters,
        'terraform/main.tf': 'terraform {\n  backend "gcs" {}\n}\n',
        [`terraform/projects/${one}.tfvars`]: 'nodes = 1\n',
        [`terraform/projects/${other}.tfvars`]: 'nodes = 2\n',
      });
    expect(root('eu', 'us')).toMatchObject({ outcome: 'partial', marks: [{ path: 'terraform/main.tf' }] });
    expect(root('staging', 'production').outcome).toBe('absent');
  });

  it('is partial where overlays take one object of an agent under the same name, which no cluster holds twice', () => {
    const found = (south: string, path = '') =>
      detectIn(fleetTemplates, {
        'base/kustomization.yaml': 'resources: [apps.yaml]\n',
        'base/apps.yaml': aFluxKustomization('apps', './none'),
        'stages/north/kustomization.yaml': 'resources: [../../base]\n',
        'stages/south/kustomization.yaml': `resources: [../../base]\n${south}`,
        ...(path === '' ? {} : { [path]: 'resources: [../stages/north, ../stages/south]\n' }),
      });
    expect(found('')).toMatchObject({
      outcome: 'partial',
      measures: { shared: 1, sharedBy: ['stages/north', 'stages/south'] },
      marks: [{ path: 'base/apps.yaml', note: 'one definition for stages/north and stages/south' }],
    });
    expect(found('nameSuffix: -south\n').outcome).toBe('absent');
    expect(found('namespace: south\n').outcome).toBe('absent');
    expect(found('', 'all/kustomization.yaml').outcome).toBe('absent');
  });

  it('takes environments of one cluster, and workloads that no agent brings, for one target', () => {
    const overlays = {
      'base/kustomization.yaml': 'resources: [web.yaml]\n',
      'base/web.yaml': web,
      'overlays/test/kustomization.yaml': 'resources: [../../base]\n',
      'overlays/prod/kustomization.yaml': 'resources: [../../base]\n',
    };
    expect(detectIn(fleetTemplates, overlays).outcome).toBe('not-applicable');
    const inOne = {
      ...overlays,
      'test.yaml': anApplication('test', '{}', { path: 'overlays/test' }),
      'prod.yaml': anApplication('prod', '{}', { path: 'overlays/prod' }),
    };
    expect(detectIn(fleetTemplates, inOne).outcome).toBe('absent');
  });
});
