import { describe, expect, it } from 'vitest';
import { automatedAnalysis } from '@/lib/scan/indicators/automated-analysis';
import { anApplication, detectIn } from '@/tests/factories/scanned-files';

const template = (name: string, more = ''): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: AnalysisTemplate\nmetadata: {name: ${name}}\nspec:\n  metrics: [{name: errors, successCondition: "result[0] < 1", provider: {prometheus: {query: up}}}]\n${more}`;
const rollout = (name: string): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: {name: shop}\nspec:\n  strategy: {canary: {steps: [{setWeight: 10}, {analysis: {templates: [{templateName: ${name}}]}}]}}\n`;
const canary = (more: string): string =>
  `apiVersion: flagger.app/v1beta1\nkind: Canary\nmetadata: {name: shop}\nspec:\n  targetRef: {kind: Deployment, name: shop}\n${more}`;
const seen = (files: Record<string, string>) => detectIn(automatedAnalysis, files);

describe('lib/scan/indicators/automated-analysis.ts', () => {
  it('finds templates that a rollout refers to', () => {
    expect(seen({ 'a.yaml': rollout('errors'), 'b.yaml': template('errors') })).toMatchObject({
      outcome: 'present',
      measures: { templates: 1, used: 1, analysed: 1 },
      marks: [{ path: 'a.yaml' }, { path: 'b.yaml' }],
    });
  });

  it('finds templates that a stage verifies with, before and after promotion, and in another repository', () => {
    const stage =
      'apiVersion: kargo.akuity.io/v1alpha1\nkind: Stage\nmetadata: {name: test}\nspec: {requestedFreight: [{}], verification: {analysisTemplates: [{name: errors}]}}\n';
    expect(seen({ 'a.yaml': stage, 'b.yaml': template('errors') }).outcome).toBe('present');
    const blueGreen = rollout('x').replace(
      /strategy: .*/,
      'strategy: {blueGreen: {prePromotionAnalysis: {templates: [{templateName: smoke}]}}}',
    );
    expect(seen({ 'a.yaml': blueGreen }).outcome).toBe('present');
  });

  it('is partial where nothing refers to the template, or all of it is a dry run', () => {
    expect(seen({ 'b.yaml': template('errors') })).toMatchObject({ outcome: 'partial', share: 0 });
    expect(
      seen({
        'a.yaml': rollout('other'),
        'b.yaml': template('errors'),
        'c.yaml': template('other', '  dryRun: [{metricName: .*}]\n'),
      }).outcome,
    ).toBe('partial');
  });

  it('is partial where the values of a chart leave the rollout out', () => {
    const files = (values: string) => ({
      'shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
      'shop/values.yaml': values,
      'shop/templates/canary.yaml': `{{- if .Values.canary }}\n${canary('  analysis: {stepWeight: 5, metrics: [{name: errors}]}\n')}{{- end }}\n`,
    });
    expect(seen(files('canary: false\n'))).toMatchObject({ outcome: 'partial', share: 0, measures: { analysed: 0 } });
    expect(seen(files('canary: true\n')).outcome).toBe('present');
  });

  it('finds metrics of Flagger, unless the analysis is skipped or only load is made', () => {
    expect(
      seen({ 'a.yaml': canary('  analysis: {stepWeight: 5, metrics: [{name: request-success-rate}]}\n') }).outcome,
    ).toBe('present');
    expect(
      seen({
        'a.yaml': canary(
          '  skipAnalysis: true\n  analysis: {stepWeight: 5, metrics: [{name: request-success-rate}]}\n',
        ),
      }).outcome,
    ).toBe('absent');
    expect(
      seen({ 'a.yaml': canary('  analysis: {stepWeight: 5, webhooks: [{name: load, type: rollout, url: x}]}\n') })
        .outcome,
    ).toBe('absent');
    expect(
      seen({ 'a.yaml': canary('  analysis: {stepWeight: 5, webhooks: [{name: smoke, type: pre-rollout, url: x}]}\n') })
        .outcome,
    ).toBe('present');
  });

  it('takes templates of other groups for none, and names that a chart fills for the same within it', () => {
    expect(
      seen({
        'a.yaml': 'apiVersion: pipecd.dev/v1beta1\nkind: AnalysisTemplate\nmetadata: {name: a}\nspec: {}\n',
        'b.yaml': anApplication('a'),
      }).outcome,
    ).toBe('absent');
    const chart = {
      'chart/Chart.yaml': 'name: shop\nversion: 1.0.0\n',
      'chart/templates/a.yaml': rollout('{{ .Release.Name }}-errors'),
      'chart/templates/b.yaml': template('"{{ .Release.Name }}-errors"'),
    };
    expect(seen(chart)).toMatchObject({ outcome: 'present', measures: { used: 1 } });
  });

  it('pairs hundreds of rollouts with the template of each', () => {
    const each = (at: number): [string, string][] => [
      [`r/${at}.yaml`, rollout(`errors-${at}`)],
      [`t/${at}.yaml`, template(`errors-${at}`)],
    ];
    const files = Object.fromEntries(Array.from({ length: 200 }, (_, at) => each(at)).flat());
    expect(seen({ ...files, 'idle.yaml': template('idle') }).measures).toEqual({
      templates: 201,
      used: 200,
      analysed: 200,
    });
  });

  it('is absent with what was looked for, not applicable without objects', () => {
    expect(seen({ 'a.yaml': anApplication('shop') })).toMatchObject({
      outcome: 'absent',
      searched: { what: expect.any(Array) },
    });
    expect(seen({}).outcome).toBe('not-applicable');
  });
});
