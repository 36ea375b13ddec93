import { describe, expect, it } from 'vitest';
import { fluxTenantIsolation } from '@/lib/scan/indicators/flux-tenant-isolation';
import {
  aFluxDaemon,
  aFluxKustomization,
  aHelmRelease,
  anApplication,
  detectIn,
} from '@/tests/factories/scanned-files';

const seen = (files: Record<string, string>) => detectIn(fluxTenantIsolation, files);
const patched = (args: string): string =>
  `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [gotk-sync.yaml]\npatches:\n  - target: {kind: Deployment}\n    patch: |\n      - op: add\n        path: /spec/template/spec/containers/0/args/-\n        value: ${args}\n`;

describe('lib/scan/indicators/flux-tenant-isolation.ts', () => {
  it('counts objects that run under an account of their own', () => {
    const files = {
      'a.yaml': aFluxKustomization('shop', './shop', '  serviceAccountName: shop\n'),
      'b.yaml': aHelmRelease('cart'),
    };
    expect(seen(files)).toMatchObject({ outcome: 'partial', share: 0.5, measures: { of: 2, met: 1, lockdowns: 0 } });
    expect(seen({ 'a.yaml': files['a.yaml'] }).outcome).toBe('present');
    expect(seen({ 'b.yaml': files['b.yaml'] })).toMatchObject({
      outcome: 'absent',
      searched: { what: expect.any(Array) },
    });
  });

  it('counts no account that the repository binds to cluster-admin', () => {
    const binding = (kind: string, account: string, namespace: string, role = 'cluster-admin'): string =>
      `apiVersion: rbac.authorization.k8s.io/v1\nkind: ${kind}\nmetadata: {name: a, namespace: apps}\nroleRef: {kind: ClusterRole, name: ${role}}\nsubjects: [{kind: ServiceAccount, name: ${account}, namespace: "${namespace}"}]\n`;
    const app = { 'a.yaml': aFluxKustomization('shop', './shop', '  serviceAccountName: shop\n') };
    const outcome = (text: string) => seen({ ...app, 'rbac/b.yaml': text }).outcome;
    expect(seen({ ...app, 'rbac/b.yaml': binding('ClusterRoleBinding', 'shop', '${CLUSTER}') })).toMatchObject({
      outcome: 'absent',
      measures: { of: 1, met: 0 },
      marks: [{ note: expect.stringMatching(/runs as shop, which is bound to cluster-admin$/) }],
    });
    expect(outcome(binding('ClusterRoleBinding', 'shop', 'flux-system'))).toBe('absent');
    expect(outcome(binding('ClusterRoleBinding', 'shop', 'elsewhere'))).toBe('present');
    expect(outcome(binding('ClusterRoleBinding', 'shop', 'flux-system', 'view'))).toBe('present');
    expect(outcome(binding('ClusterRoleBinding', 'cart', 'flux-system'))).toBe('present');
    expect(outcome(binding('RoleBinding', 'shop', 'flux-system'))).toBe('present');
  });

  it('leaves out what sets up Flux itself', () => {
    const root = { 'clusters/a/flux-system/gotk-sync.yaml': aFluxKustomization('flux-system', './clusters/a') };
    expect(
      seen({ ...root, 'a.yaml': aFluxKustomization('shop', './shop', '  serviceAccountName: shop\n') }),
    ).toMatchObject({ outcome: 'present', measures: { of: 1 } });
    expect(seen(root).outcome).toBe('not-applicable');
  });

  it('takes a default account of the controllers for every object of the cluster', () => {
    const app = {
      'clusters/a/shop.yaml': aFluxKustomization('shop', './shop'),
      'clusters/b/shop.yaml': aFluxKustomization('shop', './shop'),
    };
    const locked = { 'clusters/a/flux-system/kustomization.yaml': patched('--default-service-account=default') };
    expect(seen({ ...app, ...locked })).toMatchObject({
      outcome: 'partial',
      measures: { lockdowns: 1, met: 1, of: 2 },
    });
  });

  it('takes references across namespaces alone, and comments, for no limit', () => {
    const app = { 'clusters/a/shop.yaml': aFluxKustomization('shop', './shop') };
    const patch = (args: string) => seen({ ...app, 'clusters/a/flux-system/kustomization.yaml': patched(args) });
    expect(patch('--no-cross-namespace-refs=true')).toMatchObject({
      outcome: 'absent',
      measures: { lockdowns: 0, noCrossNamespace: 1 },
    });
    expect(patch('--log-level=debug # --default-service-account=default').measures).toMatchObject({ lockdowns: 0 });
  });

  it('finds an instance that holds tenants apart', () => {
    const instance = (cluster: string): string =>
      `apiVersion: fluxcd.controlplane.io/v1\nkind: FluxInstance\nmetadata: {name: flux}\nspec: {cluster: ${cluster}, sync: {path: clusters/a}}\n`;
    const app = { 'shop.yaml': aFluxKustomization('shop', './shop') };
    expect(seen({ ...app, 'flux.yaml': instance('{multitenant: true}') }).outcome).toBe('present');
    expect(seen({ ...app, 'flux.yaml': instance('{multitenant: false}') }).outcome).toBe('absent');
  });

  it('is partial where a policy asks for an account that nothing here names', () => {
    const policy = (action: string, kind: string): string =>
      `apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: {name: tenants}\nspec:\n  validationFailureAction: ${action}\n  rules:\n    - name: account\n      match: {any: [{resources: {kinds: [${kind}]}}]}\n      validate: {pattern: {spec: {serviceAccountName: "?*"}}}\n`;
    const app = { 'shop.yaml': aFluxKustomization('shop', './shop') };
    expect(seen({ ...app, 'p.yaml': policy('Enforce', 'Kustomization') })).toMatchObject({
      outcome: 'partial',
      measures: { policies: 1, met: 0 },
    });
    expect(seen({ ...app, 'p.yaml': policy('Audit', 'Kustomization') }).outcome).toBe('absent');
    expect(seen({ ...app, 'p.yaml': policy('Enforce', 'Pod') }).outcome).toBe('absent');
  });

  it('knows a constraint of Gatekeeper for Flux objects by what it is called', () => {
    const constraint = (kinds: string, action = 'deny'): string =>
      `apiVersion: constraints.gatekeeper.sh/v1beta1\nkind: RequiredServiceAccount\nmetadata: {name: tenants}\nspec: {enforcementAction: ${action}, match: {kinds: [{apiGroups: ["*"], kinds: [${kinds}]}]}}\n`;
    const app = { 'shop.yaml': aFluxKustomization('shop', './shop') };
    expect(seen({ ...app, 'c.yaml': constraint('HelmRelease') })).toMatchObject({
      outcome: 'partial',
      measures: { policies: 1 },
    });
    expect(seen({ ...app, 'c.yaml': constraint('Pod') }).outcome).toBe('absent');
    expect(seen({ ...app, 'c.yaml': constraint('HelmRelease', 'dryrun') }).outcome).toBe('absent');
  });

  it('reads the text of patches that a FluxInstance hands to the controllers', () => {
    const instance = (argument: string): string =>
      `apiVersion: fluxcd.controlplane.io/v1\nkind: FluxInstance\nmetadata: {name: flux}\nspec:\n  kustomize:\n    patches:\n      - target: {kind: Deployment}\n        patch: |\n          - op: add\n            path: /spec/template/spec/containers/0/args/-\n            value: ${argument}\n`;
    const app = { 'shop.yaml': aFluxKustomization('shop', './shop') };
    expect(seen({ ...app, 'flux.yaml': instance('--default-service-account=tenant') })).toMatchObject({
      outcome: 'present',
      measures: { lockdowns: 1 },
    });
    expect(seen({ ...app, 'flux.yaml': instance('--concurrent=20') }).outcome).toBe('absent');
  });

  it('finds values of the chart of Flux', () => {
    const flux = aHelmRelease('flux2', '  values: {multitenancy: {enabled: true}}\n');
    expect(seen({ 'flux.yaml': flux, 'shop.yaml': aFluxKustomization('shop', './shop') }).outcome).toBe('present');
  });

  it('takes accounts of workloads and sources for none; is not applicable without Flux', () => {
    const source =
      'apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata: {name: a}\nspec: {interval: 1m, url: "oci://x", serviceAccountName: a}\n';
    expect(seen({ 'a.yaml': source, 'b.yaml': aFluxKustomization('a', './a') }).outcome).toBe('absent');
    expect(seen({ 'a.yaml': anApplication('a') }).outcome).toBe('not-applicable');
  });

  it('does not count objects of Flux 1, which cannot name an account', () => {
    const release =
      'apiVersion: helm.fluxcd.io/v1\nkind: HelmRelease\nmetadata: {name: a}\nspec: {chart: {repository: "https://x", name: a, version: 1.0.0}}\n';
    const files = { 'flux.yaml': aFluxDaemon(), 'a.yaml': release };
    expect(seen(files)).toMatchObject({ outcome: 'not-applicable', reason: expect.stringContaining('Flux 1') });
    const both = { ...files, 'b.yaml': aFluxKustomization('b', './b', '  serviceAccountName: b\n') };
    expect(seen(both)).toMatchObject({ outcome: 'present', measures: { of: 1 } });
  });

  it('takes a name that Flux puts in for an account', () => {
    const named = aFluxKustomization('a', './a', '  serviceAccountName: ${tenant}-flux\n');
    expect(seen({ 'a.yaml': named })).toMatchObject({ outcome: 'present', measures: { met: 1 } });
  });

  it('leaves open what a template fills, or what may be nothing', () => {
    expect(seen({ 'a.yaml': aFluxKustomization('a', './a', '  serviceAccountName: ${account:=}\n') })).toMatchObject({
      outcome: 'unknown',
      measures: { unresolved: 1 },
    });
    const chart = { 'c/Chart.yaml': 'name: c\n' };
    const filled = aFluxKustomization('a', './a', '  serviceAccountName: {{ .Values.account }}\n');
    expect(seen({ ...chart, 'c/templates/a.yaml': filled }).outcome).toBe('unknown');
  });
});
