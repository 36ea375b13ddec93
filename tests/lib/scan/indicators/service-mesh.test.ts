import { describe, expect, it } from 'vitest';
import { serviceMesh } from '@/lib/scan/indicators/service-mesh';
import { aHelmRelease, anApplication, detectIn } from '@/tests/factories/scanned-files';

const object = (apiVersion: string, kind: string, more = 'spec: {}\n'): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: shop}\n${more}`;
const namespace = (label: string): string =>
  `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  labels: {${label}}\n`;
const outcome = (files: Record<string, string>) => detectIn(serviceMesh, files).outcome;

describe('lib/scan/indicators/service-mesh.ts', () => {
  it.each([
    ['networking.istio.io/v1', 'VirtualService', 'Istio'],
    ['linkerd.io/v1alpha2', 'ServiceProfile', 'Linkerd'],
    ['consul.hashicorp.com/v1alpha1', 'ServiceIntentions', 'Consul'],
    ['kuma.io/v1alpha1', 'MeshTrafficPermission', 'Kuma'],
    ['maistra.io/v1', 'ServiceMeshMemberRoll', 'Istio'],
  ])('finds %s %s', (apiVersion, kind, name) => {
    expect(detectIn(serviceMesh, { 'a.yaml': object(apiVersion, kind) })).toMatchObject({
      outcome: 'present',
      measures: { objects: 1, names: [name] },
      marks: [{ path: 'a.yaml', line: 1 }],
    });
  });

  it.each([
    ['istio-injection: enabled', 'present'],
    ['istio.io/rev: stable', 'present'],
    ['istio.io/dataplane-mode: ambient', 'present'],
    ['istio-injection: disabled', 'absent'],
    ['istio.io/dataplane-mode: none', 'absent'],
    ['team: istio', 'absent'],
  ])('reads the label %s as %s', (label, expected) => {
    expect(outcome({ 'a.yaml': namespace(label) })).toBe(expected);
  });

  it('finds workloads that are put into a mesh', () => {
    const workload = object(
      'apps/v1',
      'Deployment',
      'spec:\n  template:\n    metadata:\n      annotations: {linkerd.io/inject: enabled}\n    spec: {containers: [{name: a, image: a:1}]}\n',
    );
    expect(outcome({ 'a.yaml': workload })).toBe('present');
    expect(outcome({ 'a.yaml': workload.replace('inject: enabled', 'inject: disabled') })).toBe('absent');
  });

  it.each([
    ['gateway.networking.k8s.io/v1', 'HTTPRoute'],
    ['gateway.networking.k8s.io/v1', 'Gateway'],
    ['networking.istio.io/v1', 'Gateway'],
    ['example.org/v1', 'VirtualService'],
  ])('takes %s %s alone for no mesh', (apiVersion, kind) => {
    expect(outcome({ 'a.yaml': object(apiVersion, kind), 'b.yaml': anApplication('shop') })).toBe('absent');
  });

  it('takes definitions of kinds, examples, and mutual TLS that is off for no mesh at work', () => {
    const definition =
      'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: virtualservices.networking.istio.io}\n';
    expect(outcome({ 'a.yaml': definition, 'b.yaml': anApplication('shop') })).toBe('absent');
    expect(
      outcome({
        'examples/a.yaml': object('networking.istio.io/v1', 'VirtualService'),
        'b.yaml': anApplication('shop'),
      }),
    ).toBe('absent');
    expect(
      outcome({ 'a.yaml': object('security.istio.io/v1', 'PeerAuthentication', 'spec: {mtls: {mode: DISABLE}}\n') }),
    ).toBe('partial');
    expect(
      outcome({ 'a.yaml': object('security.istio.io/v1', 'PeerAuthentication', 'spec: {mtls: {mode: STRICT}}\n') }),
    ).toBe('present');
    expect(
      outcome({
        'a.yaml': object('security.istio.io/v1', 'PeerAuthentication', 'spec: {mtls: {mode: "{{ .Values.mode }}"}}\n'),
      }),
    ).toBe('unknown');
  });

  it('is partial where a control plane is installed that nothing takes part in, or a template is off', () => {
    for (const chart of ['istiod', 'istio', 'linkerd'])
      expect(detectIn(serviceMesh, { 'a.yaml': aHelmRelease(chart) })).toMatchObject({
        outcome: 'partial',
        measures: { idle: 1 },
      });
    expect(outcome({ 'a.yaml': object('install.istio.io/v1alpha1', 'IstioOperator') })).toBe('partial');
    expect(outcome({ 'a.yaml': object('sailoperator.io/v1', 'Istio') })).toBe('partial');
    const chart = {
      'chart/Chart.yaml': 'name: shop\nversion: 1.0.0\n',
      'chart/values.yaml': 'mesh: {enabled: false}\n',
      'chart/templates/route.yaml': `{{- if .Values.mesh.enabled }}\n${object('networking.istio.io/v1', 'VirtualService')}{{- end }}\n`,
    };
    expect(outcome(chart)).toBe('partial');
    expect(outcome({ ...chart, 'chart/values.yaml': 'mesh: {enabled: true}\n' })).toBe('present');
  });

  it('is absent with what was looked for, not applicable without objects', () => {
    expect(detectIn(serviceMesh, { 'a.yaml': anApplication('shop') })).toMatchObject({
      outcome: 'absent',
      searched: { what: expect.any(Array) },
    });
    expect(outcome({ 'README.md': 'Istio' })).toBe('not-applicable');
  });
});
