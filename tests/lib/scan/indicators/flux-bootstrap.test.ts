import { describe, expect, it } from 'vitest';
import { fluxBootstrap } from '@/lib/scan/indicators/flux-bootstrap';
import { aFluxDaemon, aFluxKustomization, aHelmRelease, detectIn } from '@/tests/factories/scanned-files';

const crd = 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: a}\n';

describe('lib/scan/indicators/flux-bootstrap.ts', () => {
  it.each<[string, Record<string, string>, string[]]>([
    [
      'components with objects',
      {
        'clusters/eu/flux-system/gotk-components.yaml': crd,
        'clusters/us/flux-system/gotk-components.yaml': `# us\n${crd}`,
      },
      ['eu', 'us'],
    ],
    [
      'a FluxInstance',
      {
        'clusters/eu/flux.yaml':
          'apiVersion: fluxcd.controlplane.io/v1\nkind: FluxInstance\nmetadata: {name: flux}\nspec: {}\n',
      },
      ['eu'],
    ],
    [
      'its manifests as a base',
      { 'flux/kustomization.yaml': 'resources: ["https://github.com/fluxcd/flux2/manifests/install?ref=v2.4.0"]\n' },
      ['flux'],
    ],
    [
      'manifests of Flux 1 as a base',
      { 'flux/kustomization.yaml': 'bases: ["github.com/fluxcd/flux//deploy?ref=1.25.4"]\n' },
      ['flux'],
    ],
    ['its operator', { 'flux/release.yaml': aHelmRelease('flux-operator') }, ['flux']],
    [
      'one installation in an instance with its operator, per cluster',
      {
        'clusters/eu/operator/release.yaml': aHelmRelease('flux-operator'),
        'clusters/eu/instance/release.yaml': aHelmRelease('flux-instance'),
        'operator/release.yaml': aHelmRelease('flux-operator'),
        'instance/release.yaml': aHelmRelease('flux-instance'),
      },
      ['eu', 'instance'],
    ],
    ['the daemon of Flux 1', { 'flux/daemon.yaml': aFluxDaemon() }, ['flux']],
    ['its chart', { 'flux/release.yaml': aHelmRelease('flux2') }, ['flux']],
  ])('finds %s', (_, files, clusters) => {
    expect(detectIn(fluxBootstrap, files)).toMatchObject({
      outcome: 'present',
      measures: { installations: clusters.length, clusters },
    });
  });

  it.each([
    ['Terraform', { 'infra/flux.tf': 'resource "flux_bootstrap_git" "this" {\n  path = "clusters/eu"\n}\n' }],
    ['a release of Terraform', { 'infra/flux.tf': 'resource "helm_release" "flux" {\n  chart = "flux-operator"\n}\n' }],
    ['a helmfile', { 'bootstrap/helmfile.yaml': 'releases: [{name: flux, chart: controlplaneio/flux-instance}]\n' }],
  ])('finds what %s puts in place', (_, files) => {
    const found = detectIn(fluxBootstrap, { ...files, 'apps/ks.yaml': aFluxKustomization('a', './a') });
    expect(found).toMatchObject({ outcome: 'present', marks: [{ path: Object.keys(files)[0] }] });
  });

  it('counts an installation that Flux keeps, not the helmfile that put it in place', () => {
    const files = {
      'bootstrap/helmfile.yaml': 'releases: [{name: flux, chart: controlplaneio/flux-instance}]\n',
      'flux/release.yaml': aHelmRelease('flux-instance'),
    };
    expect(detectIn(fluxBootstrap, files).measures).toEqual({ installations: 1, clusters: ['flux'] });
  });

  it('does not take a placeholder for an installation', () => {
    const files = {
      'a/gotk-components.yaml': '# made by flux bootstrap\n',
      'a/ks.yaml': aFluxKustomization('a', './a'),
    };
    expect(detectIn(fluxBootstrap, files)).toMatchObject({ outcome: 'absent', searched: { what: expect.any(Array) } });
  });

  it.each(['other/flux2-fork', 'fluxcd/flux2-multi-tenancy'])('is absent with a base of %s', (repository) => {
    const text = `resources: ["https://github.com/${repository}?ref=v1"]\n`;
    expect(detectIn(fluxBootstrap, { 'a/kustomization.yaml': text }).outcome).toBe('absent');
  });

  it('finds its controllers written out, and takes them for kept in shape only where Flux delivers them', () => {
    const controller =
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: kustomize-controller}\nspec: {selector: {}, template: {spec: {containers: [{name: manager, image: "ghcr.io/fluxcd/kustomize-controller:v1.0.0"}]}}}\n';
    const files = { 'agent/all.yaml': controller, 'apps.yaml': aFluxKustomization('apps', './apps') };
    expect(detectIn(fluxBootstrap, files)).toMatchObject({ outcome: 'present', measures: { installations: 0 } });
    const delivered = { ...files, 'flux.yaml': aFluxKustomization('flux', './agent') };
    expect(detectIn(fluxBootstrap, delivered).measures).toEqual({ installations: 1, clusters: ['agent'] });
  });

  it.each([
    ['kustomize-controller', 'present'],
    ['image-cache', 'absent'],
  ])('tells Flux in a chart of another name by the controller that is patched: %s', (name, outcome) => {
    const files = {
      'platform/delivery/kustomization.yaml': `helmCharts: [{name: acme-delivery, repo: "https://charts.acme.example", version: 1.2.0}]\npatches: [{target: {kind: Deployment, name: ${name}}, patch: "[]"}]\n`,
      'apps.yaml': aFluxKustomization('apps', './apps'),
    };
    expect(detectIn(fluxBootstrap, files).outcome).toBe(outcome);
  });
});
