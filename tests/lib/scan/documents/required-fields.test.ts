import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@/lib/scan/documents/json';
import { isComplete } from '@/lib/scan/documents/required-fields';

const flux = 'kustomize.toolkit.fluxcd.io';
const helm = 'helm.toolkit.fluxcd.io';
const argo = 'argoproj.io';
const source = 'source.toolkit.fluxcd.io';

describe('lib/scan/documents/required-fields.ts', () => {
  it.each<[string, string, JsonObject]>([
    [flux, 'Kustomization', { interval: '10m', prune: false, sourceRef: { name: 'a' } }],
    [helm, 'HelmRelease', { interval: '10m', chart: {} }],
    [helm, 'HelmRelease', { interval: '10m', chartRef: {} }],
    [argo, 'Application', { project: 'default', destination: {}, source: {} }],
    [argo, 'Application', { project: 'default', destination: {}, sources: [] }],
    [argo, 'Application', { project: 'default', destination: {}, sourceHydrator: {} }],
    [argo, 'ApplicationSet', { generators: [], template: {} }],
    ['apps', 'Deployment', { template: { spec: { containers: [{ image: 'web:1' }] } } }],
    [source, 'GitRepository', { interval: '5m', url: 'https://git.example.org/a' }],
    [source, 'OCIRepository', { interval: '5m', url: 'oci://registry.example.org/a' }],
    [source, 'HelmRepository', { url: 'https://charts.example.org' }],
    [source, 'Bucket', { interval: '5m', bucketName: 'a' }],
    [argo, 'Rollout', { strategy: { canary: {} } }],
    ['flagger.app', 'Canary', { targetRef: {}, analysis: {} }],
    ['kargo.akuity.io', 'Stage', { requestedFreight: [] }],
    ['bitnami.com', 'SealedSecret', { encryptedData: {} }],
    ['velero.io', 'Schedule', { schedule: '@daily', template: {} }],
    ['batch', 'CronJob', { jobTemplate: { spec: { template: { spec: { containers: [{ image: 'web:1' }] } } } } }],
  ])('takes a %s %s with its required fields as whole', (group, kind, spec) => {
    expect(isComplete(group, kind, { spec })).toBe(true);
  });

  it.each<[string, string, JsonObject]>([
    [flux, 'Kustomization', { interval: '10m', sourceRef: {} }],
    [flux, 'Kustomization', { interval: '10m', prune: null, sourceRef: {} }],
    [helm, 'HelmRelease', { chart: {} }],
    [helm, 'HelmRelease', { interval: '10m', values: {} }],
    [argo, 'Application', { destination: { namespace: 'x' }, source: { targetRevision: 'v2' } }],
    [argo, 'Application', { project: 'default', destination: {} }],
    [argo, 'ApplicationSet', { template: {} }],
    [argo, 'ApplicationSet', {}],
    [source, 'GitRepository', { ref: { tag: 'v1.2.3' } }],
    [source, 'GitRepository', { url: 'https://git.example.org/a' }],
    [source, 'OCIRepository', { interval: '5m', ref: { tag: '1.2.3' } }],
    [source, 'HelmRepository', { interval: '5m' }],
    [source, 'Bucket', { interval: '5m', endpoint: 'store.example.org' }],
    [argo, 'Rollout', { replicas: 3 }],
    ['flagger.app', 'Canary', { targetRef: {}, provider: 'nginx' }],
    ['kargo.akuity.io', 'Stage', { promotionTemplate: {} }],
    ['bitnami.com', 'SealedSecret', { template: {} }],
    ['velero.io', 'Schedule', { schedule: '@daily' }],
    ['apps', 'Deployment', { replicas: 3 }],
    ['apps', 'StatefulSet', { replicas: 3 }],
    ['apps', 'DaemonSet', { template: { spec: { containers: [{ name: 'web' }] } } }],
    ['batch', 'Job', { backoffLimit: 1 }],
    ['batch', 'CronJob', { schedule: '@daily' }],
    ['apps', 'Deployment', { template: { spec: { containers: [{ name: 'web', image: 'a' }, { name: 'side' }] } } }],
  ])('takes a %s %s that lacks one as partial', (group, kind, spec) => {
    expect(isComplete(group, kind, { spec })).toBe(false);
  });

  it('takes a kind without a rule as whole, and a kind of another group by its own rule', () => {
    expect(isComplete('example.org', 'Thing', {})).toBe(true);
    expect(isComplete('kustomize.config.k8s.io', 'Kustomization', {})).toBe(true);
    expect(isComplete('core.oam.dev', 'Application', {})).toBe(true);
  });

  it('reads no inherited field', () => {
    const spec: JsonObject = JSON.parse('{"__proto__":{"interval":"1m","chart":{}}}');
    expect(isComplete(helm, 'HelmRelease', { spec })).toBe(false);
    expect(isComplete('constructor', 'prototype', {})).toBe(true);
  });
});
