import { describe, expect, it, vi } from 'vitest';
import * as coverage from '@/lib/scan/agent-coverage';
import { targetConsistency } from '@/lib/scan/indicators/target-consistency';
import { aFluxKustomization, aHelmRelease, anApplication, detectIn } from '@/tests/factories/scanned-files';

const seen = (files: Record<string, string>) => detectIn(targetConsistency, files);
const release = (version: string): string => aHelmRelease('cart').replace('1.2.3', version);
const workload = (tag: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: shop}\nspec: {template: {spec: {containers: [{name: shop, image: "shop:${tag}"}]}}}\n`;

describe('lib/scan/indicators/target-consistency.ts', () => {
  it('compares versions of charts and images at the same place of sibling clusters', () => {
    expect(seen({ 'clusters/a/cart.yaml': release('1.2.3'), 'clusters/b/cart.yaml': release('1.2.3') })).toMatchObject({
      outcome: 'present',
      measures: { of: 1, met: 1 },
    });
    expect(
      seen({
        'clusters/a/cart.yaml': release('1.2.3'),
        'clusters/b/cart.yaml': release('1.3.0'),
        'clusters/a/shop.yaml': workload('1.0.0'),
        'clusters/b/shop.yaml': workload('1.0.0'),
      }),
    ).toMatchObject({
      outcome: 'partial',
      share: 0.5,
      measures: { of: 2, met: 1, skewed: ['cart'] },
      marks: [{ path: 'clusters/a/cart.yaml' }, { path: 'clusters/b/cart.yaml' }, {}, {}],
    });
    expect(seen({ 'clusters/a/cart.yaml': release('1.2.3'), 'clusters/b/cart.yaml': release('1.3.0') })).toMatchObject({
      outcome: 'absent',
      searched: { what: expect.any(Array) },
    });
  });

  it('compares sibling environments, by folders and by values files', () => {
    expect(seen({ 'envs/test/shop.yaml': workload('1.0.0'), 'envs/prod/shop.yaml': workload('1.1.0') }).outcome).toBe(
      'absent',
    );
    const values = (tag: string): string => `image: {repository: shop, tag: "${tag}"}\n`;
    expect(seen({ 'shop/values-test.yaml': values('1.0.0'), 'shop/values-prod.yaml': values('1.0.0') }).outcome).toBe(
      'present',
    );
    expect(seen({ 'shop/values-test.yaml': values('1.0.0'), 'shop/values-prod.yaml': values('1.1.0') }).outcome).toBe(
      'absent',
    );
  });

  it('compares the folders of one service, not those of several', () => {
    const files = (cart: string) => ({
      'namespaces/shop-dev/a.yaml': workload('1.0.0'),
      'namespaces/shop-prod/a.yaml': workload('1.0.0'),
      'namespaces/cart-dev/a.yaml': workload(cart),
      'namespaces/cart-prod/a.yaml': workload(cart),
    });
    expect(seen(files('3.0.0')).measures).toMatchObject({ of: 2, met: 2 });
  });

  it('takes a chart that one template gives to the cluster of each environment for the same on all, less the values of one', () => {
    const application =
      "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: cart, namespace: argocd}\nspec: {project: shop, destination: {server: 'https://kubernetes.default.svc'}, source: {repoURL: 'https://git.example.org/shop/deploy', path: services/cart, targetRevision: main, helm: {valueFiles: ['values-{{ .Values.environment }}.yaml']}}}\n";
    const files = {
      'root/Chart.yaml': 'name: root\nversion: 1.0.0\n',
      'root/templates/cart.yaml': application,
      'root/values-north.yaml': 'environment: north\n',
      'root/values-prod.yaml': 'environment: prod\n',
      'services/cart/Chart.yaml': 'name: cart\nversion: 1.0.0\n',
      'services/cart/values-prod.yaml': 'sidecar: {image: "proxy:2.0.0"}\n',
      'services/cart/values-north.yaml': 'sidecar: {image: "proxy:2.0.0"}\n',
    };
    const found = seen({ ...files, 'services/cart/values.yaml': 'image: {repository: cart, tag: "1.4.0"}\n' });
    expect(found).toMatchObject({ outcome: 'present', measures: { of: 1, met: 1, shared: 1 } });
    expect(found.marks).toEqual([expect.objectContaining({ path: 'services/cart/values.yaml' })]);
    expect(seen({ ...files, 'services/cart/values.yaml': 'replicas: 1\n' }).outcome).toBe('unknown');
  });

  it('counts a Terraform root that makes several clusters as one component of them', () => {
    const image = (tag: string) => `image: {repository: shop, tag: "${tag}"}\n`;
    const files = {
      'clusters/eu/values.yaml': image('1.0.0'),
      'clusters/us/values.yaml': image('1.1.0'),
      'tf/main.tf': 'terraform {\n  backend "s3" {}\n}\n',
      'tf/vars/eu.tfvars': 'nodes = 1\n',
    };
    const found = seen({ ...files, 'tf/vars/us.tfvars': 'nodes = 2\n' });
    expect(found).toMatchObject({ outcome: 'partial', measures: { of: 2, met: 1, shared: 1 } });
    expect(found.marks).toContainEqual(
      expect.objectContaining({ path: 'tf/main.tf', note: 'one Terraform root for 2 clusters' }),
    );
    expect(seen(files)).toMatchObject({ outcome: 'absent', measures: { of: 1, met: 0, shared: 0 } });
  });

  it('compares what one helmfile gives to its clusters, each file once', () => {
    const files = {
      'shop/helmfile.yaml':
        'helmDefaults: {kubeContext: "{{ .Environment.Name }}"}\nenvironments: {staging: {}, north: {}, south: {}}\n---\nreleases:\n  - name: shop\n    chart: ../chart\n    values: [values.yaml, "values-{{ .Environment.Name }}.yaml"]\n',
      'shop/values.yaml': 'web: {image: {repository: shop, tag: "1.0.0"}}\nproxy: {image: "proxy:2.0.0"}\n',
    };
    expect(seen(files)).toMatchObject({ outcome: 'present', measures: { of: 2, met: 2, shared: 0 } });
    expect(seen({ ...files, 'shop/values-staging.yaml': 'web: {image: {tag: "1.1.0"}}\n' })).toMatchObject({
      outcome: 'partial',
      measures: { of: 2, met: 1, skewed: ['shop'] },
    });
  });

  it('compares what Config Sync takes on each cluster', () => {
    const sync = (cluster: string, kind: string, source: string) => ({
      [`clusters/${cluster}/sync.yaml`]: `apiVersion: configsync.gke.io/v1beta1\nkind: ${kind}\nmetadata: {name: root}\nspec: {sourceType: git, ${source}}\n`,
    });
    const git = (revision: string, dir = 'a') =>
      `git: {repo: 'https://git.example.org/shop/fleet', revision: ${revision}, dir: ${dir}}`;
    const oci = (tag: string) => `oci: {image: 'registry.example.org/shop/fleet:${tag}'}`;
    const both = (a: string, b: string, kind = 'RootSync') => seen({ ...sync('a', kind, a), ...sync('b', kind, b) });
    expect(both(git('v1.2.0'), git('v1.2.0', 'b'))).toMatchObject({ outcome: 'present', measures: { of: 1, met: 1 } });
    expect(both(git('v1.2.0'), git('v1.3.0'))).toMatchObject({
      outcome: 'absent',
      measures: { skewed: ['https://git.example.org/shop/fleet'] },
      marks: [{ path: 'clusters/a/sync.yaml', key: ['spec', 'git', 'revision'] }, {}],
    });
    expect(both(git('v1.2.0'), git('v1.3.0'), 'RepoSync').outcome).toBe('absent');
    expect(both(oci('1.2.0'), oci('1.3.0')).outcome).toBe('absent');
    expect(both(oci('1.2.0'), oci('1.2.0')).outcome).toBe('present');
    expect(both(git('main'), git('canary')).outcome).toBe('unknown');
    expect(both(oci('latest'), oci('latest')).outcome).toBe('unknown');
    const chart = (version: string) => `helm: {repo: 'https://charts.example.org', chart: shop, version: ${version}}`;
    expect(both(chart('1.2.0'), chart('1.3.0')).outcome).toBe('absent');
  });

  it('compares what flux bootstrap wrote, byte by byte', () => {
    const files = (a: string, b: string) => ({
      'clusters/a/flux-system/gotk-components.yaml': a,
      'clusters/b/flux-system/gotk-components.yaml': b,
    });
    expect(seen(files('# Flux Version: v2.4.0\n', '# Flux Version: v2.4.0\n')).measures).toMatchObject({
      of: 1,
      met: 1,
    });
    expect(seen(files('# Flux Version: v2.4.0\n', '# Flux Version: v2.5.0\n')).measures).toMatchObject({
      of: 1,
      met: 0,
      skewed: ['Flux'],
    });
  });

  it('counts what one definition gives to several clusters as equal', () => {
    const files = {
      'apps/cart.yaml': release('1.2.3'),
      'apps/kustomization.yaml': 'resources: [cart.yaml]\n',
      'clusters/a/kustomization.yaml': 'resources: [../../apps]\n',
      'clusters/b/kustomization.yaml': 'resources: [../../apps]\n',
      'clusters/a/flux/apps.yaml': aFluxKustomization('apps', './clusters/a'),
      'clusters/b/flux/apps.yaml': aFluxKustomization('apps', './clusters/b'),
    };
    expect(seen(files)).toMatchObject({
      outcome: 'present',
      measures: { shared: 1, of: 1, met: 1 },
      marks: [{ note: expect.stringContaining('one definition for several targets') }],
    });
  });

  it('asks which agents deliver a file only where they deliver to several clusters', () => {
    const asked = vi.spyOn(coverage, 'agentCoverage');
    const files = (cluster: string) => ({
      'shop/shop.yaml': workload('1.0.0'),
      'agents/north.yaml': anApplication('north', '{}', { path: 'shop', destination: '{name: north}' }),
      'agents/other.yaml': anApplication('other', '{}', { path: 'shop', destination: `{name: ${cluster}}` }),
    });
    expect(seen(files('north')).measures).toMatchObject({ shared: 0 });
    expect(asked).not.toHaveBeenCalled();
    expect(seen(files('south')).measures).toMatchObject({ shared: 1 });
    expect(asked).toHaveBeenCalledOnce();
  });

  it('counts the files of one base that agents deliver to several clusters', () => {
    const to = (cluster: string, path: string) =>
      anApplication(`shop-${cluster}`, '{}', { path, destination: `{name: ${cluster}}` });
    const files = (second: string) => ({
      'shop/base/shop.yaml': workload('1.0.0'),
      'shop/base/kustomization.yaml': 'resources: [shop.yaml]\n',
      'shop/overlays/north/kustomization.yaml': 'resources: [../../base]\n',
      'shop/overlays/south/kustomization.yaml': `resources: [${second}]\n`,
      'agents/north.yaml': to('north', 'shop/overlays/north'),
      'agents/south.yaml': to('south', 'shop/overlays/south'),
    });
    expect(seen(files('../../base'))).toMatchObject({
      outcome: 'present',
      measures: { shared: 1, of: 1, met: 1 },
      marks: [{ path: 'shop/base/shop.yaml', note: 'one file for 2 clusters' }],
    });
    expect(seen(files('own.yaml'))).toMatchObject({
      outcome: 'unknown',
      reason: expect.stringContaining('2 clusters are named'),
    });
  });

  it('counts images of a base that overlays of several environments take in, less those that an overlay sets anew', () => {
    const files = (prod = '') => ({
      'shop/base/kustomization.yaml': 'resources: [shop.yaml]\n',
      'shop/base/shop.yaml': workload('1.0.0'),
      'shop/overlays/dev/kustomization.yaml': 'resources: [../../base]\n',
      'shop/overlays/prod/kustomization.yaml': `resources: [../../base]\n${prod}`,
    });
    expect(seen(files())).toMatchObject({
      outcome: 'present',
      measures: { of: 1, met: 1, shared: 1 },
      marks: [{ path: 'shop/base/shop.yaml', note: 'one file for 2 targets' }],
    });
    expect(seen(files('images: [{name: shop, newTag: 1.1.0}]\n')).measures).toMatchObject({ shared: 0 });
    const renamed = 'images: [{name: shop, newName: registry.example.org/team/shop, newTag: 1.1.0}]\n';
    expect(seen(files(renamed)).measures).toMatchObject({ shared: 0 });
    for (const patch of [
      '{target: {kind: Deployment}, patch: "- op: replace\\n  path: /spec/template/spec/containers/0/image\\n  value: shop:2\\n"}',
      `{target: {kind: Deployment}, patch: '[{"op": "replace", "path": "/spec/template/spec/containers/0/image"}]'}`,
      '{patch: "spec: {template: {spec: {containers: [{name: shop, image: shop:2}]}}}"}',
      '{path: set-image.yaml, target: {kind: Deployment}}',
    ])
      expect(seen(files(`patches: [${patch}]\n`)).measures).toMatchObject({ shared: 0 });
    const replicas = '{patch: "spec: {template: {spec: {imagePullSecrets: []}}}"}, {path: replicas.yaml}';
    expect(seen(files(`patches: [${replicas}]\n`)).measures).toMatchObject({ shared: 1 });
    const { 'shop/overlays/dev/kustomization.yaml': _dev, ...one } = files();
    expect(seen(one).outcome).toBe('not-applicable');
  });

  it('takes all that a target has of a component together, where a file names it twice', () => {
    const both = workload('1.0.0').replace('}]}}}', '}, {name: old, image: "shop:0.9.0"}]}}}');
    expect(seen({ 'clusters/a/shop.yaml': both, 'clusters/b/shop.yaml': both }).measures).toMatchObject({
      of: 1,
      met: 1,
    });
  });

  it('leaves out tags of the repository itself, by which a change moves from target to target', () => {
    const app = (tag: string, url: string) =>
      anApplication('shop')
        .replace('targetRevision: main', `targetRevision: ${tag}`)
        .replace('https://git.example.org/shop/deploy', url);
    const targets = (url: string) => ({
      'clusters/a/shop.yaml': app('v1.0.0', url),
      'clusters/b/shop.yaml': app('v1.1.0', url),
    });
    const own = targets('https://git.example.org/shop/deploy');
    expect(seen({ 'apps/shop/a.yaml': '', ...own }).outcome).toBe('unknown');
    expect(seen(own).outcome).toBe('absent');
  });

  it('leaves out what overlays change on purpose, ranges, templates, choices in lists and single targets', () => {
    expect(
      seen({
        'envs/test/shop.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: b}\n',
        'envs/prod/shop.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: c}\n',
      }).outcome,
    ).toBe('unknown');
    expect(seen({ 'clusters/a/cart.yaml': release('1.x'), 'clusters/b/cart.yaml': release('2.x') }).outcome).toBe(
      'unknown',
    );
    expect(
      seen({ 'clusters/a/shop.yaml': workload('${TAG}'), 'clusters/b/shop.yaml': workload('1.0.0') }).outcome,
    ).toBe('unknown');
    const choices = (tag: string): string => `profiles:\n  - image: {repository: lab, tag: "${tag}"}\n`;
    expect(seen({ 'lab/values-test.yaml': choices('1.0.0'), 'lab/values-prod.yaml': choices('2.0.0') }).outcome).toBe(
      'unknown',
    );
    expect(seen({ 'clusters/a/cart.yaml': release('1.2.3') }).outcome).toBe('not-applicable');
    expect(seen({ 'a.yaml': anApplication('a') }).outcome).toBe('not-applicable');
  });
});
