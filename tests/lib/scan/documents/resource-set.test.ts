import { describe, expect, it } from 'vitest';
import { readManifests } from '@/lib/scan/documents/manifests';
import { accessRules } from '@/lib/scan/indicators/access-rules';
import { fluxKustomizationObjects } from '@/lib/scan/indicators/flux-kustomizations';
import { fluxSources } from '@/lib/scan/indicators/flux-sources';
import { fluxTenantIsolation } from '@/lib/scan/indicators/flux-tenant-isolation';
import { plaintextSecrets } from '@/lib/scan/indicators/plaintext-secrets';
import { sourceVerification } from '@/lib/scan/indicators/source-verification';
import { detectIn, inventoryOf } from '@/tests/factories/scanned-files';

const head =
  'apiVersion: fluxcd.controlplane.io/v1\nkind: ResourceSet\nmetadata: {name: tenants, namespace: flux-system}\nspec:\n  inputs: [{tenant: web}, {tenant: mail}]\n';

const asText = `${head}  resourcesTemplate: |
    ---
    apiVersion: v1
    kind: Namespace
    metadata:
      name: << inputs.tenant >>
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata:
      name: flux
      namespace: << inputs.tenant >>
    roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
    subjects:
      - {kind: Group, name: << inputs.tenant | quote >>}
    <<- if inputs.delivered >>
    ---
    apiVersion: kustomize.toolkit.fluxcd.io/v1
    kind: Kustomization
    metadata:
      name: apps
      namespace: << inputs.tenant >>
    spec:
      interval: 1h
      prune: true
      path: ./apps
      serviceAccountName: flux
      sourceRef: {kind: OCIRepository, name: apps}
    <<- end >>
`;

const asList = `${head}  resources:
    - apiVersion: source.toolkit.fluxcd.io/v1
      kind: OCIRepository
      metadata: {name: apps, namespace: << inputs.tenant >>}
      spec:
        interval: 5m
        url: "oci://registry.example.org/<< inputs.tenant >>"
        ref: {tag: << inputs.tag >>}
        verify: {provider: cosign}
`;

describe('lib/scan/documents/resource-set.ts', () => {
  it('reads the objects in the text of a template', () => {
    const files = { 'tenants.yaml': asText };
    expect(detectIn(accessRules, files).outcome).toBe('present');
    expect(detectIn(fluxKustomizationObjects, files)).toMatchObject({ outcome: 'present', measures: { of: 2 } });
    expect(detectIn(fluxTenantIsolation, files).outcome).toBe('present');
  });

  it('reads the objects of a list, and leaves open what an input fills', () => {
    const files = { 'tenants.yaml': asList };
    expect(detectIn(fluxSources, files)).toMatchObject({ outcome: 'present', measures: { sources: 2, verified: 2 } });
    expect(detectIn(sourceVerification, files).outcome).toBe('present');
    const [written] = inventoryOf(files).resources.filter(({ kind }) => kind === 'OCIRepository');
    expect(written).toMatchObject({ name: 'apps', templated: true, rootKey: ['spec', 'resources', 0] });
  });

  it('fills in the inputs that a set lists, and writes each object once', () => {
    const charts = `${head.replace(/inputs: .*/, 'inputs: [{name: cert-manager, version: 1.17.2}, {name: ingress-nginx, version: 4.12.x}]')}  resources:
    - apiVersion: source.toolkit.fluxcd.io/v1
      kind: OCIRepository
      metadata: {name: << inputs.name >>}
      spec:
        interval: 24h
        url: "oci://quay.io/charts/<< inputs.name >>"
        ref: {semver: << inputs.version | quote >>}
    - {apiVersion: v1, kind: Namespace, metadata: {name: all}}
`;
    const { resources } = inventoryOf({ 'a.yaml': charts });
    expect(resources.filter(({ kind }) => kind === 'OCIRepository')).toMatchObject([
      { name: 'cert-manager', templated: false, body: { spec: { ref: { semver: '1.17.2' } } } },
      { name: 'ingress-nginx', body: { spec: { url: 'oci://quay.io/charts/ingress-nginx' } } },
    ]);
    expect(resources.filter(({ kind }) => kind === 'Namespace')).toHaveLength(1);
    const text = charts
      .slice(0, charts.indexOf('  resources:'))
      .concat(
        '  resourcesTemplate: |\n    apiVersion: v1\n    kind: Namespace\n    metadata:\n      name: << inputs.name | quote >>\n      labels: {version: << inputs.version | quote >>, tag: << inputs.tag >>}\n',
      );
    const [first, second] = inventoryOf({ 'a.yaml': text }).resources.filter(({ kind }) => kind === 'Namespace');
    expect([first?.name, second?.name]).toEqual(['cert-manager', 'ingress-nginx']);
    expect(first?.templated).toBe(true);
  });

  it('bounds what many inputs write', () => {
    const many = (count: number, padding: number): number => {
      const inputs = Array.from({ length: count }, (_, at) => `{tenant: t${at}}`).join(', ');
      const text = asText
        .replace(/inputs: .*/, `inputs: [${inputs}]`)
        .replace('./apps', `./apps # ${'x'.repeat(padding)}`);
      return inventoryOf({ 'a.yaml': text }).resources.filter(({ kind }) => kind === 'Namespace').length;
    };
    expect(many(30, 0)).toBe(30);
    expect(many(500, 0)).toBe(50);
    expect(many(30, 300_000)).toBeLessThan(5);
  });

  it('leaves inputs from elsewhere open, and takes what proposals fill for nothing', () => {
    const provider = (type: string) =>
      `apiVersion: fluxcd.controlplane.io/v1\nkind: ResourceSetInputProvider\nmetadata: {name: open}\nspec: {type: ${type}, url: x}\n`;
    const from = asList.replace(/inputs: .*/, 'inputsFrom: [{kind: ResourceSetInputProvider, name: open}]');
    const names = (type: string) =>
      inventoryOf({ 'a.yaml': from, 'b.yaml': provider(type) }).resources.filter(
        ({ kind }) => kind === 'OCIRepository',
      );
    expect(names('OCIArtifactTag')).toMatchObject([{ name: 'apps', templated: true }]);
    expect(names('GitHubPullRequest')).toEqual([]);
    expect(names('GitLabMergeRequest')).toEqual([]);
  });

  it('takes a merge key for no expression, and leaves out what a set of the tests writes', () => {
    const merged = `${head}  resources:\n    - apiVersion: v1\n      kind: Namespace\n      metadata: {name: a, annotations: {text: "<<: *base >>"}}\n`;
    const [namespace] = inventoryOf({ 'a.yaml': merged }).resources.filter(({ kind }) => kind === 'Namespace');
    expect(namespace).toMatchObject({ name: 'a', templated: false, counted: true });
    expect(detectIn(fluxSources, { 'tests/a.yaml': asList }).outcome).toBe('absent');
  });

  const secret = (value: string) =>
    `apiVersion: v1\nkind: Secret\nmetadata: {name: db}\nstringData: {password: ${value}}`;
  const indented = (text: string, by: string) => text.replaceAll('\n', `\n${by}`);

  it('finds a credential in a Secret that it writes, and none in what an input fills', () => {
    for (const [value, outcome] of [
      ['S3cure-and-long', 'present'],
      ['"<< inputs.password >>"', 'absent'],
    ]) {
      const text = secret(value ?? '');
      const list = `${head}  resources:\n    - ${indented(text, '      ')}\n`;
      const template = `${head}  resourcesTemplate: |\n    ${indented(text, '    ')}\n`;
      expect(detectIn(plaintextSecrets, { 'a.yaml': list }).outcome).toBe(outcome);
      expect(detectIn(plaintextSecrets, { 'a.yaml': template }).outcome).toBe(outcome);
    }
    const list = `${head}  resources:\n    - ${indented(secret('S3cure-and-long'), '      ')}\n`;
    expect(inventoryOf({ 'a.yaml': list }).secrets).toMatchObject([
      { path: 'a.yaml', line: 1, key: 'spec.resources.0.stringData.password', what: 'password in a Secret' },
    ]);
  });

  it('keeps no value of a Secret that it writes, readable or not', () => {
    const text = secret('S3cure-and-long');
    const broken = `${text}\n  other: [S3cure-and-long`;
    const sets = [
      `${head}  resources:\n    - ${indented(text, '      ')}\n`,
      `${head}  resourcesTemplate: |\n    ${indented(`${text}\n---\n${broken}`, '    ')}\n`,
    ];
    const list = `apiVersion: v1\nkind: List\nitems:\n  - ${indented(text, '    ')}`;
    const filled = text.replace('kind: Secret', 'kind: << inputs.kind >>');
    for (const one of [list, filled]) {
      sets.push(`${head}  resources:\n    - ${indented(one, '      ')}\n`);
      sets.push(`${head}  resourcesTemplate: |\n    ${indented(one, '    ')}\n`);
    }
    for (const set of sets) {
      const facts = readManifests(set, false);
      expect(JSON.stringify(facts)).not.toContain('S3cure');
      expect(JSON.stringify(facts.documents)).toContain('password');
    }
  });

  it('tells of a set that lists more inputs than are written out', () => {
    const listing = (inputs: number, more = '') => {
      const listed = Array.from({ length: inputs }, (_, at) => `{tenant: t-${at}}`).join(', ');
      const text = asText.replace('{tenant: web}, {tenant: mail}', listed).replace('spec:\n', `spec:\n${more}`);
      return inventoryOf({ 'tenants.yaml': text }).unread;
    };
    expect(listing(50)).toEqual([]);
    expect(listing(60)).toEqual([
      { path: 'tenants.yaml', line: 1, reason: expect.stringContaining('60 inputs; what it writes for 10 of them') },
    ]);
    expect(listing(60, '  inputsFrom: [{kind: ResourceSetInputProvider, name: more}]\n')).toEqual([]);
  });
});
