import { describe, expect, it } from 'vitest';
import { networkPolicies } from '@/lib/scan/indicators/network-policies';
import { detectIn } from '../../../factories/scanned-files';

const policy = (spec: string, more = '', apiVersion = 'networking.k8s.io/v1', kind = 'NetworkPolicy') =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: shop${more}}\nspec: ${spec}\n`;

const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n';
const cilium = (spec: string) => policy(spec, '', 'cilium.io/v2', 'CiliumNetworkPolicy');
const calico = (spec: string, kind = 'GlobalNetworkPolicy') => policy(spec, '', 'crd.projectcalico.org/v1', kind);

function detect(text: string, path = 'app/policy.yaml') {
  return detectIn(networkPolicies, { 'app/service.yaml': service, [path]: text });
}

describe('lib/scan/indicators/network-policies.ts', () => {
  it.each([
    ['that lets nothing pass', policy('{podSelector: {}, policyTypes: [Ingress, Egress]}')],
    ['without types, which speaks of what comes in', policy('{podSelector: {}}')],
    ['with named peers', policy('{podSelector: {}, ingress: [{from: [{podSelector: {}}]}]}')],
    ['with named ports', policy('{podSelector: {}, ingress: [{ports: [{port: 80}]}]}')],
    ['that closes one direction of two', policy('{podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{}]}')],
    ['of Cilium with rules', cilium('{ingress: [{fromEndpoints: [{}]}]}')],
    ['of Cilium that denies', cilium('{ingressDeny: [{fromEntities: [all]}]}')],
    ['of Cilium that names ports', cilium('{egress: [{toEntities: [all], toPorts: [{ports: [{port: "53"}]}]}]}')],
    ['of Calico without rules', calico('{selector: all()}')],
    ['of Calico that denies', calico('{ingress: [{action: Deny}]}')],
    ['of an administrator', policy('{}', '', 'policy.networking.k8s.io/v1alpha1', 'AdminNetworkPolicy')],
  ])('is present with a policy %s', (_name, text) => {
    expect(detect(text)).toMatchObject({ outcome: 'present', measures: { objects: 1 } });
  });

  it.each([
    ['that lets everything in', policy('{podSelector: {}, ingress: [{}]}')],
    ['with an empty list of peers', policy('{podSelector: {}, ingress: [{from: []}]}')],
    [
      'that opens both directions',
      policy('{podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{}], egress: [{}]}'),
    ],
    ['of Cilium that lets everything pass', cilium('{ingress: [{fromEntities: [all]}]}')],
    ['of Calico that allows and names nothing', calico('{ingress: [{action: Allow}]}')],
    ['of Calico that is only tried out', calico('{ingress: [{action: Deny}]}', 'StagedNetworkPolicy')],
  ])('is partial with a policy %s', (_name, text) => {
    expect(detect(text)).toMatchObject({ outcome: 'partial', share: 0, measures: { objects: 0, idle: 1 } });
  });

  it.each([
    ['flux bootstrap', 'clusters/prod/flux-system/gotk-components.yaml', ''],
    ['the manifests of Flux', 'app/policy.yaml', ', labels: {app.kubernetes.io/part-of: flux}'],
    ['the manifests of Argo CD', 'app/policy.yaml', ', labels: {app.kubernetes.io/part-of: argocd}'],
  ])('leaves out what %s brings along', (_name, path, more) => {
    expect(detect(policy('{podSelector: {}}', more), path)).toMatchObject({
      outcome: 'absent',
      searched: { what: expect.arrayContaining([expect.stringMatching(/Cilium/)]) },
    });
  });

  it('leaves out what stands in the file of an operator and its kinds', () => {
    const definition = 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: a}\n';
    expect(detect(`${definition}---\n${policy('{podSelector: {}}')}`).outcome).toBe('absent');
  });

  it('is absent with a policy of another group, and with a setting in values', () => {
    expect(detect(policy('{}', '', 'kyverno.io/v1', 'Policy')).outcome).toBe('absent');
    expect(detect('networkPolicy: {enabled: true}\n', 'app/values.yaml').outcome).toBe('absent');
  });

  it('is unknown where a template decides which directions it speaks of', () => {
    const text = policy('{podSelector: {}, policyTypes: ["{{ .Values.type }}"], ingress: [{}]}');
    const files = { 'a/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\n', 'a/templates/policy.yaml': text };
    expect(detectIn(networkPolicies, files).outcome).toBe('unknown');
  });

  it('does not apply where nothing lives in a cluster', () => {
    expect(detectIn(networkPolicies, { 'README.md': '# Notes\n' }).outcome).toBe('not-applicable');
  });

  describe('rules in values', () => {
    const chart = (name: string, more = '') => `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n${more}`;
    const taking = chart(
      'hub',
      'dependencies: [{name: jupyterhub, version: 1.0.0, repository: https://x.example.org}]\n',
    );
    const ofValues = (values: string) =>
      detectIn(networkPolicies, { 'app/service.yaml': service, 'hub/Chart.yaml': taking, 'hub/values.yaml': values });
    const rules = 'egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0}}]}]';

    it('makes it partial what values write out for a chart of others', () => {
      expect(ofValues(`jupyterhub: {singleuser: {networkPolicy: {${rules}}}}\n`)).toMatchObject({
        outcome: 'partial',
        measures: { objects: 0, idle: 1 },
        marks: [{ path: 'hub/values.yaml', key: ['jupyterhub', 'singleuser', 'networkPolicy'] }],
        reason: expect.stringContaining('only values hold rules'),
      });
    });

    it.each([
      ['a switch', 'jupyterhub: {networkPolicy: {enabled: true}}\n'],
      ['rules that are switched off', `jupyterhub: {networkPolicy: {enabled: false, ${rules}}}\n`],
      ['rules without peers', 'jupyterhub: {networkPolicy: {ingress: [{ports: [80]}]}}\n'],
    ])('is absent with %s', (_name, values) => {
      expect(ofValues(values).outcome).toBe('absent');
    });

    it('asks the templates of an own chart, not its values', () => {
      const files = { 'hub/Chart.yaml': chart('hub'), 'hub/templates/service.yaml': service };
      expect(detectIn(networkPolicies, { ...files, 'hub/values.yaml': `networkPolicy: {${rules}}\n` }).outcome).toBe(
        'absent',
      );
    });
  });
});
