import { describe, expect, it } from 'vitest';
import { platformAddOns } from '@/lib/scan/indicators/platform-add-ons';
import type { Inventory } from '@/lib/scan/inventory';
import { detectIn } from '@/tests/factories/scanned-files';
import {
  aChart,
  aKustomization,
  anAgent,
  anImage,
  anInventory,
  aResource,
  aSource,
  aTerraformFile,
  someFiles,
} from '../../../factories/inventory';
import { aHelmRelease, anApplication, inventoryOf } from '../../../factories/scanned-files';

function detect(overrides: Partial<Inventory>) {
  return platformAddOns.detect(anInventory(overrides));
}

const release = (chart: string) => anAgent({ kind: 'HelmRelease', name: 'x', sources: [aSource({ chart })] });
const installation = { type: 'helm_release', name: 'r', line: 3 };

describe('lib/scan/indicators/platform-add-ons.ts', () => {
  it('is present when an agent delivers every add-on', () => {
    expect(detect({ agents: [release('ingress-nginx'), release('cert-manager'), release('shop')] })).toMatchObject({
      outcome: 'present',
      share: 1,
      measures: {
        categories: ['certificates', 'ingress'],
        addOns: ['cert-manager', 'ingress-nginx'],
        of: 2,
        underAgent: 2,
        agentItself: 0,
      },
    });
  });

  it.each([
    ['the first container', 'shop/workload.yaml', ['fluent-bit', 'shop'], 'present'],
    ['a container beside an application', 'shop/workload.yaml', ['shop', 'fluent-bit'], 'absent'],
    ['a container beside its own helper', 'logging/fluent-bit/workload.yaml', ['helper', 'fluent-bit'], 'present'],
  ])('takes %s for what it is', (_, path, images, outcome) => {
    const containers = images.map((name) => `{name: ${name}, image: "registry.example.org/${name}:1.0.0"}`);
    const text = `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {template: {spec: {containers: [${containers.join(', ')}]}}}\n`;
    expect(detectIn(platformAddOns, { [path]: text }).outcome).toBe(outcome);
  });

  it('takes a controller behind its own proxy for the add-on that its workload is called by', () => {
    const workload = (name: string) =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}}\nspec: {template: {spec: {containers: [{name: proxy, image: "proxy:1"}, {name: it, image: "registry.example.org/fluent-bit:1"}]}}}\n`;
    const found = (...names: string[]) => detectIn(platformAddOns, { 'all.yaml': names.map(workload).join('---\n') });
    expect(found('fluent-bit').outcome).toBe('present');
    expect(found('shop').outcome).toBe('absent');
    expect(found('a', 'b', 'fluent-bit', 'c').marks).toEqual([expect.objectContaining({ path: 'all.yaml', line: 11 })]);
  });

  it('knows an add-on by the name, the path and the generator of an agent object', () => {
    const set = aResource(
      'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec: {generators: [{list: {elements: [{name: velero}, {name: shop}]}}]}\n',
    );
    const agents = [
      anAgent({ name: 'prod-external-dns' }),
      anAgent({ sources: [aSource({ path: 'infrastructure/kyverno/overlays/prod' })] }),
      anAgent({ kind: 'ApplicationSet', name: 'add-ons', resource: set, sources: [aSource({ path: '{{name}}' })] }),
    ];
    expect(detect({ agents }).measures).toMatchObject({ addOns: ['external-dns', 'kyverno', 'velero'], underAgent: 3 });
  });

  it('is partial when Terraform or nobody installs some', () => {
    const terraform = [
      aTerraformFile('main.tf', {
        resources: [installation],
        attributes: { 'helm_release.r': { chart: 'metrics-server' } },
      }),
    ];
    expect(detect({ agents: [release('velero')], terraform })).toMatchObject({
      outcome: 'partial',
      share: 0.5,
      measures: { of: 2, underAgent: 1 },
    });
  });

  it('is present when the agent delivers nearly all', () => {
    const charts = ['velero', 'cert-manager', 'kyverno', 'external-dns'];
    const terraform = [
      aTerraformFile('main.tf', {
        resources: [installation],
        attributes: { 'helm_release.r': { chart: 'metrics-server' } },
      }),
    ];
    const found = (count: number) => detect({ agents: charts.slice(0, count).map(release), terraform });
    expect(found(4)).toMatchObject({ outcome: 'present', share: 0.8, measures: { of: 5, underAgent: 4 } });
    expect(found(3)).toMatchObject({ outcome: 'partial', share: 0.75 });
  });

  it('finds the releases of helmfiles, present where no agent is here to deliver them', () => {
    const text =
      'releases:\n  - {name: certs, chart: own/cert-manager}\n  - {name: shop, chart: own/shop}\n  - {name: metrics-server, installed: true}\n';
    const { helmfiles } = inventoryOf({ 'helmfile.yaml': text });
    expect(detect({ helmfiles, agents: [release('velero')] })).toMatchObject({ outcome: 'partial', share: 1 / 3 });
    expect(detect({ helmfiles })).toMatchObject({
      outcome: 'present',
      measures: { of: 2, underAgent: 0, addOns: ['cert-manager', 'metrics-server'] },
      marks: [{ path: 'helmfile.yaml', key: ['releases', 0] }, { key: ['releases', 2] }],
    });
  });

  it('is present where the agent takes other repositories alone: those that deliver this one are elsewhere', () => {
    const files = {
      'metallb/pool.yaml': 'apiVersion: metallb.io/v1beta1\nkind: IPAddressPool\nmetadata: {name: a}\n',
      'shop/map.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n',
    };
    const taking = (path: string) => ({ ...files, 'agent/app.yaml': anApplication('a', '{}', { path }) });
    expect(detectIn(platformAddOns, taking('guestbook'))).toMatchObject({
      outcome: 'present',
      measures: { of: 1, underAgent: 0 },
      reason: '1 platform add-on (networking) is declared. No agent is here to deliver it.',
    });
    expect(detectIn(platformAddOns, taking('shop'))).toMatchObject({ outcome: 'partial', share: 0 });
    const withRelease = { ...files, 'agent/shop.yaml': aHelmRelease('shop') };
    expect(detectIn(platformAddOns, withRelease)).toMatchObject({ outcome: 'partial', share: 0 });
  });

  it('knows the release of a chart of the repository by its own name, and that of another chart by the chart', () => {
    const text =
      'releases:\n  - {name: coredns, chart: ../charts/our-dns}\n  - {name: grafana, chart: own/generic}\n  - {name: shop, chart: ./shop}\n';
    const { helmfiles } = inventoryOf({ 'admin/helmfile.yaml': text });
    expect(detect({ helmfiles })).toMatchObject({
      outcome: 'present',
      measures: { addOns: ['coredns'] },
      reason: '1 platform add-on (dns) is declared. No agent is here to deliver it.',
    });
  });

  it('follows charts, remote bases, images and objects to the agent that delivers them', () => {
    const agents = [anAgent({ name: 'system', sources: [aSource({ path: 'system' })] })];
    const charts = [
      aChart('system/chart', {
        dependencies: [
          { name: 'loki', version: '1.0.0', repository: 'https://c', index: 0, alias: null, conditions: [] },
        ],
      }),
    ];
    const kustomizations = [
      aKustomization('system/base', {
        remotes: ['https://github.com/kubernetes-sigs/metrics-server//manifests?ref=v1'],
      }),
    ];
    const images = [
      anImage('quay.io/jetstack/cert-manager-controller:v1.15.0', {
        path: 'system/cm.yaml',
        key: ['spec', 'containers', 0],
      }),
      anImage('grafana/tempo:2.0', { path: 'other/tempo.yaml', key: ['spec', 'containers', 0] }),
      anImage('velero/velero:1.0', { path: 'system/values.yaml', key: ['image'] }),
    ];
    const resources = [
      aResource('apiVersion: metallb.io/v1beta1\nkind: IPAddressPool\n', { path: 'system/pool.yaml' }),
      aResource('apiVersion: cert-manager.io/v1\nkind: Certificate\n', { path: 'shop/cert.yaml' }),
    ];
    const paths = ['system/chart/Chart.yaml', 'system/base/kustomization.yaml', 'system/cm.yaml', 'system/pool.yaml'];
    const inventory = {
      agents,
      charts,
      kustomizations,
      images,
      resources,
      files: someFiles(...paths, 'other/tempo.yaml'),
    };
    expect(detect(inventory)).toMatchObject({
      share: 0.8,
      measures: { addOns: ['cert-manager', 'loki', 'metallb', 'metrics-server', 'tempo'], of: 5, underAgent: 4 },
    });
  });

  it('is absent in a cluster without add-ons, and does not apply without a cluster', () => {
    const resources = [aResource('apiVersion: apps/v1\nkind: Deployment\n')];
    expect(detect({ resources })).toMatchObject({ outcome: 'absent', searched: { files: 10 } });
    expect(detect({}).outcome).toBe('not-applicable');
  });

  it('does not count an example', () => {
    expect(detect({ agents: [{ ...release('velero'), counted: false }] }).outcome).toBe('not-applicable');
  });

  describe('the agent itself', () => {
    const argo = aResource('apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: argocd-server}\n', {
      path: 'argocd/install.yaml',
    });
    const files = someFiles('argocd/install.yaml', 'argocd/kustomization.yaml');
    const covering = [anAgent({ name: 'argocd', sources: [aSource({ path: 'argocd' })] })];

    it.each<[string, Partial<Inventory>, number]>([
      [
        'what flux bootstrap committed',
        {
          resources: [
            aResource('apiVersion: v1\nkind: Namespace\n', { path: 'clusters/a/flux-system/gotk-components.yaml' }),
          ],
        },
        1,
      ],
      ['a FluxInstance', { resources: [aResource('apiVersion: fluxcd.controlplane.io/v1\nkind: FluxInstance\n')] }, 1],
      ['an application of the chart', { agents: [release('argo-cd')] }, 1],
      ['manifests under an application', { resources: [argo], files, agents: covering }, 1],
      [
        'a remote base under an application',
        {
          kustomizations: [
            aKustomization('argocd', { remotes: ['https://github.com/argoproj/argo-cd//manifests/ha?ref=v3.0.0'] }),
          ],
          files,
          agents: covering,
        },
        1,
      ],
      [
        'a chart that a kustomization renders under an application',
        {
          kustomizations: [aKustomization('argocd', { body: { helmCharts: [{ name: 'argo-cd' }] } })],
          files,
          agents: covering,
        },
        1,
      ],
      ['manifests that somebody applies by hand', { resources: [argo], files }, 0],
      ['nothing', {}, 0],
    ])('is seen in %s', (_, overrides, expected) => {
      expect(detect(overrides).measures).toMatchObject({ agentItself: expected });
    });
  });

  it('finds what modules of Terraform install, which no agent delivers', () => {
    const text = (source: string) => `module "a" {\n  source = "${source}"\n  enable_cert_manager = true\n}\n`;
    expect(detectIn(platformAddOns, { 'main.tf': text('aws-ia/eks-blueprints-addons/aws') })).toMatchObject({
      outcome: 'present',
      reason: expect.stringContaining('No agent is here'),
      measures: { addOns: ['cert-manager'], underAgent: 0 },
    });
    expect(detectIn(platformAddOns, { 'main.tf': text('acme/database/aws') }).outcome).toBe('not-applicable');
  });
});
