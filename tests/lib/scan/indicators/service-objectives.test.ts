import { describe, expect, it } from 'vitest';
import { serviceObjectives } from '@/lib/scan/indicators/service-objectives';
import { aHelmRelease, detectIn } from '../../../factories/scanned-files';

const object = (apiVersion: string, kind: string) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: shop}\nspec: {}\n`;
const deployed = { 'app/service.yaml': object('v1', 'Service') };

describe('lib/scan/indicators/service-objectives.ts', () => {
  it.each([
    ['Sloth', 'sloth.slok.dev/v1', 'PrometheusServiceLevel'],
    ['Pyrra', 'pyrra.dev/v1alpha1', 'ServiceLevelObjective'],
    ['OpenSLO', 'openslo/v1', 'SLO'],
    ['Nobl9', 'n9/v1alpha', 'SLO'],
    ['Datadog', 'datadoghq.com/v1alpha1', 'DatadogSLO'],
    ['Grafana', 'slo.grafana.crossplane.io/v1alpha1', 'SLO'],
  ])('is present with an objective of %s', (name, apiVersion, kind) => {
    const found = detectIn(serviceObjectives, { ...deployed, 'objective.yaml': object(apiVersion, kind) });
    expect(found).toMatchObject({ outcome: 'present', measures: { names: [name], objects: 1 } });
  });

  it.each([
    ['a service of OpenSLO', 'openslo/v1', 'Service'],
    ['a data source of OpenSLO', 'openslo/v1', 'DataSource'],
    ['an objective of a group that nobody knows', 'example.org/v1', 'ServiceLevelObjective'],
  ])('is absent with %s', (_name, apiVersion, kind) => {
    const found = detectIn(serviceObjectives, { ...deployed, 'object.yaml': object(apiVersion, kind) });
    expect(found).toMatchObject({
      outcome: 'absent',
      searched: { what: expect.arrayContaining([expect.stringMatching(/Sloth/)]) },
    });
  });

  it('knows the files of Sloth, which are no objects', () => {
    const text = 'version: "prometheus/v1"\nservice: shop\nslos:\n  - name: answers\n';
    expect(detectIn(serviceObjectives, { ...deployed, 'slos/shop.yml': text }).outcome).toBe('present');
    expect(detectIn(serviceObjectives, { ...deployed, 'slos/shop.yml': 'groups: []\n' }).outcome).toBe('absent');
  });

  it('counts objectives in Terraform', () => {
    const files = { 'main.tf': 'resource "google_monitoring_slo" "answers" {\n  service = "shop"\n}\n' };
    expect(detectIn(serviceObjectives, files)).toMatchObject({
      outcome: 'present',
      marks: [{ path: 'main.tf', line: 1 }],
    });
  });

  it('is partial where a tool for objectives is installed and none is declared', () => {
    const tool = { 'sloth.yaml': aHelmRelease('sloth') };
    expect(detectIn(serviceObjectives, tool)).toMatchObject({
      outcome: 'partial',
      measures: { objects: 0, idle: 1, names: [] },
      marks: [{ path: 'sloth.yaml', note: 'HelmRelease sloth installs sloth' }],
    });
    const stated = { ...tool, 'slo.yaml': object('sloth.slok.dev/v1', 'PrometheusServiceLevel') };
    expect(detectIn(serviceObjectives, stated)).toMatchObject({ outcome: 'present', measures: { idle: 0 } });
  });

  it('is partial where the values of a chart leave the objective out', () => {
    const files = {
      'shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
      'shop/values.yaml': 'objective: {enabled: false}\n',
      'shop/templates/slo.yaml': `{{- if .Values.objective.enabled }}\n${object('sloth.slok.dev/v1', 'PrometheusServiceLevel')}{{- end }}\n`,
    };
    expect(detectIn(serviceObjectives, files).outcome).toBe('partial');
  });

  it('leaves examples out, and does not apply where nothing is declared', () => {
    const example = object('sloth.slok.dev/v1', 'PrometheusServiceLevel');
    expect(detectIn(serviceObjectives, { ...deployed, 'examples/slo.yaml': example }).outcome).toBe('absent');
    expect(detectIn(serviceObjectives, { 'README.md': '# Notes\n' }).outcome).toBe('not-applicable');
  });
});
