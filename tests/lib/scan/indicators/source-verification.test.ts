import { describe, expect, it } from 'vitest';
import { sourceVerification } from '@/lib/scan/indicators/source-verification';
import { anApplication, detectIn } from '@/tests/factories/scanned-files';

const detect = (...texts: string[]) =>
  detectIn(sourceVerification, Object.fromEntries(texts.map((text, index) => [`${index}.yaml`, text])));
const anObject = (apiVersion: string, kind: string, spec: string, name = 'shop') =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: ${name}}\nspec: ${spec}\n`;
const kyverno = (check: string, more = '') =>
  anObject('kyverno.io/v1', 'ClusterPolicy', `{${more}rules: [{name: a, verifyImages: [${check}]}]}`);
const attestors = 'attestors: [{entries: [{keys: {publicKeys: x}}]}]';
const source = (kind: string, more: string) =>
  anObject('source.toolkit.fluxcd.io/v1', kind, `{interval: 1m, url: 'oci://x/y'${more}}`);

describe('lib/scan/indicators/source-verification.ts', () => {
  it.each([
    ['Kyverno that refuses', kyverno(`{imageReferences: ['*'], ${attestors}}`, 'validationFailureAction: Enforce, ')],
    ['an action of the check', kyverno(`{imageReferences: ['*'], ${attestors}, failureAction: Enforce}`)],
    [
      'a newer kind of Kyverno',
      anObject('policies.kyverno.io/v1', 'ImageValidatingPolicy', '{validationActions: [Deny]}'),
    ],
    [
      'Sigstore',
      anObject(
        'policy.sigstore.dev/v1beta1',
        'ClusterImagePolicy',
        '{images: [{glob: "**"}], authorities: [{keyless: {url: x}}]}',
      ),
    ],
    ['OpenShift', anObject('config.openshift.io/v1', 'ClusterImagePolicy', '{scopes: [x]}')],
  ])('is present with %s', (_, policy) => {
    expect(detect(policy)).toMatchObject({ outcome: 'present', measures: { images: 1 }, marks: [{ path: '0.yaml' }] });
  });

  it.each([
    ['Kyverno that only reports, as it does by default', kyverno(`{imageReferences: ['*'], ${attestors}}`), 'partial'],
    [
      'Sigstore that only warns',
      anObject('policy.sigstore.dev/v1beta1', 'ClusterImagePolicy', '{mode: warn, authorities: [{key: {data: x}}]}'),
      'partial',
    ],
    [
      'a Ratify that nothing asks',
      anObject('config.ratify.deislabs.io/v1beta1', 'Verifier', '{name: notation}'),
      'partial',
    ],
    [
      'a rule that only adds digests',
      kyverno("{imageReferences: ['*'], mutateDigest: true}", 'validationFailureAction: Enforce, '),
      'absent',
    ],
    [
      'a policy that lets all pass',
      anObject('policy.sigstore.dev/v1beta1', 'ClusterImagePolicy', '{authorities: [{static: {action: pass}}]}'),
      'absent',
    ],
    [
      'a policy of other things',
      anObject(
        'kyverno.io/v1',
        'ClusterPolicy',
        '{validationFailureAction: Enforce, rules: [{name: a, validate: {}}]}',
      ),
      'absent',
    ],
    [
      'an ImagePolicy of Flux',
      anObject('image.toolkit.fluxcd.io/v1', 'ImagePolicy', '{imageRepositoryRef: {name: a}}'),
      'absent',
    ],
  ])('with %s is %3$s', (_, policy, outcome) => {
    expect(detect(policy).outcome).toBe(outcome);
  });

  it('counts which sources of Flux are verified', () => {
    const verified = source('OCIRepository', ', verify: {provider: cosign}');
    const chart = anObject(
      'helm.toolkit.fluxcd.io/v2',
      'HelmRelease',
      '{interval: 1m, chart: {spec: {chart: a, sourceRef: {kind: HelmRepository, name: a}, verify: {provider: cosign}}}}',
    );
    expect(detect(verified, source('GitRepository', ''))).toMatchObject({
      outcome: 'partial',
      share: 0.5,
      measures: { sources: 2, verifiedSources: 1, names: ['Flux'] },
    });
    expect(detect(verified, chart).outcome).toBe('present');
    expect(
      detect(verified, anObject('source.toolkit.fluxcd.io/v1', 'HelmRepository', '{url: x}')).measures,
    ).toMatchObject({
      sources: 1,
    });
    expect(detect(source('GitRepository', '')).outcome).toBe('absent');
  });

  it('counts applications whose project asks for signatures', () => {
    const project = (spec: string) => anObject('argoproj.io/v1alpha1', 'AppProject', spec);
    expect(detect(anApplication('cart'), project('{signatureKeys: [{keyID: A1}]}')).outcome).toBe('present');
    expect(detect(anApplication('cart'), project('{sourceIntegrity: {git: {policies: [{repos: [x]}]}}}')).outcome).toBe(
      'present',
    );
    expect(detect(anApplication('cart'), project('{signatureKeys: []}'))).toMatchObject({
      outcome: 'absent',
      measures: { sources: 1, verifiedSources: 0 },
    });
  });

  it('asks which project a template names only where one of them asks for signatures', () => {
    const project = (spec: string) => anObject('argoproj.io/v1alpha1', 'AppProject', spec);
    const open = anApplication('cart').replace(/project: [\w-]+/, 'project: "{{ .Values.project }}"');
    const outcome = (spec: string) =>
      detectIn(sourceVerification, {
        'c/Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n',
        'c/templates/a.yaml': open,
        'p.yaml': project(spec),
      }).outcome;
    expect(outcome('{signatureKeys: []}')).toBe('absent');
    expect(outcome('{signatureKeys: [{keyID: A1}]}')).toBe('unknown');
  });

  it('is unknown where a template decides', () => {
    const chart = { 'c/Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n' };
    const template = source('OCIRepository', ', verify: "{{ .Values.verify }}"');
    expect(detectIn(sourceVerification, { ...chart, 'c/templates/a.yaml': template }).outcome).toBe('unknown');
  });

  it('leaves templates that are off by default', () => {
    const policy = kyverno(`{imageReferences: ['*'], ${attestors}, failureAction: Enforce}`);
    const files = (values: string) => ({
      'c/Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n',
      'c/values.yaml': values,
      'c/templates/a.yaml': `{{- if .Values.verify.enabled }}\n${policy}{{- end }}\n`,
    });
    expect(detectIn(sourceVerification, files('verify: {enabled: false}')).outcome).toBe('absent');
    expect(detectIn(sourceVerification, files('verify: {enabled: true}')).outcome).toBe('present');
  });

  it('is absent with what was looked for, and does not apply without cluster objects', () => {
    expect(detect(anObject('v1', 'Namespace', '{}')).searched?.what.join()).toMatch(/Kyverno/);
    expect(detectIn(sourceVerification, { 'README.md': 'x' }).outcome).toBe('not-applicable');
    expect(
      detectIn(sourceVerification, { 'examples/a.yaml': kyverno(`{${attestors}, failureAction: Enforce}`) }).outcome,
    ).toBe('not-applicable');
  });

  it('reads the patch of a FluxInstance that adds the verification to its own source', () => {
    const instance = (patch: string) =>
      `apiVersion: fluxcd.controlplane.io/v1\nkind: FluxInstance\nmetadata: {name: flux}\nspec:\n  distribution: {version: 2.x, registry: r}\n  sync: {kind: OCIRepository, url: "oci://r/fleet", ref: latest, path: a}\n  kustomize:\n    patches:\n      - target: {kind: OCIRepository, name: flux-system}\n        patch: |\n${patch}\n`;
    const added = '          - op: add\n            path: /spec/verify\n            value: {provider: cosign}';
    expect(detect(instance(added))).toMatchObject({ outcome: 'present', measures: { sources: 1, verifiedSources: 1 } });
    expect(
      detect(instance('          - op: add\n            path: /spec/timeout\n            value: 5m')).outcome,
    ).toBe('absent');
  });
});
