import { describe, expect, it } from 'vitest';
import { chaosExperiments } from '@/lib/scan/indicators/chaos-experiments';
import { anInventory, aPipeline, aResource } from '../../../factories/inventory';
import { aHelmRelease, detectIn } from '../../../factories/scanned-files';

const object = (apiVersion: string, kind: string, spec = '{}', more = '') =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: storm${more}}\nspec: ${spec}\n`;

function detect(text: string) {
  return detectIn(chaosExperiments, { 'service.yaml': object('v1', 'Service'), 'experiment.yaml': text });
}

describe('lib/scan/indicators/chaos-experiments.ts', () => {
  it.each([
    ['a schedule of Litmus', object('litmuschaos.io/v1alpha1', 'ChaosSchedule')],
    ['a schedule of Chaos Mesh', object('chaos-mesh.org/v1alpha1', 'Schedule', '{schedule: "@daily"}')],
    [
      'an older experiment with a schedule',
      object('chaos-mesh.org/v1alpha1', 'PodChaos', '{scheduler: {cron: "@daily"}}'),
    ],
    [
      'a workload that kube-monkey may stop',
      `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a, labels: {kube-monkey/enabled: enabled}}\nspec: {template: {spec: {containers: [{name: a, image: a/b:1}]}}}\n`,
    ],
  ])('is present with %s', (_name, text) => {
    expect(detect(text)).toMatchObject({ outcome: 'present', measures: { objects: 1 } });
  });

  it.each([
    ['a single experiment of Litmus', object('litmuschaos.io/v1alpha1', 'ChaosEngine')],
    ['a single experiment of Chaos Mesh', object('chaos-mesh.org/v1alpha1', 'NetworkChaos')],
    ['a workflow without a schedule', object('chaos-mesh.org/v1alpha1', 'Workflow')],
    ['a halted schedule', object('litmuschaos.io/v1alpha1', 'ChaosSchedule', '{scheduleState: halt}')],
    [
      'a paused schedule',
      object('chaos-mesh.org/v1alpha1', 'Schedule', '{}', ', annotations: {experiment.chaos-mesh.org/pause: "true"}'),
    ],
    ['an installed chart alone', aHelmRelease('chaos-mesh')],
  ])('is partial with %s', (_name, text) => {
    expect(detect(text)).toMatchObject({ outcome: 'partial', share: 0 });
  });

  it.each([
    ['a schedule of Velero', object('velero.io/v1', 'Schedule', '{schedule: "@daily", template: {}}')],
    ['a workflow of Argo', object('argoproj.io/v1alpha1', 'Workflow')],
    ['a definition of the kind', object('apiextensions.k8s.io/v1', 'CustomResourceDefinition')],
  ])('is absent with %s', (_name, text) => {
    expect(detect(text)).toMatchObject({ outcome: 'absent', searched: { what: expect.any(Array) } });
  });

  it('is partial with an experiment of a cloud account', () => {
    const files = {
      'service.yaml': object('v1', 'Service'),
      'main.tf': 'resource "aws_fis_experiment_template" "a" {}\n',
    };
    expect(detectIn(chaosExperiments, files).outcome).toBe('partial');
  });

  it('needs a clock where a pipeline starts the experiment', () => {
    const resources = [aResource(object('v1', 'Service'))];
    const run = (trigger: 'schedule' | 'manual') =>
      chaosExperiments.detect(
        anInventory({ resources, pipelines: [aPipeline(['litmusctl run storm'], { triggers: [trigger] })] }),
      );
    expect(run('schedule').outcome).toBe('present');
    expect(run('manual').outcome).toBe('partial');
  });

  it('is absent where infrastructure runs without any, and does not apply where nothing runs', () => {
    const root = { 'main.tf': 'terraform {\n  backend "s3" {}\n}\nresource "null_resource" "a" {}\n' };
    expect(detectIn(chaosExperiments, root).outcome).toBe('absent');
    expect(detectIn(chaosExperiments, { 'README.md': '# Notes\n' }).outcome).toBe('not-applicable');
  });
});
