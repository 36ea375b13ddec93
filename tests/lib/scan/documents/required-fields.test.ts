import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@/lib/scan/documents/json';
import { isComplete } from '@/lib/scan/documents/required-fields';

const flux = 'kustomize.toolkit.fluxcd.io';
const helm = 'helm.toolkit.fluxcd.io';
const argo = 'argoproj.io';

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
    ['apps', 'Deployment', { replicas: 3 }],
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
