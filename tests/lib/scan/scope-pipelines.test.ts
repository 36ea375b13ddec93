import { describe, expect, it } from 'vitest';
import type { PipelineJob } from '@/lib/scan/documents/pipelines/pipeline';
import { pipelinesOfScope } from '@/lib/scan/scope-pipelines';
import { aPipeline } from '@/tests/factories/inventory';
import { inventoryOf } from '@/tests/factories/scanned-files';

const tree = inventoryOf({
  'services/orders/Dockerfile': 'FROM scratch\n',
  'services/payments/Dockerfile': 'FROM scratch\n',
  'deploy/orders/web.yaml': 'a: 1\n',
  'deploy/payments/web.yaml': 'a: 1\n',
  'scripts/release.sh': '#!/bin/sh\n',
  Makefile: 'deploy:\n\ttrue\n',
});

/** Whether a workflow of the root counts for whoever has `deploy/payments` and `services/payments`. */
function counts(commands: string[], job: Partial<PipelineJob> = {}, path = '.github/workflows/deploy.yaml'): boolean {
  const pipelines = [aPipeline(commands, job, path)];
  return pipelinesOfScope({ ...tree, pipelines }, ['deploy/payments', 'services/payments']).length > 0;
}

describe('lib/scan/scope-pipelines.ts', () => {
  it('leaves out what only changes of other folders start', () => {
    expect(counts(['make deploy'], { paths: ['deploy/orders/**', '.github/workflows/deploy.yaml'] })).toBe(false);
    expect(counts(['make deploy'], { paths: ['deploy/orders/**', 'deploy/payments/**'] })).toBe(true);
    expect(counts(['make deploy'], { paths: ['deploy/**'] })).toBe(true);
    expect(counts(['make deploy'], { paths: ['**/*.yaml'] })).toBe(true);
    expect(counts(['make deploy'], { paths: ['deploy/payments/web.yaml'] })).toBe(true);
  });

  it('leaves out what changes of these folders never start', () => {
    expect(counts(['make deploy'], { paths: ['!deploy/payments/**', '!services/payments/**'] })).toBe(false);
    expect(counts(['make deploy'], { paths: ['!deploy/payments/**'] })).toBe(true);
  });

  it('leaves out jobs whose commands name other folders alone', () => {
    expect(counts(['kubectl apply -f deploy/orders'])).toBe(false);
    expect(counts(['docker build -t $REGISTRY/orders services/orders', 'kubectl apply -k ./deploy/orders'])).toBe(
      false,
    );
    expect(counts(['kubectl apply -f deploy/orders', 'kubectl apply -f deploy/payments'])).toBe(true);
    expect(counts(['kubectl apply --filename=deploy'])).toBe(true);
  });

  it('keeps what cannot be told', () => {
    expect(counts(['make deploy'])).toBe(true);
    expect(counts(['./scripts/release.sh'])).toBe(true);
    expect(counts(['kubectl apply -f deploy/$SERVICE'])).toBe(true);
    expect(counts(['kubectl apply -f deploy/orders', 'kubectl apply -f $MANIFESTS'])).toBe(true);
  });

  it('leaves out a pipeline that lies in another folder that somebody delivers from', () => {
    expect(counts(['make deploy'], {}, 'services/orders/Jenkinsfile')).toBe(false);
    expect(counts(['make deploy'], {}, 'services/payments/Jenkinsfile')).toBe(true);
    expect(counts(['make deploy'], {}, 'scripts/Jenkinsfile')).toBe(true);
  });

  it('keeps the jobs of a pipeline that may be of these folders, and no others', () => {
    const [job] = aPipeline(['kubectl apply -f deploy/payments']).jobs;
    const [other] = aPipeline(['kubectl apply -f deploy/orders']).jobs;
    const jobs = [job, other].filter((each) => each !== undefined);
    const pipelines = [{ ...aPipeline([]), jobs }];
    expect(pipelinesOfScope({ ...tree, pipelines }, ['deploy/payments']).map((each) => each.jobs)).toEqual([[job]]);
  });
});
