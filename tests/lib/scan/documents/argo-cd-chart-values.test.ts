import { describe, expect, it } from 'vitest';
import { argocdApplications } from '@/lib/scan/indicators/argocd-applications';
import { argocdSelfHeal } from '@/lib/scan/indicators/argocd-self-heal';
import { inventoryOf } from '@/tests/factories/scanned-files';

const entry = (selfHeal: boolean) => `
    namespace: argocd
    project: shop
    source: { repoURL: https://git.example/acme/shop, path: apps/web, targetRevision: main }
    destination: { server: https://kubernetes.default.svc, namespace: web }
    syncPolicy: { automated: { selfHeal: ${selfHeal} } }
`;
const values = `applications:\n  web:${entry(true)}  api:${entry(false)}`;
const indented = (text: string, by: number) => text.replace(/^/gm, ' '.repeat(by));

const parent = `apiVersion: v2
name: applications
version: 1.0.0
dependencies: [{ name: argocd-apps, version: 2.0.2, repository: https://argoproj.github.io/argo-helm }]
`;
const terraform = `resource "helm_release" "apps" {
  name       = "apps"
  chart      = "argocd-apps"
  repository = "https://argoproj.github.io/argo-helm"
  values     = [file("applications.values.yaml")]
}
`;
const release = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: apps, namespace: argocd }
spec:
  interval: 10m
  chart: { spec: { chart: argocd-apps, sourceRef: { kind: HelmRepository, name: argo } } }
  values:
${indented(values, 4)}
`;
const application = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: apps, namespace: argocd }
spec:
  project: shop
  destination: { server: https://kubernetes.default.svc, namespace: argocd }
  source:
    repoURL: https://argoproj.github.io/argo-helm
    chart: argocd-apps
    targetRevision: 2.0.2
    helm:
      values: |
${indented(values, 8)}
`;

function found(files: Record<string, string>) {
  const inventory = inventoryOf(files);
  const healing = argocdSelfHeal.detect(inventory);
  return {
    names: inventory.agents.map(({ name }) => name).sort(),
    objects: argocdApplications.detect(inventory).measures?.['objects'],
    healing: [healing.measures?.['met'], healing.measures?.['of']],
  };
}

describe('lib/scan/documents/argo-cd-chart-values.ts', () => {
  it('reads applications in the values of a chart that depends on the chart of applications', () => {
    const files = { 'apps/Chart.yaml': parent, 'apps/values.yaml': `argocd-apps:\n${indented(values, 2)}` };
    expect(found(files)).toEqual({ names: ['api', 'web'], objects: 2, healing: [1, 2] });
  });

  it('reads them in releases of it', () => {
    expect(found({ 'clusters/hub/apps.yaml': release }).names).toContain('web');
    expect(found({ 'bootstrap/apps.yaml': application })).toEqual({
      names: ['api', 'apps', 'web'],
      objects: 3,
      healing: [1, 3],
    });
  });

  it('reads them in a values file of their shape where Terraform installs the chart', () => {
    const files = { 'argocd/applications.values.yaml': values, 'argocd/main.tf': terraform };
    expect(found(files)).toEqual({ names: ['api', 'web'], objects: 2, healing: [1, 2] });
  });

  it('reads lists, as charts before 2.0 took them, and sets', () => {
    const list = values.replace('  web:', '  - name: web').replace('  api:', '  - name: api');
    const set = 'applicationsets:\n  shops:\n    generators: [{ list: { elements: [{ shop: a }] } }]\n';
    const template = `    template:\n      metadata: { name: "{{ shop }}" }\n      spec:\n${indented(entry(true).slice(1), 4)}`;
    const files = {
      'argocd/applications.values.yaml': `${list}${set}${template}`,
      'argocd/main.tf': terraform,
    };
    expect(found(files).names).toEqual(['api', 'shops', 'web']);
  });

  it('points at the entry', () => {
    const files = { 'apps/Chart.yaml': parent, 'apps/values.yaml': `argocd-apps:\n${indented(values, 2)}` };
    const marks = argocdSelfHeal.detect(inventoryOf(files)).marks ?? [];
    expect(marks.map(({ key }) => key?.slice(0, 3))).toContainEqual(['argocd-apps', 'applications', 'web']);
  });

  it('takes no values of this shape that the templates of an own chart or of an unknown one fill in', () => {
    const own = parent.replace(/dependencies.*\n/, '');
    const inOwn = { 'apps/Chart.yaml': own, 'apps/values.yaml': values };
    expect(found(inOwn).names).toEqual([]);
    expect(found({ ...inOwn, 'argocd/main.tf': terraform }).names).toEqual([]);
    expect(found({ 'argocd/applications.values.yaml': values }).names).toEqual([]);
  });

  it('takes no list of other things called applications', () => {
    const other = 'applications:\n  web: { image: example.org/web, replicas: 2 }\n';
    expect(found({ 'argocd/applications.values.yaml': other, 'argocd/main.tf': terraform }).names).toEqual([]);
  });
});
