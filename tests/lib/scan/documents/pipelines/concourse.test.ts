import { describe, expect, it } from 'vitest';
import { scanFolder } from '@/tests/factories/scanning';
import { makeRepository } from '@/tests/lib/git/open-for-test';

async function seen(files: Record<string, string>) {
  const { path } = makeRepository({ commits: [{ message: 'x', date: '2026-01-01T00:00:00Z', files }] });
  const { indicators } = await scanFolder(path);
  const of = (id: string) => indicators.find((indicator) => indicator.id === id);
  return {
    integration: of('continuous-integration'),
    deploys: of('push-deploys'),
    validation: of('manifest-validation'),
  };
}

const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n';
const jobs = (get: string) =>
  `resources: [{name: repo, type: git, source: {branch: main}}]\njobs:\n  - name: apply-production\n    plan:\n      - ${get}\n      - {task: a, config: {run: {path: kubectl, args: [apply, -f, k8s/production]}}}\n`;

describe('lib/scan/documents/pipelines/concourse.ts', () => {
  it('finds pipelines by what is in the file, and what starts their jobs', async () => {
    const files = { 'k8s/production/a.yaml': namespace };
    expect(await seen({ ...files, 'concourse/live.yaml': jobs('{get: repo, trigger: true}') })).toMatchObject({
      integration: { outcome: 'present', measures: { systems: ['concourse'] } },
      deploys: { outcome: 'present', measures: { production: 1, productionAutomatic: 1 } },
    });
    expect(await seen({ ...files, 'ci/pipeline.yml': jobs('{get: repo}') })).toMatchObject({
      deploys: { outcome: 'present', measures: { productionAutomatic: 0, productionManual: 1 } },
    });
  });

  it('takes a resource without a branch for one of the branch that all is merged into', async () => {
    const pipeline = jobs('{get: repo, trigger: true}').replace(', source: {branch: main}', '');
    const { integration, deploys } = await seen({ 'pipeline.yaml': pipeline, 'k8s/production/a.yaml': namespace });
    expect(integration).toMatchObject({ outcome: 'present', measures: { pullRequestJobs: 0 } });
    expect(deploys).toMatchObject({ measures: { productionAutomatic: 1 } });
  });

  it('says of tasks in files of their own that they are not followed', async () => {
    const task = '{task: validate, file: repo/ci/tasks/validate.yml}';
    const pipeline = `resources: [{name: repo, type: pull-request}]\njobs:\n  - {name: check, plan: [{get: repo, trigger: true}, ${task}]}\n`;
    expect(await seen({ 'k8s/a.yaml': namespace, 'concourse/pull.yaml': pipeline })).toMatchObject({
      validation: { outcome: 'unknown', reason: expect.stringContaining('ci/tasks/validate.yml') },
    });
  });

  it('leaves other files in such folders what they are', async () => {
    const found = await seen({ 'concourse/a.yaml': namespace, 'pipelines/b.yaml': 'jobs: [{name: a, steps: []}]\n' });
    expect(found).toMatchObject({ integration: { outcome: 'absent' }, deploys: { outcome: 'absent' } });
  });
});
