import { describe, expect, it } from 'vitest';
import { progressiveDelivery } from '@/lib/scan/indicators/progressive-delivery';
import { anApplication, detectIn } from '@/tests/factories/scanned-files';

const rollout = (strategy: string): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: {name: shop}\nspec:\n  workloadRef: {apiVersion: apps/v1, kind: Deployment, name: shop}\n  strategy: ${strategy}\n`;
const canary = (more: string): string =>
  `apiVersion: flagger.app/v1beta1\nkind: Canary\nmetadata: {name: shop}\nspec:\n  targetRef: {kind: Deployment, name: shop}\n${more}`;
const seen = (text: string) => detectIn(progressiveDelivery, { 'a.yaml': text });
const routed = '{canary: {trafficRouting: {istio: {}}, steps: [{setWeight: 10}, {pause: {}}]}}';

describe('lib/scan/indicators/progressive-delivery.ts', () => {
  it('finds rollouts of Argo that direct traffic, with kind and provider', () => {
    expect(seen(rollout(routed))).toMatchObject({
      outcome: 'present',
      share: 1,
      measures: { rollouts: 1, controlled: 1, kinds: ['canary'], providers: ['istio'], tools: ['Argo Rollouts'] },
      marks: [{ path: 'a.yaml', key: ['spec', 'strategy', 'canary'] }],
    });
    expect(seen(rollout('{blueGreen: {activeService: shop}}'))).toMatchObject({
      outcome: 'present',
      measures: { kinds: ['blue-green'] },
    });
    const routes =
      '{canary: {trafficRouting: {managedRoutes: [{name: h}], istio: {}}, steps: [{setHeaderRoute: {}}, {setMirrorRoute: {}}]}}';
    expect(seen(rollout(routes)).measures).toMatchObject({
      kinds: ['a/b', 'canary', 'mirroring'],
      providers: ['istio'],
    });
  });

  it('tells where thresholds stand', () => {
    const analysed =
      '{canary: {trafficRouting: {nginx: {}}, steps: [{setWeight: 5}, {analysis: {templates: [{templateName: errors}]}}]}}';
    expect(seen(rollout(analysed)).measures).toMatchObject({ thresholds: ['in analysis templates'] });
    expect(
      seen(
        canary(
          '  analysis: {maxWeight: 50, stepWeight: 5, metrics: [{name: request-success-rate, thresholdRange: {min: 99}}]}\n',
        ),
      ).measures,
    ).toMatchObject({ thresholds: ['in the rollout'] });
  });

  it('finds canaries of Flagger by what their analysis does', () => {
    const kinds = (analysis: string) =>
      seen(canary(`  provider: linkerd\n  analysis: ${analysis}\n`)).measures?.['kinds'];
    expect(kinds('{maxWeight: 50, stepWeight: 5}')).toEqual(['canary']);
    expect(kinds('{iterations: 10}')).toEqual(['blue-green']);
    expect(kinds('{iterations: 10, match: [{headers: {}}]}')).toEqual(['a/b']);
    expect(kinds('{stepWeights: [1, 5], mirror: true}')).toEqual(['canary', 'mirroring']);
  });

  it.each([
    ['a canary by the number of pods alone', rollout('{canary: {steps: [{setWeight: 10}]}}')],
    ['a canary without steps', rollout('{canary: {trafficRouting: {istio: {}}}}')],
    ['an analysis that is skipped', canary('  skipAnalysis: true\n  analysis: {stepWeight: 5}\n')],
    [
      'weights that people write',
      'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: shop}\nspec: {http: [{route: [{weight: 90}, {weight: 10}]}]}\n',
    ],
  ])('is partial with %s', (_name, text) => {
    expect(seen(text)).toMatchObject({ outcome: 'partial', share: 0 });
  });

  it('takes other objects of the same name for none', () => {
    const others = [
      'apiVersion: example.org/v1\nkind: Canary\nmetadata: {name: a}\nspec: {analysis: {stepWeight: 5}}\n',
      'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: a}\nspec: {http: [{route: [{weight: 100}, {weight: 0}]}]}\n',
      'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: rollouts.argoproj.io}\n',
    ];
    expect(
      detectIn(progressiveDelivery, {
        'a.yaml': others.join('---\n'),
        'b.yaml': anApplication('a'),
        'examples/c.yaml': rollout(routed),
      }),
    ).toMatchObject({
      outcome: 'absent',
      searched: { what: expect.any(Array) },
    });
  });

  it('is unknown where a template fills the strategy, partial where its chart leaves it out', () => {
    const chart = (values: string, template: string) =>
      detectIn(progressiveDelivery, {
        'chart/Chart.yaml': 'name: shop\nversion: 1.0.0\n',
        'chart/values.yaml': values,
        'chart/templates/rollout.yaml': template,
      }).outcome;
    expect(chart('{}\n', rollout('{{ toYaml .Values.strategy }}'))).toBe('unknown');
    const switched = `{{- if .Values.rollout.enabled }}\n${rollout(routed)}{{- end }}\n`;
    expect(chart('rollout: {enabled: false}\n', switched)).toBe('partial');
    expect(chart('rollout: {enabled: true}\n', switched)).toBe('present');
  });

  it('is absent where something else than objects runs, and not applicable where nothing does', () => {
    const root = { 'main.tf': 'terraform {\n  backend "s3" {}\n}\nresource "null_resource" "a" {}\n' };
    expect(detectIn(progressiveDelivery, root)).toMatchObject({
      outcome: 'absent',
      reason: 'Nothing here takes a new version step by step.',
    });
    expect(detectIn(progressiveDelivery, { 'README.md': '# Notes\n' }).outcome).toBe('not-applicable');
  });
});
