import { describe, expect, it } from 'vitest';
import { driftChecks } from '@/lib/scan/documents/pipelines/drift-checks';
import { pipelinesOf } from '@/tests/lib/scan/documents/pipelines/read-repository';

const nightly = "{schedule: [{cron: '0 3 * * *'}]}";

function tools(on: string, step: string, more: Record<string, string> = {}): string[] {
  const files = { '.github/workflows/a.yml': `on: ${on}\njobs: {a: {steps: [${step}]}}\n`, ...more };
  return driftChecks(pipelinesOf(files)).map(({ tool }) => tool);
}

const run = (command: string) => `{run: ${JSON.stringify(command)}}`;

describe('lib/scan/documents/pipelines/drift-checks.ts', () => {
  it.each<[string, string]>([
    ['terraform plan -detailed-exitcode', 'terraform plan'],
    ['terraform -chdir=live plan -input=false -detailed-exitcode', 'terraform plan'],
    ['tofu plan -detailed-exitcode', 'terraform plan'],
    ['terragrunt run-all plan -detailed-exitcode', 'terraform plan'],
    ['argocd app diff shop', 'argocd app diff'],
    ['flux diff kustomization apps --path ./apps', 'flux diff'],
    ['kubectl diff -k apps', 'kubectl diff'],
    ['helmfile diff --detailed-exitcode', 'helmfile diff'],
    ['helm diff upgrade shop ./chart --detailed-exitcode', 'helm diff'],
    ['driftctl scan', 'driftctl'],
    ['pulumi preview --expect-no-changes', 'pulumi preview'],
    ['cdk diff --fail', 'cdk drift'],
    ['aws cloudformation detect-stack-drift --stack-name shop', 'detect-stack-drift'],
  ])('takes %j by a clock for a look for drift', (command, tool) => {
    expect(tools(nightly, run(command))).toEqual([tool]);
  });

  it.each<[string, string, string]>([
    ['a plan that ends well either way', nightly, run('terraform plan')],
    ['a look at a proposal', '[pull_request]', run('terraform plan -detailed-exitcode')],
    ['a look after a push', '{push: {branches: [main]}}', run('kubectl diff -k apps')],
    ['updates of dependencies by a clock', nightly, '{uses: renovatebot/github-action@v40}'],
    ['updates of dependencies by a clock, as a command', nightly, run('npx renovate --platform=github')],
    ['a difference of files', nightly, run('git diff --exit-code')],
    ['an exit code that is switched off', nightly, run('argocd app diff shop --exit-code=false')],
    ['a look at a throw-away cluster', nightly, `{uses: helm/kind-action@v1}, ${run('kubectl diff -k apps')}`],
    [
      'a step that runs for proposals only',
      `{schedule: [{cron: '0 3 * * *'}], pull_request: {}}`,
      `{if: github.event_name == 'pull_request', run: terraform plan -detailed-exitcode}`,
    ],
  ])('takes %s for none', (_case, on, step) => {
    expect(tools(on, step)).toEqual([]);
  });

  it.each<[string, string]>([
    ['its failure passed over', run('kubectl diff -k apps || true')],
    ['its failure told to nobody', run('kubectl diff -k apps || echo drift')],
    ['its output and failure thrown away', run('kubectl diff -k apps > /dev/null 2>&1 || :')],
    ['its output shown in the log alone', run('kubectl diff -k apps | cat || true')],
    ['another exit code in its place', run('kubectl diff -k apps; true')],
    ['no exit code asked for', run('set +e\nkubectl diff -k apps\necho done')],
    ['a failure that no step asks for', `{continue-on-error: true, id: look, ${run('kubectl diff -k apps').slice(1)}`],
  ])('takes a comparison with %s for none', (_case, step) => {
    expect(tools(nightly, step)).toEqual([]);
  });

  it.each<[string, string]>([
    ['its output kept', run('kubectl diff -k apps > drift.txt || true')],
    ['its output passed on', run('kubectl diff -k apps | ./notify || true')],
    ['its output taken up', run('set +e\nfound=$(kubectl diff -k apps)\necho done')],
    ['somebody told of its failure', run('kubectl diff -k apps || gh issue create --title drift')],
    ['its failure shown beside the run', run('kubectl diff -k apps || echo "::warning::drift"')],
    ['its failure handed on', run('kubectl diff -k apps || echo drift=yes >> "$GITHUB_OUTPUT"')],
    ['an exit code of its own', run('kubectl diff -k apps || exit 1')],
    ['its exit code asked for', run('set +e\nkubectl diff -k apps\ncode=$?\nexit $code')],
    ['its exit code in force again', run('set +e\nhelm repo update\nset -e\nkubectl diff -k apps\necho done')],
    ['the exit code of the script', run('set +e\nkubectl diff -k apps')],
    [
      'its failure asked for by a later step',
      `{continue-on-error: true, id: look, ${run('kubectl diff -k apps').slice(1)}, {if: steps.look.outcome == 'failure', run: ./notify}`,
    ],
  ])('takes a comparison with %s for a look for drift', (_case, step) => {
    expect(tools(nightly, step)).toEqual(['kubectl diff']);
  });

  it('takes a comparison for a look where another job asks how it went, by an output of its own', () => {
    const look = `{continue-on-error: true, id: look, ${run('kubectl diff -k apps').slice(1)}`;
    const workflow = `on: ${nightly}\njobs:\n  a: {outputs: {drift: '\${{ steps.look.outcome }}'}, steps: [${look}]}\n  b: {needs: a, steps: [{run: ./notify}]}\n`;
    const found = driftChecks(pipelinesOf({ '.github/workflows/a.yml': workflow }));
    expect(found.map(({ tool }) => tool)).toEqual(['kubectl diff']);
  });

  it('follows one hop into a script, and takes the action that fails on drift', () => {
    const script = { 'scripts/drift.sh': '#!/bin/sh\nterraform init\nterraform plan -detailed-exitcode\n' };
    expect(tools(nightly, run('./scripts/drift.sh'), script)).toEqual(['terraform plan']);
    expect(tools(nightly, '{uses: dflook/terraform-check@v1}')).toEqual(['terraform plan']);
  });

  it('leaves out pipelines that do not count', () => {
    const files = { '.github/workflows/a.yml': `on: ${nightly}\njobs: {a: {steps: [${run('kubectl diff -k a')}]}}\n` };
    const pipelines = pipelinesOf(files).map((pipeline) => ({ ...pipeline, counted: false }));
    expect(driftChecks(pipelines)).toEqual([]);
  });
});
