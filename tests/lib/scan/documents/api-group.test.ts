import { describe, expect, it } from 'vitest';
import { needsBody, splitApiVersion } from '@/lib/scan/documents/api-group';

describe('lib/scan/documents/api-group.ts', () => {
  it('splits group and version; the core group is empty', () => {
    expect(splitApiVersion('apps/v1')).toEqual({ group: 'apps', version: 'v1' });
    expect(splitApiVersion('v1')).toEqual({ group: '', version: 'v1' });
    expect(splitApiVersion('kustomize.toolkit.fluxcd.io/v1beta2').group).toBe('kustomize.toolkit.fluxcd.io');
  });

  it('skips the body of kinds that no rule reads', () => {
    expect(needsBody('apiextensions.k8s.io/v1', 'CustomResourceDefinition')).toBe(false);
    expect(needsBody('rbac.authorization.k8s.io/v1', 'ClusterRole')).toBe(false);
    expect(needsBody('argoproj.io/v1alpha1', 'Application')).toBe(true);
  });

  it('tells the Service of the core from that of Knative, which runs containers', () => {
    expect(needsBody('v1', 'Service')).toBe(false);
    expect(needsBody('serving.knative.dev/v1', 'Service')).toBe(true);
  });
});
