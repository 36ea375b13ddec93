import { describe, expect, it } from 'vitest';
import { aFluxKustomization, anApplication, inventoryOf } from '@/tests/factories/scanned-files';

function names(files: Record<string, string>): string[] {
  return inventoryOf(files).clusters.map(({ name }) => name);
}

const list = (elements: string): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: a}\nspec:\n  generators: ${elements}\n  template: {metadata: {name: '{{name}}'}, spec: {project: p, source: {}, destination: {server: '{{server}}'}}}\n`;

describe('lib/scan/clusters.ts', () => {
  it('knows a cluster that agents name by its name within that of the Secret which registers it', () => {
    const registered = (name: string) =>
      `apiVersion: v1\nkind: Secret\nmetadata: {name: ${name}, labels: {argocd.argoproj.io/secret-type: cluster}}\nstringData: {server: "https://x"}\n`;
    const { clusters } = inventoryOf({
      'apps/shop.yaml': anApplication('shop', '{}', { destination: '{name: north}' }),
      'apps/cart.yaml': anApplication('cart', '{}', { destination: '{name: east}' }),
      'clusters/north.yaml': registered('cluster-spec-north'),
      'clusters/south.yaml': registered('cluster-spec-south'),
    });
    expect(clusters.map(({ name }) => name)).toEqual(['cluster-spec-south', 'east', 'north']);
  });

  it('calls a registered cluster as its Secret does, which is how applications call it', () => {
    const registered = (data: string) =>
      `apiVersion: v1\nkind: Secret\nmetadata: {name: cluster-spec-a1, labels: {argocd.argoproj.io/secret-type: cluster}}\n${data}\n`;
    const app = anApplication('shop', '{}', { destination: '{name: east}' });
    expect(names({ 'app.yaml': app, 'a.yaml': registered('stringData: {name: east, config: hush}') })).toEqual([
      'east',
    ]);
    expect(names({ 'app.yaml': app, 'a.yaml': registered('data: {name: d2VzdA==}') })).toEqual(['east', 'west']);
    const sealed = registered('stringData: {name: "ENC[AES256_GCM,data:x]"}\nsops: {mac: "ENC[x]"}');
    expect(names({ 'a.yaml': sealed })).toEqual(['cluster-spec-a1']);
  });

  it('finds cluster folders, destinations, generator elements, registered and declared clusters', () => {
    const secret =
      'apiVersion: v1\nkind: Secret\nmetadata: {name: asia, labels: {argocd.argoproj.io/secret-type: cluster}}\nstringData: {name: asia, server: "https://x"}\n';
    expect(
      names({
        'clusters/eu/apps.yaml': aFluxKustomization('apps', './apps'),
        'argo/a.yaml': anApplication('shop', '{}', { destination: '{name: us}' }),
        'argo/set.yaml': list(
          '[{matrix: {generators: [{list: {elements: [{cluster: africa}, {server: "{{x}}"}]}}, {git: {}}]}}]',
        ),
        'argo/secret.yaml': secret,
        'capi/c.yaml': 'apiVersion: cluster.x-k8s.io/v1beta1\nkind: Cluster\nmetadata: {name: polar}\n',
        'acm/m.yaml':
          'apiVersion: cluster.open-cluster-management.io/v1\nkind: ManagedCluster\nmetadata: {name: baltic}\n',
      }),
    ).toEqual(['africa', 'asia', 'baltic', 'eu', 'polar', 'us']);
  });

  it('takes the environments of a helmfile for clusters where each has access of its own', () => {
    const helmfile = (defaults: string): string =>
      `helmDefaults: ${defaults}\nenvironments:\n  north: {}\n  south: {}\n---\nreleases: [{name: shop, chart: ./shop}]\n`;
    const file = 'args: ["--kubeconfig", "/etc/kube/{{ .Environment.Name }}.config"]';
    expect(names({ 'helmfile.yaml': helmfile(`{${file}}`) })).toEqual(['north', 'south']);
    expect(names({ 'helmfile.yaml': helmfile('{kubeContext: "{{ .Environment.Name }}"}') })).toEqual([
      'north',
      'south',
    ]);
    expect(names({ 'helmfile.yaml': helmfile('{kubeContext: only, args: ["--kubeconfig=/etc/one"]}') })).toEqual([]);
    const own = 'environments:\n  prod: {kubeContext: polar}\n  dev: {}\n';
    expect(names({ 'helmfile.yaml': own })).toEqual(['polar']);
  });

  it('takes no other kind of the same name for a cluster', () => {
    expect(
      names({
        'a.yaml': 'apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: db}\n',
        'b.yaml': 'apiVersion: kind.x-k8s.io/v1alpha4\nkind: Cluster\nname: local\n',
        'c.yaml':
          'apiVersion: v1\nkind: Secret\nmetadata: {name: repo, labels: {argocd.argoproj.io/secret-type: repository}}\n',
        'tests/clusters/kind/a.yaml': anApplication('shop'),
      }),
    ).toEqual([]);
  });

  it('takes the cluster that a tool declares where nothing else names one', () => {
    const eksctl = 'apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: {name: north, region: eu-west-1}\n';
    const talos = 'clusterName: home\nnodes: []\n';
    expect(names({ 'eksctl.yaml': eksctl })).toEqual(['north']);
    expect(names({ 'talos/talconfig.yaml': talos })).toEqual(['home']);
    expect(names({ 'talos/talconfig.yaml': talos, 'clusters/main/apps.yaml': aFluxKustomization('a', './a') })).toEqual(
      ['main'],
    );
    expect(names({ 'tests/talconfig.yaml': talos, 'other.yaml': talos })).toEqual([]);
  });

  it("takes the agent's own cluster for one only beside others", () => {
    const own = anApplication('shop');
    expect(names({ 'a.yaml': own })).toEqual([]);
    expect(names({ 'a.yaml': own, 'b.yaml': anApplication('cart', '{}', { destination: '{name: eu}' }) })).toEqual([
      'eu',
      'in-cluster',
    ]);
  });

  it('takes a Secret that only carries labels of the own cluster for no second one', () => {
    const secret =
      'apiVersion: v1\nkind: Secret\nmetadata: {name: local, labels: {argocd.argoproj.io/secret-type: cluster}}\nstringData: {name: in-cluster}\n';
    expect(names({ 'a.yaml': anApplication('shop'), 'b.yaml': secret })).toEqual(['local']);
    const other = anApplication('cart', '{}', { destination: '{name: local}' });
    expect(names({ 'a.yaml': anApplication('shop'), 'b.yaml': secret, 'c.yaml': other })).toEqual([
      'in-cluster',
      'local',
    ]);
  });

  it('takes folders of namespaces for clusters, not those of an environment', () => {
    const namespaces = (folder: string) =>
      Object.fromEntries(
        ['shop', 'cart', 'mail'].map((name) => [
          `namespaces/${folder}/${name}/00-namespace.yaml`,
          `apiVersion: v1\nkind: Namespace\nmetadata: {name: ${name}}\n`,
        ]),
      );
    expect(names({ ...namespaces('live.k8s.example.org'), ...namespaces('live-2.k8s.example.org') })).toEqual([
      'live-2.k8s.example.org',
      'live.k8s.example.org',
    ]);
    expect(names(namespaces('prod'))).toEqual([]);
    expect(
      names({ 'namespaces/north/shop/a.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n' }),
    ).toEqual([]);
  });

  it("takes a cluster on a machine of one's own for no target beside others, and for one alone", () => {
    const cluster = (name: string) => ({ [`clusters/${name}/apps.yaml`]: aFluxKustomization('a', './a') });
    expect(names({ ...cluster('prod'), ...cluster('kind') })).toEqual(['prod']);
    expect(names({ ...cluster('prod'), ...cluster('k3d-dev'), ...cluster('dev') })).toEqual(['dev', 'prod']);
    expect(names({ ...cluster('prod'), ...cluster('mankind') })).toEqual(['mankind', 'prod']);
    expect(names(cluster('kind'))).toEqual(['kind']);
  });

  it('takes the name of a sample for none', () => {
    expect(names({ 'a.yaml': anApplication('shop', '{}', { destination: '{name: sample-tenant}' }) })).toEqual([]);
  });

  it('takes shared folders beside those of clusters for none', () => {
    expect(
      names({ 'clusters/base/a.yaml': 'a: 1\n', 'clusters/prod/a.yaml': 'a: 1\n', 'clusters/notes.yaml': 'a: 1\n' }),
    ).toEqual(['prod']);
  });

  it('shows of a cluster an object whose path names it before others that go there', () => {
    const polar = { destination: '{name: polar}' };
    const files = {
      'all/shop.yaml': anApplication('shop', '{}', polar),
      'z/polar.yaml': anApplication('mail', '{}', polar),
    };
    expect(inventoryOf(files).clusters).toMatchObject([{ name: 'polar', path: 'z/polar.yaml' }]);
  });

  it('takes a folder called cluster-0 for one where most objects of the agent lie in such folders', () => {
    const own = {
      'k8s/cluster-0/apps/web/ks.yaml': aFluxKustomization('web', './k8s/cluster-0/apps/web/app'),
      'k8s/cluster-0/flux/apps.yaml': aFluxKustomization('apps', './k8s/cluster-0/apps'),
    };
    expect(names(own)).toEqual(['cluster-0']);
    const ofDatabase = {
      'apps/web/ks.yaml': aFluxKustomization('web', './apps/web/app'),
      'apps/postgres/cluster-1/ks.yaml': aFluxKustomization('postgres', './apps/postgres/cluster-1/app'),
    };
    expect(names(ofDatabase)).toEqual([]);
  });

  it('takes files that are named for the cluster which they describe, where several lie beside each other', () => {
    const two = { 'config/north.cluster.yaml': 'shops: []\n', 'config/south.cluster.yaml': 'shops: []\n' };
    expect(names(two)).toEqual(['north', 'south']);
    expect(names({ 'config/north.cluster.yaml': '', 'other/south.cluster.yaml': '' })).toEqual([]);
    expect(names({ 'tests/north.cluster.yaml': '', 'tests/south.cluster.yaml': '' })).toEqual([]);
    expect(names({ ...two, 'a.yaml': anApplication('shop', '{}', { destination: '{name: eu}' }) })).toEqual(['eu']);
  });

  it('leaves out the destinations of previews', () => {
    expect(names({ 'a.yaml': list('[{pullRequest: {}}, {list: {elements: [{cluster: eu}]}}]') })).toEqual([]);
  });

  it('takes clusters that Config Sync registers, and not the folders of a hierarchy of namespaces', () => {
    const names = ['billing', 'search', 'audit'];
    const spaces = names.map((name): [string, string] => [
      `root/namespaces/online/${name}/a.yaml`,
      `apiVersion: v1\nkind: Namespace\nmetadata: {name: ${name}}\n`,
    ]);
    const registered = (name: string): [string, string] => [
      `root/clusterregistry/${name}.yaml`,
      `apiVersion: clusterregistry.k8s.io/v1alpha1\nkind: Cluster\nmetadata: {name: ${name}, labels: {environment: prod}}\n`,
    ];
    const { clusters } = inventoryOf(Object.fromEntries([...spaces, registered('gke-eu'), registered('gke-us')]));
    expect(clusters.map(({ name }) => name)).toEqual(['gke-eu', 'gke-us']);
  });
});
