import { describe, expect, it } from 'vitest';
import { admissionPolicy } from '@/lib/scan/indicators/admission-policy';
import { policyAsCode } from '@/lib/scan/indicators/policy-as-code';
import type { Inventory } from '@/lib/scan/inventory';
import { detectIn } from '@/tests/factories/scanned-files';
import { aKustomization, anAgent, anInventory, aResource, aSource, someFiles } from '../../../factories/inventory';

function kyverno(spec: string, overrides: Parameters<typeof aResource>[1] = {}) {
  const text = `apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: {name: p}\nspec:\n${spec}`;
  return aResource(text, { path: 'policies/p.yaml', ...overrides });
}

const rule = '  rules: [{name: r, validate: {message: m}}]\n';
const constraint = (spec: string) =>
  aResource(`apiVersion: constraints.gatekeeper.sh/v1beta1\nkind: K8sLabels\nmetadata: {name: c}\nspec: ${spec}\n`);
const template = aResource(
  'apiVersion: templates.gatekeeper.sh/v1\nkind: ConstraintTemplate\nmetadata: {name: k8slabels}\nspec: {crd: {spec: {names: {kind: K8sLabels}}}}\n',
);
const builtIn = aResource(
  'apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingAdmissionPolicy\nmetadata: {name: v}\nspec: {}\n',
);
const binding = (actions: string, path = 'binding.yaml') =>
  aResource(
    `apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingAdmissionPolicyBinding\nmetadata: {name: b}\nspec: {policyName: v, validationActions: ${actions}}\n`,
    { path },
  );

function detect(resources: Inventory['resources'], overrides: Partial<Inventory> = {}) {
  return admissionPolicy.detect(anInventory({ resources, ...overrides }));
}

describe('lib/scan/indicators/admission-policy.ts', () => {
  it.each([
    ['Kyverno without an action only reports', kyverno(rule), 'audit'],
    ['Kyverno by the policy', kyverno(`  validationFailureAction: Enforce\n${rule}`), 'enforcing'],
    ['Kyverno in the old spelling', kyverno(`  validationFailureAction: enforce\n${rule}`), 'enforcing'],
    ['Kyverno by its rule', kyverno('  rules: [{name: r, validate: {failureAction: Enforce}}]\n'), 'enforcing'],
    [
      'Kyverno: a rule that reports under a policy that refuses',
      kyverno('  validationFailureAction: Enforce\n  rules: [{name: r, validate: {failureAction: Audit}}]\n'),
      'audit',
    ],
    [
      'Kyverno that verifies images',
      kyverno('  rules: [{name: r, verifyImages: [{failureAction: Enforce}]}]\n'),
      'enforcing',
    ],
    [
      'Kyverno with an override',
      kyverno(`  validationFailureActionOverrides: [{action: Enforce, namespaces: [prod]}]\n${rule}`),
      'enforcing',
    ],
    ['Kyverno from a template', kyverno(`  validationFailureAction: __cairn_unresolved__\n${rule}`), 'unresolved'],
    [
      'Kyverno behind a condition',
      kyverno(`  validationFailureAction: Enforce\n${rule}`, {
        templated: true,
        conditional: ['spec.validationFailureAction'],
      }),
      'unresolved',
    ],
    [
      'Kyverno that looks in the background only',
      kyverno(`  admission: false\n  validationFailureAction: Enforce\n${rule}`),
      'audit',
    ],
    [
      'the newer Kyverno kind, which refuses unless told otherwise',
      aResource('apiVersion: policies.kyverno.io/v1\nkind: ValidatingPolicy\nmetadata: {name: n}\nspec: {}\n'),
      'enforcing',
    ],
    [
      'the newer Kyverno kind that audits',
      aResource(
        'apiVersion: policies.kyverno.io/v1\nkind: ImageValidatingPolicy\nmetadata: {name: n}\nspec: {validationActions: [Audit, Warn]}\n',
      ),
      'audit',
    ],
    ['a Gatekeeper constraint, which refuses unless told otherwise', constraint('{}'), 'enforcing'],
    ['a Gatekeeper dry run', constraint('{enforcementAction: dryrun}'), 'audit'],
    [
      'a scoped Gatekeeper constraint that refuses at the webhook',
      constraint(
        '{enforcementAction: scoped, scopedEnforcementActions: [{action: deny, enforcementPoints: [{name: validation.gatekeeper.sh}]}]}',
      ),
      'enforcing',
    ],
    [
      'a scoped Gatekeeper constraint that refuses only in audits',
      constraint(
        '{enforcementAction: scoped, scopedEnforcementActions: [{action: deny, enforcementPoints: [{name: audit.gatekeeper.sh}]}]}',
      ),
      'audit',
    ],
    ['a binding that denies', binding('[Deny, Audit]'), 'enforcing'],
    ['a binding that warns', binding('[Warn]'), 'audit'],
    [
      'Kubewarden',
      aResource(
        'apiVersion: policies.kubewarden.io/v1\nkind: ClusterAdmissionPolicy\nmetadata: {name: w}\nspec: {mode: monitor}\n',
      ),
      'audit',
    ],
  ])('reads %s', (_, resource, measure) => {
    expect(detect([resource]).measures).toMatchObject({ policies: 1, [measure]: 1 });
  });

  it('does not take policies that only change or make objects for checks', () => {
    const changes = kyverno('  rules: [{name: r, mutate: {}}, {name: g, generate: {}}]\n');
    const found = detect([changes]);
    expect(found).toMatchObject({ outcome: 'partial', share: 0, measures: { policies: 0, altering: 1 } });
    expect(found.reason).toMatch(/none refuses any/);
    expect(detect([changes, kyverno(`  validationFailureAction: Enforce\n${rule}`)])).toMatchObject({
      outcome: 'present',
      measures: { policies: 1 },
    });
    const mutation = aResource(
      'apiVersion: mutations.gatekeeper.sh/v1\nkind: Assign\nmetadata: {name: a}\nspec: {location: spec.x}\n',
    );
    expect(detect([mutation]).measures).toMatchObject({ altering: 1 });
    const chart = (isOn: boolean) => ({
      'chart/Chart.yaml': 'name: chart\nversion: 1.0.0\n',
      'chart/values.yaml': `policies: {enabled: ${isOn}}\n`,
      'chart/templates/a.yaml': `{{- if .Values.policies.enabled }}\napiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: {name: a}\nspec:\n  rules: [{name: r, mutate: {}}]\n{{- end }}\n`,
    });
    const countIn = (isOn: boolean) => detectIn(admissionPolicy, chart(isOn)).measures?.altering;
    expect([true, false].map(countIn)).toEqual([1, 0]);
  });

  it('is partial with pod security policies that everybody keeps to, and no other policy', () => {
    const policy = (name: string, spec: string) =>
      `apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata: {name: ${name}}\nspec: {${spec}}\n`;
    const access = (group: string, ...policies: string[]) =>
      policies
        .map(
          (name) =>
            `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {name: ${name}}\nroleRef: {kind: ClusterRole, name: 'psp:${name}'}\nsubjects: [{kind: Group, name: '${group}'}]\n`,
        )
        .join('---\n');
    const files = {
      'restricted.yaml': policy('restricted', 'allowPrivilegeEscalation: false'),
      'privileged.yaml': policy('privileged', 'privileged: true'),
      'access.yaml': access('system:authenticated', 'restricted'),
    };
    expect(detectIn(admissionPolicy, files)).toMatchObject({
      outcome: 'partial',
      measures: { policies: 0, podSecurityPolicies: 1 },
      marks: [{ path: 'restricted.yaml', note: 'PodSecurityPolicy restricted refuses privileged pods' }],
    });
    const ofChart = { ...files, 'access.yaml': access('system:serviceaccounts:metallb', 'restricted') };
    expect(detectIn(admissionPolicy, ofChart).outcome).toBe('absent');
    const open = { ...files, 'access.yaml': access('system:serviceaccounts', 'restricted', 'privileged') };
    expect(detectIn(admissionPolicy, open).outcome).toBe('absent');
    const unnamed = { ...open, 'access.yaml': open['access.yaml'].replace("'psp:privileged'", 'use-privileged') };
    expect(detectIn(admissionPolicy, unnamed).outcome).toBe('absent');
    const ofNamespace = { ...files, 'access.yaml': files['access.yaml'].replace('ClusterRoleBinding', 'RoleBinding') };
    expect(detectIn(admissionPolicy, ofNamespace).outcome).toBe('absent');
  });

  it('is partial with pod security policies of which a template gives one to each namespace', () => {
    const policy = (name: string, spec: string) =>
      `apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata: {name: ${name}}\nspec: {${spec}}\n`;
    const binding = (name: string, role: string, space = '{{ $name }}') =>
      `      - templates:
        {{- range $name := .Values.namespaces }}
          - |
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata:
              name: ${name}
              namespace: ${space}
            roleRef:
              kind: ClusterRole
              name: ${role}
            subjects:
              - kind: Group
                name: system:serviceaccounts:${space}
        {{- end }}
`;
    const files = (given: string) => ({
      'policies.yaml': [policy('restricted', 'privileged: false'), policy('privileged', 'privileged: true')].join(
        '---\n',
      ),
      'helmfile.yaml': `releases:\n  - name: namespaces\n    chart: charts/raw\n    values:\n${given}`,
    });
    const found = detectIn(admissionPolicy, files(binding('psp', '{{ $.Values.policy }}')));
    expect(found).toMatchObject({
      outcome: 'partial',
      measures: { policies: 0, podSecurityPolicies: 1 },
      marks: [{ path: 'policies.yaml', note: 'PodSecurityPolicy restricted refuses privileged pods' }],
    });
    expect(found.reason).toMatch(/A template gives the pods of each namespace a pod security policy; .* beside it/);
    const outcomeOf = (given: string) => detectIn(admissionPolicy, files(given)).outcome;
    expect(outcomeOf(binding('pods', 'psp-restricted'))).toBe('partial');
    expect(outcomeOf(binding('pods', 'psp-privileged'))).toBe('absent');
    expect(outcomeOf(binding('view', '{{ $.Values.role }}'))).toBe('absent');
    expect(outcomeOf(binding('psp', 'psp-restricted', 'shop'))).toBe('absent');
    expect(detectIn(policyAsCode, files(binding('psp', 'psp-restricted')))).toMatchObject({
      outcome: 'partial',
      measures: { policies: 0 },
    });
  });

  it('is present when all refuse, partial when some or none do', () => {
    const refuses = kyverno(`  validationFailureAction: Enforce\n${rule}`);
    expect(detect([refuses])).toMatchObject({ outcome: 'present', share: 1 });
    expect(detect([refuses, kyverno(rule)])).toMatchObject({ outcome: 'partial', share: 0.5 });
    expect(detect([kyverno(rule)])).toMatchObject({ outcome: 'partial', share: 0 });
  });

  it('takes a template without a constraint, and a policy without a binding, for installed only', () => {
    expect(detect([template, builtIn])).toMatchObject({
      outcome: 'partial',
      measures: { policies: 0, templatesOnly: 2 },
    });
    expect(detect([template, constraint('{}')])).toMatchObject({ outcome: 'present', measures: { templatesOnly: 0 } });
    expect(detect([builtIn, binding('[Deny]')])).toMatchObject({
      outcome: 'present',
      measures: { policies: 1, templatesOnly: 0 },
    });
  });

  it('is unknown when templates decide most of them', () => {
    expect(detect([kyverno(`  validationFailureAction: __cairn_unresolved__\n${rule}`)]).outcome).toBe('unknown');
  });

  it('knows that some refuse, whatever templates decide of the others', () => {
    const refuses = kyverno(`  validationFailureAction: Enforce\n${rule}`);
    const open = kyverno(`  validationFailureAction: __cairn_unresolved__\n${rule}`);
    expect(detect([refuses, open, open])).toMatchObject({ outcome: 'partial', measures: { unresolved: 2 } });
    expect(detect([refuses, open, open]).counted).toBeUndefined();
    expect(detect([refuses, refuses, open]).outcome).toBe('present');
    expect(detect([kyverno(rule), open]).counted).toEqual({ of: 1, unresolved: 1 });
  });

  const namespace = (labels: string, overrides: Parameters<typeof aResource>[1] = {}) =>
    aResource(`apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  labels: {${labels}}\n`, {
      name: 'shop',
      ...overrides,
    });
  const level = (mode: string, value: string) => `pod-security.kubernetes.io/${mode}: ${value}`;

  it.each(['baseline', 'restricted'])('is partial where namespaces enforce the built-in level %s alone', (value) => {
    const found = detect([namespace(level('enforce', value))]);
    expect(found).toMatchObject({ outcome: 'partial', share: 0, measures: { policies: 0, hardenedNamespaces: 1 } });
    expect(found.marks).toMatchObject([{ key: ['metadata', 'labels', 'pod-security.kubernetes.io/enforce'] }]);
  });

  it('lets policies of its own decide beside a built-in level', () => {
    const hardened = namespace(level('enforce', 'restricted'));
    const refuses = kyverno(`  validationFailureAction: Enforce\n${rule}`);
    expect(detect([hardened, refuses])).toMatchObject({ outcome: 'present', measures: { hardenedNamespaces: 1 } });
    expect(detect([hardened, template])).toMatchObject({ outcome: 'partial', measures: { templatesOnly: 1 } });
    expect(detect([hardened, template]).reason).toMatch(/built in/);
  });

  it.each([
    ['a level that permits everything', namespace(level('enforce', 'privileged'))],
    ['a level that only warns', namespace(level('warn', 'restricted'))],
    ['a level that a template fills', namespace(level('enforce', '__cairn_unresolved__'))],
    ['an example', namespace(level('enforce', 'restricted'), { counted: false })],
    ['a label of another object', namespace(level('enforce', 'restricted'), { kind: 'ConfigMap' })],
  ])('takes %s for no hardening', (_case, resource) => {
    const deployment = aResource('apiVersion: apps/v1\nkind: Deployment\n');
    expect(detect([deployment, resource])).toMatchObject({ outcome: 'absent', measures: { hardenedNamespaces: 0 } });
  });

  it('is absent in a cluster without policies, and does not apply without a cluster', () => {
    const deployment = aResource('apiVersion: apps/v1\nkind: Deployment\n');
    expect(detect([deployment])).toMatchObject({ outcome: 'absent', searched: { files: 10 } });
    expect(detect([]).outcome).toBe('not-applicable');
  });

  describe('in production', () => {
    const refuses = kyverno(`  validationFailureAction: Enforce\n${rule}`);
    const files = someFiles('policies/p.yaml', 'overlays/prod/kustomization.yaml', 'overlays/dev/kustomization.yaml');

    it('counts what an agent delivers to production', () => {
      const agents = [anAgent({ sources: [aSource({ path: 'policies' })] })];
      expect(detect([refuses], { agents, files }).measures).toMatchObject({ enforcingProduction: 1 });
      const others = agents.map((agent) => ({ ...agent, production: false }));
      expect(detect([refuses], { agents: others, files }).measures).toMatchObject({ enforcingProduction: 0 });
    });

    it('counts the implied single target, and a path that names production, where no agent is in sight', () => {
      expect(detect([refuses], { impliedProduction: true }).measures).toMatchObject({ enforcingProduction: 1 });
      expect(detect([{ ...refuses, path: 'clusters/prod/p.yaml' }]).measures).toMatchObject({ enforcingProduction: 1 });
      expect(detect([refuses]).measures).toMatchObject({ enforcingProduction: 0 });
    });

    it('follows a patch of the overlay that production takes', () => {
      const patches = (action: string) => [
        {
          target: { kind: 'ClusterPolicy' },
          patch: `- op: replace\n  path: /spec/validationFailureAction\n  value: ${action}\n`,
        },
      ];
      const overlay = (environment: string, body: Record<string, never> | { patches: ReturnType<typeof patches> }) =>
        aKustomization(`overlays/${environment}`, { takes: ['policies'], body });
      const base = aKustomization('policies', { resources: ['policies/p.yaml'] });
      const agents = [
        anAgent({ sources: [aSource({ path: 'overlays/prod' })] }),
        anAgent({ sources: [aSource({ path: 'overlays/dev' })], production: false }),
      ];
      const inProduction = [base, overlay('prod', { patches: patches('Enforce') }), overlay('dev', {})];
      expect(detect([kyverno(rule)], { agents, files, kustomizations: inProduction }).measures).toMatchObject({
        enforcing: 1,
        enforcingProduction: 1,
      });
      const inDevelopment = [base, overlay('prod', {}), overlay('dev', { patches: patches('Enforce') })];
      expect(detect([kyverno(rule)], { agents, files, kustomizations: inDevelopment }).measures).toMatchObject({
        enforcing: 1,
        enforcingProduction: 0,
      });
      const softened = [base, overlay('prod', { patches: patches('Audit') }), overlay('dev', {})];
      expect(detect([refuses], { agents, files, kustomizations: softened }).measures).toMatchObject({
        enforcingProduction: 0,
      });
    });

    it('reads the values of a policy chart', () => {
      const release = (values: string) =>
        anAgent({
          kind: 'HelmRelease',
          sources: [aSource({ chart: 'kyverno-policies' })],
          resource: aResource(`apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec: {${values}}\n`),
        });
      expect(
        detect([refuses], { agents: [release('values: {validationFailureAction: Enforce}')] }).measures,
      ).toMatchObject({
        policies: 2,
        enforcingProduction: 1,
      });
      expect(detect([], { agents: [release('')] }).measures).toMatchObject({ audit: 1 });
      expect(detect([], { agents: [release('valuesFrom: []')] }).measures).toMatchObject({ unresolved: 1 });
    });

    it('counts a policy chart once however many overlays take it, and knows no default of another chart', () => {
      const release = anAgent({ kind: 'HelmRelease', sources: [aSource({ chart: 'kyverno-policies-team' })] });
      const overlays = [{ ...release, production: false }, release];
      expect(detect([], { agents: overlays }).measures).toMatchObject({ policies: 1, audit: 0, unresolved: 1 });
    });
  });

  it('does not know what a remote set of policies does', () => {
    const remote = 'https://github.com/kyverno/policies//pod-security?ref=v1.0.0';
    const kustomizations = [aKustomization('policies', { remotes: [remote], body: { resources: [remote] } })];
    expect(detect([], { kustomizations }).measures).toMatchObject({ policies: 1, unresolved: 1 });
  });

  it('is partial where the values of a chart leave the policy out', () => {
    const files = (values: string) => ({
      'policies/Chart.yaml': 'apiVersion: v2\nname: policies\nversion: 1.0.0\n',
      'policies/values.yaml': values,
      'policies/templates/signed.yaml':
        '{{- if .Values.signed }}\napiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: {name: signed}\nspec:\n  validationFailureAction: Enforce\n  rules: [{name: r, validate: {message: m}}]\n{{- end }}\n',
    });
    expect(detectIn(admissionPolicy, files('signed: true\n')).outcome).toBe('present');
    expect(detectIn(admissionPolicy, files('other: true\n'))).toMatchObject({
      outcome: 'partial',
      measures: { policies: 0, templatesOnly: 1 },
      marks: [{ note: 'ClusterPolicy signed is switched off by the values of its chart' }],
    });
  });

  it('follows the value of a chart that a template leaves the action to', () => {
    const files = (written: string, values: string, more: Record<string, string> = {}) => ({
      'policies/Chart.yaml': 'apiVersion: v2\nname: policies\nversion: 1.0.0\n',
      'policies/values.yaml': values,
      'policies/templates/limits.yaml': `apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: {name: limits}\nspec:\n  validationFailureAction: ${written}\n  rules:\n    - name: r\n      validate: {message: m}\n`,
      ...more,
    });
    const read = '{{ .Values.policies.action }}';
    expect(detectIn(admissionPolicy, files(read, 'policies: {action: Enforce}\n')).outcome).toBe('present');
    expect(detectIn(admissionPolicy, files(read, 'policies: {action: Audit}\n')).outcome).toBe('partial');
    const dev = { 'clusters/dev/values.yaml': 'policies: {action: Audit}\n' };
    expect(detectIn(admissionPolicy, files(read, 'policies: {action: Enforce}\n', dev)).outcome).toBe('present');
    const release = (chart: string) => ({
      'flux/release.yaml': `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: a, namespace: a}\nspec:\n  interval: 5m\n  chart: {spec: {chart: ${chart}, sourceRef: {kind: GitRepository, name: a}}}\n  values: {policies: {action: Enforce}}\n`,
    });
    const audit = 'policies: {action: Audit}\n';
    expect(detectIn(admissionPolicy, files(read, audit, release('./policies'))).outcome).toBe('present');
    expect(detectIn(admissionPolicy, files(read, audit, release('./other'))).outcome).toBe('unknown');
    expect(detectIn(admissionPolicy, files(read, 'other: 1\n', release('./policies'))).outcome).toBe('present');
    const quoted = '"{{ .Values.action | default \'Audit\' }}"';
    expect(detectIn(admissionPolicy, files(quoted, 'action: Enforce\n')).outcome).toBe('present');
    expect(detectIn(admissionPolicy, files(read, 'other: 1\n')).outcome).toBe('unknown');
    expect(detectIn(admissionPolicy, files('{{ include "action" . }}', 'action: Enforce\n')).outcome).toBe('unknown');
  });
});
