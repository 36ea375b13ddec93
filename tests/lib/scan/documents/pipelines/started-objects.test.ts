import { describe, expect, it } from 'vitest';
import { scanFolder } from '@/tests/factories/scanning';
import { makeRepository } from '@/tests/lib/git/open-for-test';

type Files = Record<string, string>;

async function seen(files: Files) {
  const { path } = makeRepository({ commits: [{ message: 'x', date: '2026-01-01T00:00:00Z', files }] });
  const { indicators } = await scanFolder(path);
  const of = (id: string) => indicators.find((indicator) => indicator.id === id);
  return { integration: of('continuous-integration'), deploys: of('push-deploys') };
}

const pipeline = `apiVersion: tekton.dev/v1
kind: Pipeline
metadata: {name: release}
spec:
  tasks:
    - name: deploy
      taskSpec:
        steps: [{name: a, image: x, script: kubectl apply -f k8s/production}]
`;
const template = `apiVersion: triggers.tekton.dev/v1beta1
kind: TriggerTemplate
metadata: {name: release}
spec:
  resourcetemplates:
    - apiVersion: tekton.dev/v1
      kind: PipelineRun
      spec: {pipelineRef: {name: release}}
`;
const listener = (event: string) => `apiVersion: triggers.tekton.dev/v1beta1
kind: EventListener
metadata: {name: host}
spec:
  triggers:
    - interceptors: [{ref: {name: github}, params: [{name: eventTypes, value: [${event}]}]}]
      template: {ref: release}
`;
const workflow = `apiVersion: argoproj.io/v1alpha1
kind: WorkflowTemplate
metadata: {name: release}
spec:
  templates:
    - {name: deploy, script: {image: x, source: kubectl apply -f k8s/production}}
`;
const source = `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: {name: host}
spec:
  gitlab:
    shop: {events: [PushEvents]}
`;
const sensor = `apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: {name: host}
spec:
  dependencies: [{name: a, eventSourceName: host, eventName: shop}]
  triggers:
    - template:
        name: a
        argoWorkflow: {operation: submit, source: {resource: {spec: {workflowTemplateRef: {name: release}}}}}
`;

describe('lib/scan/documents/pipelines/started-objects.ts', () => {
  it('follows listeners of Tekton to the pipelines that they start', async () => {
    const files = { 'ci/a.yaml': pipeline, 'ci/b.yaml': template, 'ci/c.yaml': listener('push') };
    expect(await seen(files)).toMatchObject({
      integration: { outcome: 'present', measures: { systems: ['tekton'] } },
      deploys: { outcome: 'present', measures: { production: 1, productionAutomatic: 1 } },
    });
    const onRequest = { ...files, 'ci/c.yaml': listener('pull_request') };
    expect(await seen(onRequest)).toMatchObject({
      integration: { outcome: 'present', measures: { pullRequestJobs: 1 } },
      deploys: { measures: { productionAutomatic: 0 } },
    });
  });

  it('follows sensors of Argo Events to the workflows that they submit', async () => {
    const files = { 'ci/a.yaml': workflow, 'ci/b.yaml': source, 'ci/c.yaml': sensor };
    expect(await seen(files)).toMatchObject({
      integration: { outcome: 'present', measures: { systems: ['argo-workflows'] } },
      deploys: { outcome: 'present', measures: { production: 1, productionAutomatic: 1 } },
    });
  });

  it('takes objects that nothing here starts for no pipelines of the repository', async () => {
    const unheard: Files[] = [
      { 'ci/a.yaml': pipeline, 'ci/b.yaml': template },
      {
        'ci/a.yaml': pipeline.replace('name: release', 'name: other'),
        'ci/b.yaml': template,
        'ci/c.yaml': listener('push'),
      },
      { 'ci/a.yaml': pipeline, 'ci/b.yaml': template, 'ci/c.yaml': listener('issue_comment') },
      { 'ci/a.yaml': workflow, 'ci/c.yaml': sensor },
      { 'examples/a.yaml': pipeline, 'ci/b.yaml': template, 'ci/c.yaml': listener('push') },
    ];
    for (const files of unheard) expect((await seen(files)).integration?.outcome).toBe('absent');
  });
});
