import { describe, expect, it } from 'vitest';
import { accessRules } from '@/lib/scan/indicators/access-rules';
import { aHelmRelease, detectIn } from '../../../factories/scanned-files';

function binding(role: string, subject: string, kind = 'ClusterRoleBinding', name = 'shop'): string {
  return `apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}
metadata: {name: ${name}}
roleRef: {kind: ClusterRole, name: ${role}, apiGroup: rbac.authorization.k8s.io}
subjects: [${subject}]
`;
}

const role = 'apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: reader}\nrules: []\n';
const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n';

function detect(text: string, path = 'access/object.yaml') {
  return detectIn(accessRules, { 'app/service.yaml': service, [path]: text });
}

function argoCd(kind: string, body: string, apiVersion = 'argoproj.io/v1alpha1', name = 'shop'): string {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: ${name}}\n${body}\n`;
}

describe('lib/scan/indicators/access-rules.ts', () => {
  it('is present with a binding, and counts those of people', () => {
    const people = detect(binding('edit', '{kind: Group, name: shop-team}', 'RoleBinding'));
    expect(people).toMatchObject({ outcome: 'present', measures: { names: ['role bindings'], people: 1, wide: 0 } });
    const workload = detect(binding('view', '{kind: ServiceAccount, name: shop, namespace: shop}'));
    expect(workload).toMatchObject({ outcome: 'present', measures: { people: 0, wide: 0 } });
  });

  it.each([
    ['an ordinary service account', '{kind: ServiceAccount, name: ci-deployer, namespace: shop}'],
    ['everybody', '{kind: Group, name: "system:authenticated"}'],
    ['every workload of a namespace', '{kind: Group, name: "system:serviceaccounts:shop"}'],
  ])('is partial where %s is administrator of everything', (_name, subject) => {
    expect(detect(binding('cluster-admin', subject))).toMatchObject({
      outcome: 'partial',
      measures: { wide: 1 },
      marks: [{ note: expect.stringMatching(/all rights/) }],
    });
  });

  it.each([
    ['an agent', '{kind: ServiceAccount, name: kustomize-controller, namespace: flux-system}'],
    ['an operator', '{kind: ServiceAccount, name: default, namespace: crossplane-system}'],
    ['a group of people', '{kind: Group, name: platform-team}'],
  ])('takes %s that is administrator for a rule like others', (_name, subject) => {
    expect(detect(binding('cluster-admin', subject))).toMatchObject({ outcome: 'present', measures: { wide: 0 } });
  });

  it('takes an administrator of one namespace for no administrator of everything', () => {
    const text = binding('cluster-admin', '{kind: ServiceAccount, name: a, namespace: shop}', 'RoleBinding');
    expect(detect(text)).toMatchObject({ outcome: 'present', measures: { wide: 0 } });
  });

  it('is partial with roles that nothing binds, and with a binding for nobody', () => {
    expect(detect(role)).toMatchObject({ outcome: 'partial', measures: { idle: 1 } });
    expect(detect(binding('view', '')).outcome).toBe('partial');
  });

  it('leaves out roles where bindings are', () => {
    const found = detect(`${role}---\n${binding('reader', '{kind: User, name: ada}')}`);
    expect(found.measures).toMatchObject({ objects: 1, idle: 0 });
  });

  it.each([
    ['what flux bootstrap brings along', 'flux-system/gotk-components.yaml', 'shop'],
    ['what a framework generates for operators', 'config/rbac/role_binding.yaml', 'shop'],
    ['the election of a leader', 'access/object.yaml', 'shop-leader-election-rolebinding'],
    ['an example', 'examples/object.yaml', 'shop'],
  ])('is absent with %s alone', (_name, path, name) => {
    const text = binding('view', '{kind: ServiceAccount, name: a, namespace: shop}', 'RoleBinding', name);
    expect(detect(text, path)).toMatchObject({ outcome: 'absent', searched: { what: expect.any(Array) } });
  });

  it('leaves out what stands in the file of an operator and its kinds', () => {
    const definition = 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: a}\n';
    const text = binding('view', '{kind: ServiceAccount, name: a, namespace: shop}');
    expect(detect(`${definition}---\n${text}`).outcome).toBe('absent');
  });

  it.each([
    [
      'a policy of Argo CD',
      argoCd('ConfigMap', 'data:\n  policy.csv: |\n    g, shop, role:admin', 'v1', 'argocd-rbac-cm'),
    ],
    ['roles of a project', argoCd('AppProject', 'spec: {roles: [{name: shop, groups: [shop]}]}')],
    [
      'a policy of the operator',
      argoCd('ArgoCD', "spec: {rbac: {policy: 'g, shop, role:admin'}}", 'argoproj.io/v1beta1'),
    ],
    [
      'a policy in the values of the chart',
      aHelmRelease('argo-cd', "  values: {configs: {rbac: {policy.csv: 'p, role:a, applications, *, */*, allow'}}}\n"),
    ],
  ])('is present with %s', (_name, text) => {
    expect(detect(text)).toMatchObject({ outcome: 'present', measures: { names: ['Argo CD'] } });
  });

  it.each([
    [
      'a policy of nothing but comments',
      argoCd('ConfigMap', 'data:\n  policy.csv: |\n    # g, shop, role:admin', 'v1', 'argocd-rbac-cm'),
    ],
    ['a project without roles', argoCd('AppProject', 'spec: {sourceRepos: [a]}')],
  ])('is absent with %s', (_name, text) => {
    expect(detect(text).outcome).toBe('absent');
  });

  it('is partial where the values of a chart leave the binding out', () => {
    const files = {
      'shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
      'shop/values.yaml': 'rbac: {create: false}\n',
      'shop/templates/rbac.yaml': `{{- if .Values.rbac.create }}\n${binding('view', '{kind: User, name: ada}')}{{- end }}\n`,
    };
    expect(detectIn(accessRules, files).outcome).toBe('partial');
  });

  it('counts access entries in Terraform, and does not apply where nothing is declared', () => {
    const files = { 'app/service.yaml': service, 'main.tf': 'resource "aws_eks_access_entry" "a" {}\n' };
    expect(detectIn(accessRules, files).outcome).toBe('present');
    expect(detectIn(accessRules, { 'README.md': '# Notes\n' }).outcome).toBe('not-applicable');
  });
});
