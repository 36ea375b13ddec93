import { describe, expect, it } from 'vitest';
import { costVisibility } from '@/lib/scan/indicators/cost-visibility';
import { anInventory, aPipeline, aResource } from '../../../factories/inventory';
import { aFluxKustomization, aHelmRelease, detectIn } from '../../../factories/scanned-files';

const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n';

describe('lib/scan/indicators/cost-visibility.ts', () => {
  it('is present with a release that an environment takes', () => {
    const files = {
      'clusters/prod/apps.yaml': aFluxKustomization('apps', './apps'),
      'apps/opencost.yaml': aHelmRelease('opencost'),
    };
    expect(detectIn(costVisibility, files)).toMatchObject({ outcome: 'present', measures: { names: ['opencost'] } });
  });

  it('is partial where a catalogue only ships it to others', () => {
    expect(detectIn(costVisibility, { 'applications/opencost/release.yaml': aHelmRelease('opencost') }).outcome).toBe(
      'partial',
    );
    const files = {
      'clusters/prod/apps.yaml': aFluxKustomization('apps', './applications/opencost/1.4.2'),
      'applications/opencost/1.4.2/release.yaml': aHelmRelease('opencost'),
    };
    expect(detectIn(costVisibility, files).outcome).toBe('partial');
  });

  it.each([
    ['autoscaling', aHelmRelease('karpenter')],
    ['a quota', 'apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: a}\nspec: {}\n'],
  ])('is absent with %s', (_name, text) => {
    const found = detectIn(costVisibility, { 'app.yaml': text });
    expect(found).toMatchObject({
      outcome: 'absent',
      searched: { what: expect.arrayContaining([expect.stringMatching(/Infracost/)]) },
    });
  });

  it('is present where a pipeline runs Infracost, partial where it is only configured', () => {
    const resources = [aResource(service)];
    const pipelines = [aPipeline(['infracost diff --path .'])];
    expect(costVisibility.detect(anInventory({ resources, pipelines })).outcome).toBe('present');
    expect(detectIn(costVisibility, { 'a.yaml': service, 'infracost.yml': 'version: 0.1\n' }).outcome).toBe('partial');
  });

  it('is partial with the operator of Red Hat cost management alone, present with an object that configures it', () => {
    const operator = (name: string): string =>
      `apiVersion: operators.coreos.com/v1alpha1\nkind: Subscription\nmetadata: {name: ${name}}\nspec: {name: ${name}, channel: beta}\n`;
    const files = { 'operators/costs.yaml': operator('koku-metrics-operator') };
    expect(detectIn(costVisibility, files)).toMatchObject({ outcome: 'partial', measures: { idle: 1 } });
    const configuration =
      'apiVersion: koku-metrics-cfg.openshift.io/v1beta1\nkind: KokuMetricsConfig\nmetadata: {name: a}\n';
    expect(detectIn(costVisibility, { ...files, 'operators/a.yaml': configuration })).toMatchObject({
      outcome: 'present',
      measures: { names: ['Red Hat cost management'], idle: 0 },
    });
    expect(detectIn(costVisibility, { 'operators/a.yaml': operator('amq-streams') }).outcome).toBe('absent');
  });

  it('counts budgets in Terraform', () => {
    const files = { 'main.tf': 'resource "aws_budgets_budget" "all" {}\n' };
    expect(detectIn(costVisibility, files)).toMatchObject({
      outcome: 'present',
      measures: { names: ['cloud budgets'] },
    });
  });

  it('does not apply where nothing is declared', () => {
    expect(detectIn(costVisibility, { 'README.md': '# Notes\n' }).outcome).toBe('not-applicable');
  });
});
