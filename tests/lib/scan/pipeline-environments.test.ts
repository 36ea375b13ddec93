import { describe, expect, it } from 'vitest';
import type { Environment } from '@/lib/scan/environments';
import { withPipelineEnvironments } from '@/lib/scan/pipeline-environments';
import { pipelinesOf } from '@/tests/lib/scan/documents/pipelines/read-repository';

const PATH = '.github/workflows/cd.yml';

function named(jobs: string, on = '{push: {branches: [main]}}', known: Environment[] = []): string[] {
  const text = `on: ${on}\njobs:\n${jobs}`;
  return withPipelineEnvironments(known, pipelinesOf({ [PATH]: text })).map(({ name, tier }) => `${name} ${tier}`);
}

const deploy = (environment: string, run = 'cdk deploy') =>
  `  a-${environment}:\n    environment: ${environment}\n    steps: [{run: ${run}}]\n`;

describe('lib/scan/pipeline-environments.ts', () => {
  it('takes environments that jobs deploy to', () => {
    expect(named(deploy('staging') + deploy('prod'))).toEqual(['prod production', 'staging staging']);
  });

  it('takes none of jobs that deploy nothing, of pull requests, and of names that tell no tier', () => {
    expect(named(deploy('test', 'npm test'))).toEqual([]);
    expect(named(deploy('staging'), 'pull_request')).toEqual([]);
    expect(named(deploy('github-pages'))).toEqual([]);
  });

  it('takes no name of a branch alone', () => {
    expect(named('  a:\n    steps: [{run: cdk deploy}]\n', '{push: {branches: [staging]}}')).toEqual([]);
    expect(named(deploy('staging'), '{push: {branches: [staging]}}')).toEqual(['staging staging']);
  });

  it('keeps the name that the files have for the same environment', () => {
    const known: Environment = { name: 'prod', tier: 'production', marks: [] };
    expect(named(deploy('production'), 'push', [known])).toEqual(['prod production']);
  });

  it('takes one name for what two jobs call by two', () => {
    expect(named(deploy('prod') + deploy('production'))).toEqual(['prod production']);
  });

  it('takes hosts for none', () => {
    const image = 'eu-docker.pkg.dev/acme/shop:1.0.0';
    expect(named(`  a:\n    steps: [{run: gcloud run deploy shop --image ${image}}]\n`)).toEqual([]);
    expect(named('  a:\n    steps: [{run: helm upgrade shop oci://charts.acme.dev/shop}]\n')).toEqual([]);
    expect(named('  a:\n    steps: [{run: helm upgrade shop . -f env/dev/values.yaml}]\n')).toEqual([
      'dev development',
    ]);
  });
});
