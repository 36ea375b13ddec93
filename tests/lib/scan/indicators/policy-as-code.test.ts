import { describe, expect, it } from 'vitest';
import { policyAsCode } from '@/lib/scan/indicators/policy-as-code';
import type { Inventory } from '@/lib/scan/inventory';
import { anApplication, detectIn } from '@/tests/factories/scanned-files';
import {
  aKustomization,
  anAgent,
  anInventory,
  aPipeline,
  aResource,
  aSource,
  someFiles,
} from '../../../factories/inventory';

function policy(path: string, name = 'p') {
  const text = `apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: {name: ${name}}\nspec: {rules: [{name: r, validate: {}}]}\n`;
  return aResource(text, { path });
}

function detect(overrides: Partial<Inventory>) {
  return policyAsCode.detect(anInventory(overrides));
}

const agents = [anAgent({ sources: [aSource({ path: 'policies' })] })];
const files = someFiles('policies/p.yaml');

describe('lib/scan/indicators/policy-as-code.ts', () => {
  it('is present with policies that an agent delivers', () => {
    expect(detect({ resources: [policy('policies/p.yaml')], agents, files })).toMatchObject({
      outcome: 'present',
      measures: { engines: ['kyverno'], policies: 1, underAgent: 1, pullRequestChecks: 0, waved: 0, copies: 0 },
    });
  });

  it('is partial with policies that only change objects', () => {
    const body = 'spec: {rules: [{name: zone, mutate: {patchStrategicMerge: {}}}]}\n';
    const text = `apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: {name: zone}\n${body}`;
    const found = detectIn(policyAsCode, { 'policies/zone.yaml': text });
    expect(found).toMatchObject({ outcome: 'partial', marks: [{ path: 'policies/zone.yaml', line: 1 }] });
    expect(found.reason).toMatch(/none checks anything/);
    expect(detectIn(policyAsCode, { 'policies/zone.yaml': text.replace('mutate', 'other') }).outcome).toBe('absent');
  });

  it('is partial with a pack of Pulumi that nothing is seen to check', () => {
    expect(detectIn(policyAsCode, { 'policy/PulumiPolicy.yaml': 'runtime: nodejs\n' })).toMatchObject({
      outcome: 'partial',
      measures: { engines: ['pulumi'], policies: 1 },
    });
  });

  it('is present with policies in a chart that a helmfile installs, partial in one that nothing does', () => {
    const policies = `apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: {name: labels}\nspec:\n  validationFailureAction: Enforce\n  rules: [{name: a, validate: {}}]\n`;
    const withRelease = (chart: string) =>
      detectIn(policyAsCode, {
        'charts/rules/Chart.yaml': 'apiVersion: v2\nname: rules\nversion: 1.0.0\n',
        'charts/rules/templates/labels.yaml': policies,
        'clusters/helmfile.yaml': `releases: [{name: rules, chart: ${chart}}]\n`,
      }).outcome;
    expect(withRelease('own/rules')).toBe('present');
    expect(withRelease('../charts/rules')).toBe('present');
    expect(withRelease('own/shop')).toBe('partial');
  });

  it('is present with policies that pull requests are checked against', () => {
    const pipelines = [aPipeline(['conftest test manifests/'])];
    expect(detect({ files: someFiles('policy/labels.rego', 'policy/labels_test.rego'), pipelines })).toMatchObject({
      outcome: 'present',
      measures: { engines: ['open-policy-agent'], policies: 1, tests: 1, pullRequestChecks: 1 },
    });
  });

  it.each([
    ['policies that nothing delivers or runs', { resources: [policy('policies/p.yaml')] }],
    ['a configuration that no pipeline uses', { files: someFiles('.checkov.yaml') }],
  ])('is partial with %s', (_, overrides) => {
    expect(detect(overrides).outcome).toBe('partial');
  });

  it('is present with a tool in pull requests that brings its own rules', () => {
    expect(detect({ pipelines: [aPipeline(['checkov -d .'])] }).outcome).toBe('present');
  });

  it('does not count checks that run after the merge, nor linters', () => {
    const pipelines = [
      aPipeline(['conftest test .'], { triggers: ['push'], branches: ['main'] }),
      aPipeline(['yamllint .']),
    ];
    expect(detect({ pipelines }).measures).toMatchObject({ pullRequestChecks: 0 });
  });

  it('takes a policy that several targets get from one place for shared, and same policies in files for copies', () => {
    const both = [agents[0], { ...anAgent({ sources: [aSource({ path: 'policies' })] }), cluster: 'second' }].filter(
      (agent) => agent !== undefined,
    );
    expect(detect({ resources: [policy('policies/p.yaml')], agents: both, files }).measures).toMatchObject({
      sharedByReference: 1,
      copies: 0,
    });
    const copies = [policy('clusters/a/p.yaml'), policy('clusters/b/p.yaml'), policy('clusters/b/q.yaml', 'q')];
    expect(detect({ resources: copies }).measures).toMatchObject({ sharedByReference: 0, copies: 1 });
    const kustomizations = [aKustomization('policies', { resources: ['policies/p.yaml'], takenBy: ['a', 'b'] })];
    expect(detect({ resources: [policy('policies/p.yaml')], kustomizations }).measures).toMatchObject({
      sharedByReference: 1,
    });
  });

  it('counts policies that go out in waves', () => {
    const resource = aResource(
      'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec: {strategy: {type: RollingSync, rollingSync: {steps: [{}, {}]}}}\n',
    );
    const waved = [anAgent({ resource, sources: [aSource({ path: 'policies' })] })];
    expect(detect({ resources: [policy('policies/p.yaml')], agents: waved, files }).measures).toMatchObject({
      waved: 1,
    });
  });

  it('counts exceptions, those that end, and those that have an owner too', () => {
    const exception = (metadata: string) =>
      aResource(`apiVersion: kyverno.io/v2\nkind: PolicyException\nmetadata: ${metadata}\nspec: {}\n`);
    const resources = [
      exception('{name: a}'),
      exception('{name: b, labels: {cleanup.kyverno.io/ttl: 30d}}'),
      exception('{name: c, annotations: {expires-on: "2030-01-01", example.org/owner: web}}'),
      aResource(
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: {annotations: {polaris.fairwinds.com/exempt: "true"}}\n',
      ),
    ];
    expect(detect({ resources }).measures).toMatchObject({
      exceptions: 4,
      exceptionsWithExpiry: 2,
      exceptionsWithOwnerAndExpiry: 1,
    });
  });

  it('counts tests that stand in folders of tests, not copies of other people', () => {
    const tests = [
      { path: 'tests/kyverno-test.yaml', objectId: 'a', notCounted: 'test' as const },
      { path: 'vendor/x_test.rego', objectId: 'b', notCounted: 'vendored' as const },
    ];
    expect(detect({ files: tests }).measures).toMatchObject({ tests: 1 });
  });

  it('is absent where something could be checked, and does not apply elsewhere', () => {
    const resources = [aResource('apiVersion: v1\nkind: Namespace\n')];
    expect(detect({ resources })).toMatchObject({ outcome: 'absent', searched: { files: 10 } });
    expect(detect({}).outcome).toBe('not-applicable');
  });

  it('takes in policies that a hub carries to its clusters: partial until an agent brings them', () => {
    const policy =
      'apiVersion: policy.open-cluster-management.io/v1\nkind: Policy\nmetadata: {name: etcd}\nspec: {remediationAction: enforce, policy-templates: []}\n';
    const files = { 'policies/etcd.yaml': policy };
    expect(detectIn(policyAsCode, files)).toMatchObject({ outcome: 'partial', measures: { policies: 1 } });
    expect(
      detectIn(policyAsCode, { ...files, 'app.yaml': anApplication('policies', '{}', { path: 'policies' }) }).outcome,
    ).toBe('present');
    const other = policy.replace('policy.open-cluster-management.io', 'fleet.cattle.io');
    expect(detectIn(policyAsCode, { 'a.yaml': other }).outcome).toBe('absent');
  });
});
