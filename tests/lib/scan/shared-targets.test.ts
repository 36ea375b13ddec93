import { describe, expect, it } from 'vitest';
import { sharedDefinitions, sharedTargets } from '@/lib/scan/shared-targets';
import { aFluxKustomization, anApplication, inventoryOf } from '@/tests/factories/scanned-files';

function shared(files: Record<string, string>): string[] {
  return [...sharedTargets(inventoryOf(files))].sort();
}

const to = (cluster: string, path: string): string =>
  anApplication(`a-${cluster}`, '{}', { path, destination: `{name: ${cluster}}` });

describe('lib/scan/shared-targets.ts', () => {
  it('takes clusters that are delivered the same path as sharing it', () => {
    expect(shared({ 'a.yaml': to('eu', './apps'), 'b.yaml': to('us', 'apps'), 'c.yaml': to('asia', 'other') })).toEqual(
      ['eu', 'us'],
    );
  });

  it('tells a base of another repository whatever its version, and counts no cluster as sharing for it', () => {
    const files = (base: string) => ({
      'clusters/eu/kustomization.yaml': 'resources: ["https://git.example.org/platform/bases//web?ref=v1.0.0"]\n',
      'clusters/us/kustomization.yaml': `resources: ["https://git.example.org/platform/bases//${base}?ref=v1.1.0"]\n`,
    });
    expect(sharedDefinitions(inventoryOf(files('web')))).toMatchObject([{ targets: ['eu', 'us'], isOutside: true }]);
    expect(sharedDefinitions(inventoryOf(files('mail')))).toEqual([]);
    expect(shared(files('web'))).toEqual([]);
  });

  it('takes clusters whose kustomizations take the same base, directly or through others', () => {
    expect(
      shared({
        'clusters/eu/kustomization.yaml': 'resources: [../../apps/eu]\n',
        'clusters/us/kustomization.yaml': 'resources: [../../base]\n',
        'clusters/asia/kustomization.yaml': 'resources: [own.yaml]\n',
        'apps/eu/kustomization.yaml': 'resources: [../../base]\n',
        'base/kustomization.yaml': 'resources: [a.yaml]\n',
        'base/a.yaml': 'a: 1\n',
      }),
    ).toEqual(['eu', 'us']);
  });

  it('takes clusters with values for one chart, or variables for one Terraform root, as sharing it', () => {
    const clusters = {
      'clusters/eu/a.yaml': aFluxKustomization('apps', './apps/eu'),
      'clusters/us/a.yaml': aFluxKustomization('apps', './apps/us'),
    };
    const chart = { ...clusters, 'shop/Chart.yaml': 'name: shop\nversion: 1.0.0\n', 'shop/values-eu.yaml': 'a: 1\n' };
    expect(shared({ ...chart, 'shop/us-values.yaml': 'a: 2\n' })).toEqual(['eu', 'us']);
    expect(shared({ ...chart, 'mail/values-us.yaml': 'a: 2\n' })).toEqual([]);
    const root = { ...clusters, 'tf/main.tf': 'terraform {\n  backend "s3" {}\n}\n', 'tf/vars/eu.tfvars': 'a = 1\n' };
    expect(shared({ ...root, 'tf/vars/us.tfvars': 'a = 2\n' })).toEqual(['eu', 'us']);
    expect(shared({ ...root, 'other/us.tfvars': 'a = 2\n' })).toEqual([]);
  });

  it('says where each shared definition stands and which clusters take it', () => {
    const files = {
      'clusters/eu/kustomization.yaml': 'resources: [../../base]\n',
      'clusters/us/kustomization.yaml': 'resources: [../../base]\n',
      'base/kustomization.yaml': 'resources: []\n',
    };
    expect(sharedDefinitions(inventoryOf(files))).toMatchObject([
      { place: { path: 'base/kustomization.yaml' }, targets: ['eu', 'us'] },
    ]);
  });

  it('takes the environments of one helmfile that are clusters as sharing its releases', () => {
    const helmfile =
      'helmDefaults: {kubeContext: "{{ .Environment.Name }}"}\nenvironments: {north: {}, south: {}}\n---\nreleases: [{name: shop, chart: ./shop}]\n';
    expect(shared({ 'helmfile.yaml': helmfile })).toEqual(['north', 'south']);
  });

  it('takes one object that both overlays deliver as shared', () => {
    expect(
      shared({
        'clusters/eu/kustomization.yaml': 'resources: [../../base]\n',
        'clusters/us/kustomization.yaml': 'resources: [../../base]\n',
        'base/kustomization.yaml': 'resources: [ks.yaml]\n',
        'base/ks.yaml': aFluxKustomization('apps', './none'),
      }),
    ).toEqual(['eu', 'us']);
  });

  it('takes clusters that each have their own definitions as sharing nothing', () => {
    expect(
      shared({
        'clusters/eu/a.yaml': aFluxKustomization('apps', './apps/eu'),
        'clusters/us/a.yaml': aFluxKustomization('apps', './apps/us'),
      }),
    ).toEqual([]);
  });

  it('tells clusters apart by their folders where each has an agent of its own', () => {
    const root = (cluster: string): string => anApplication('root', '{}', { path: `clusters/${cluster}` });
    const files = {
      'clusters/eu/kustomization.yaml': 'resources: [root.yaml, ../../base]\n',
      'clusters/eu/root.yaml': root('eu'),
      'clusters/us/root.yaml': root('us'),
      'base/kustomization.yaml': 'resources: [web.yaml]\n',
      'base/web.yaml': anApplication('web', '{}', { path: 'apps/web' }),
    };
    expect(shared({ ...files, 'clusters/us/kustomization.yaml': 'resources: [root.yaml]\n' })).toEqual([]);
    expect(shared({ ...files, 'clusters/us/kustomization.yaml': files['clusters/eu/kustomization.yaml'] })).toEqual([
      'eu',
      'us',
    ]);
  });

  it('takes the clusters that one generator names as sharing its template', () => {
    const set = (generator: string): string => `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: apps}
spec:
  generators: [${generator}]
  template:
    metadata: {name: 'apps-{{.cluster}}'}
    spec:
      project: shop
      source: {repoURL: 'https://git.example.org/shop/deploy', path: apps}
      destination: {name: '{{.cluster}}'}
`;
    expect(shared({ 'set.yaml': set('{list: {elements: [{cluster: eu}, {cluster: us}]}}') })).toEqual(['eu', 'us']);
    const entries = { 'clusters/asia/config.json': '{}', 'clusters/eu/config.json': '{}' };
    const files = "{git: {repoURL: 'https://git.example.org/shop/deploy', files: [{path: 'clusters/*/config.json'}]}}";
    expect(shared({ ...entries, 'set.yaml': set(files) })).toEqual(['asia', 'eu']);
    expect(shared({ ...entries, 'set.yaml': set(files).replace("'{{.cluster}}'}\n", 'eu}\n') })).toEqual([]);
  });

  it('survives bases that nest without end', () => {
    const files: Record<string, string> = { 'clusters/eu/kustomization.yaml': 'resources: [../../c0]\n' };
    for (let level = 0; level < 20_000; level += 1)
      files[`c${level}/kustomization.yaml`] = `resources: [../c${level + 1}]\n`;
    expect(shared(files)).toEqual([]);
  });

  it('takes what a template of a chart writes for its values as shared only where it is the same application', () => {
    const files = (path: string) => ({
      'fleet/Chart.yaml': 'apiVersion: v2\nname: fleet\nversion: 0.1.0\n',
      'fleet/values.yaml': 'targets: [{name: north, app: shop}, {name: south, app: mail}]\n',
      'fleet/templates/apps.yaml': `{{- range $each := .Values.targets }}\n---\n${to('{{ $each.name }}', path)}{{- end }}\n`,
    });
    expect(shared(files('apps/shop'))).toEqual(['north', 'south']);
    expect(shared(files('clusters/{{ $each.name }}'))).toEqual(['north', 'south']);
    expect(shared(files('apps/{{ $each.app }}'))).toEqual([]);
  });

  it('takes clusters that one object of Fleet selects by their labels, itself or through a group', () => {
    const cluster = (name: string, env: string): string =>
      `apiVersion: provisioning.cattle.io/v1\nkind: Cluster\nmetadata: {name: ${name}, labels: {env: ${env}}}\n`;
    const files = (target: string) => ({
      'clusters.yaml': [cluster('store-1', 'production'), cluster('store-2', 'production'), cluster('lab', 'lab')].join(
        '---\n',
      ),
      'group.yaml':
        'apiVersion: fleet.cattle.io/v1alpha1\nkind: ClusterGroup\nmetadata: {name: stores}\nspec: {selector: {matchLabels: {env: production}}}\n',
      'repo.yaml': `apiVersion: fleet.cattle.io/v1alpha1\nkind: GitRepo\nmetadata: {name: pos}\nspec: {repo: x, paths: [pos], targets: [${target}]}\n`,
    });
    expect(shared(files('{clusterGroup: stores}'))).toEqual(['store-1', 'store-2']);
    expect(shared(files('{clusterSelector: {matchLabels: {env: production}}}'))).toEqual(['store-1', 'store-2']);
    expect(shared(files('{clusterSelector: {matchLabels: {env: lab}}}'))).toEqual([]);
    expect(inventoryOf(files('{clusterGroup: stores}')).agents).toMatchObject([{ production: true }]);
  });

  it('takes clusters that Config Sync brings one folder, told by the names of files', () => {
    const registered = (name: string): string =>
      `apiVersion: clusterregistry.k8s.io/v1alpha1\nkind: Cluster\nmetadata: {name: ${name}}\n`;
    const sync = (dir: string): string =>
      `apiVersion: configsync.gke.io/v1beta1\nkind: RootSync\nmetadata: {name: root-sync, namespace: config-management-system}\nspec: {git: {repo: x, branch: main, dir: ${dir}}}\n`;
    const files = (dir: string) => ({
      'registry.yaml': `${registered('eu-1')}---\n${registered('us-1')}`,
      'syncs/eu-1.yaml': sync('root'),
      'syncs/us-1/sync.yaml': sync(dir),
    });
    expect(shared(files('root'))).toEqual(['eu-1', 'us-1']);
    expect(shared(files('other'))).toEqual([]);
  });
});
