import { describe, expect, it } from 'vitest';
import { deprecatedApis } from '@/lib/scan/indicators/deprecated-apis';
import { detectIn } from '@/tests/factories/scanned-files';

const anObject = (apiVersion: string, kind: string) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: shop}\n`;
const ofObject = (apiVersion: string, kind: string) =>
  detectIn(deprecatedApis, { 'shop.yaml': anObject(apiVersion, kind) });
const chart = { 'shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n' };
const inChart = (template: string, values = '{}') =>
  detectIn(deprecatedApis, { ...chart, 'shop/values.yaml': values, 'shop/templates/a.yaml': template });

describe('lib/scan/indicators/deprecated-apis.ts', () => {
  it.each([
    ['extensions/v1beta1', 'Ingress', 'Kubernetes 1.22'],
    ['extensions/v1beta1', 'Deployment', 'Kubernetes 1.16'],
    ['policy/v1beta1', 'PodDisruptionBudget', 'Kubernetes 1.25'],
    ['autoscaling/v2beta2', 'HorizontalPodAutoscaler', 'Kubernetes 1.26'],
    ['apiextensions.k8s.io/v1beta1', 'CustomResourceDefinition', 'Kubernetes 1.22'],
    ['kustomize.toolkit.fluxcd.io/v1beta2', 'Kustomization', 'Flux 2.8'],
    ['helm.toolkit.fluxcd.io/v2beta1', 'HelmRelease', 'Flux 2.7'],
    ['source.toolkit.fluxcd.io/v1beta2', 'HelmRepository', 'Flux 2.8'],
  ])('is present with %s %s, gone in %s', (apiVersion, kind, release) => {
    expect(ofObject(apiVersion, kind)).toMatchObject({
      outcome: 'present',
      measures: { removed: 1, deprecated: 0, apis: [`${apiVersion} ${kind}`] },
      marks: [{ path: 'shop.yaml', line: 1, key: ['apiVersion'], note: expect.stringContaining(release) }],
    });
  });

  it.each([
    ['Deployment', 'write apps/v1'],
    ['NetworkPolicy', 'write networking.k8s.io/v1'],
  ])('tells what to write instead of the %s of a group that was taken apart', (kind, instead) => {
    const [mark] = ofObject('extensions/v1beta1', kind).marks ?? [];
    expect(mark?.note.endsWith(instead)).toBe(true);
  });

  it('tells what is deprecated from what is gone', () => {
    expect(ofObject('notification.toolkit.fluxcd.io/v1beta2', 'Alert').measures).toMatchObject({
      removed: 0,
      deprecated: 1,
    });
  });

  it.each([
    ['networking.k8s.io/v1', 'Ingress'],
    ['notification.toolkit.fluxcd.io/v1beta3', 'Alert'],
    ['admissionregistration.k8s.io/v1beta1', 'ValidatingAdmissionPolicy'],
    ['argoproj.io/v1alpha1', 'Application'],
    ['gateway.networking.k8s.io/v1beta1', 'ReferenceGrant'],
  ])('is absent with %s %s', (apiVersion, kind) => {
    expect(ofObject(apiVersion, kind)).toMatchObject({ outcome: 'absent', searched: { what: [expect.any(String)] } });
  });

  it('leaves templates that choose by what the cluster knows', () => {
    const asking = `{{- if .Capabilities.APIVersions.Has "networking.k8s.io/v1" }}\napiVersion: networking.k8s.io/v1\n{{- else }}\napiVersion: networking.k8s.io/v1beta1\n{{- end }}\nkind: Ingress\nmetadata: {name: shop}\n`;
    const choosing = asking.replace('.Capabilities.APIVersions.Has "networking.k8s.io/v1"', '.Values.new');
    expect(inChart(asking).outcome).toBe('absent');
    expect(inChart(choosing).outcome).toBe('absent');
    expect(
      inChart('apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata: {name: "{{ .Release.Name }}"}\n')
        .outcome,
    ).toBe('present');
  });

  it('is partial where templates that are off by default alone would ask for them', () => {
    const template = `{{- if .Values.budget.enabled }}\n${anObject('policy/v1beta1', 'PodDisruptionBudget')}{{- end }}\n`;
    expect(inChart(template, 'budget: {enabled: false}')).toMatchObject({
      outcome: 'partial',
      measures: { removed: 0, deprecated: 0, apis: [] },
      marks: [{ path: 'shop/templates/a.yaml', note: expect.stringContaining('Kubernetes 1.25') }],
      reason: expect.stringMatching(/1 template is off by default and would: policy\/v1beta1 PodDisruptionBudget/),
    });
    expect(inChart(template, 'budget: {enabled: true}').outcome).toBe('present');
  });

  it('leaves patches, tests and examples', () => {
    const patched = {
      'kustomization.yaml': 'resources: [base]\npatches: [{path: patch.yaml}]\n',
      'patch.yaml': anObject('policy/v1beta1', 'PodDisruptionBudget'),
      'base/kustomization.yaml': 'resources: [b.yaml]\n',
      'base/b.yaml': anObject('policy/v1', 'PodDisruptionBudget'),
    };
    expect(detectIn(deprecatedApis, patched).outcome).toBe('absent');
    const example = { 'examples/a.yaml': anObject('policy/v1beta1', 'PodDisruptionBudget') };
    expect(detectIn(deprecatedApis, example).outcome).toBe('not-applicable');
  });
});
