import { describe, expect, it } from 'vitest';
import { argocdApplications } from '@/lib/scan/indicators/argocd-applications';
import { anApplication, detectIn } from '@/tests/factories/scanned-files';

const partial =
  'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec: {syncPolicy: {automated: {}}}\n';

describe('lib/scan/indicators/argocd-applications.ts', () => {
  it('counts complete applications, and those of production', () => {
    const files = {
      'apps/prod/shop.yaml': anApplication('shop', '{}', { path: 'x' }),
      'apps/dev/shop.yaml': anApplication('shop', '{}', { path: 'x' }),
      'apps/dev/patch.yaml': partial,
    };
    expect(detectIn(argocdApplications, files)).toMatchObject({
      outcome: 'present',
      measures: { objects: 2, unresolved: 1, production: 1 },
      marks: [{ path: 'apps/prod/shop.yaml', line: 1 }, {}, {}],
    });
  });

  it('is unknown where only parts of applications are here', () => {
    expect(detectIn(argocdApplications, { 'a.yaml': partial }).outcome).toBe('unknown');
  });

  it('is unknown where only patches over a remote base are here', () => {
    const files = {
      'prod/kustomization.yaml': 'resources: ["https://git.example.org/a//b?ref=v1"]\npatches: [{path: a.yaml}]\n',
      'prod/a.yaml': partial,
    };
    expect(detectIn(argocdApplications, files).outcome).toBe('unknown');
  });

  it('finds what the provider of Argo CD makes of Terraform, and is unknown where a chart makes it of values elsewhere', () => {
    const made =
      'resource "argocd_application" "shop" {\n  metadata { name = "shop" }\n  spec {\n    project = "shop"\n    source { repo_url = "https://git.example.org/a" }\n    destination { name = "in-cluster" }\n  }\n}\n';
    expect(detectIn(argocdApplications, { 'main.tf': made })).toMatchObject({
      outcome: 'present',
      marks: [{ path: 'main.tf', line: 1 }],
    });
    const chart = 'resource "helm_release" "apps" {\n  chart = "argocd-apps"\n  values = [file("apps.yaml")]\n}\n';
    expect(detectIn(argocdApplications, { 'main.tf': chart })).toMatchObject({
      outcome: 'unknown',
      marks: [{ path: 'main.tf' }],
    });
    const sets =
      'argocd-apps:\n  applicationsets:\n    root: {generators: [{list: {elements: []}}], template: {metadata: {name: a}, spec: {project: p, source: {}, destination: {}}}}\n';
    const umbrella =
      'apiVersion: v2\nname: argocd\nversion: 0.0.0\ndependencies: [{name: argocd-apps, version: 2.0.2, repository: "https://argoproj.github.io/argo-helm"}]\n';
    expect(detectIn(argocdApplications, { 'argocd/Chart.yaml': umbrella, 'argocd/values.yaml': sets }).outcome).toBe(
      'absent',
    );
    const other = chart.replace('argocd-apps', 'ingress-nginx');
    expect(detectIn(argocdApplications, { 'main.tf': other }).outcome).toBe('absent');
  });

  it.each<[string, Record<string, string>]>([
    ['nothing', {}],
    [
      'a definition of the kind',
      {
        'a.yaml':
          'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: applications.argoproj.io}\n',
      },
    ],
    [
      'an Application of KubeVela',
      { 'a.yaml': anApplication('a').replace('argoproj.io/v1alpha1', 'core.oam.dev/v1beta1') },
    ],
    ['one that is commented out', { 'a.yaml': anApplication('a').replace(/^/gm, '# ') }],
    [
      'tests, examples and documentation',
      { 'tests/a.yaml': anApplication('a'), 'examples/a.yaml': anApplication('a'), 'docs/a.yaml': anApplication('a') },
    ],
    [
      'a vendored chart',
      {
        'c/Chart.yaml': 'name: c\n',
        'c/charts/d/Chart.yaml': 'name: d\nmaintainers: [{name: Somebody}]\n',
        'c/charts/d/templates/a.yaml': anApplication('a'),
      },
    ],
    ['a values file', { 'values.yaml': anApplication('a').replace('apiVersion', 'version') }],
  ])('is absent where there is %s', (_, files) => {
    expect(detectIn(argocdApplications, files)).toMatchObject({
      outcome: 'absent',
      searched: { what: [expect.any(String)] },
    });
  });
});
