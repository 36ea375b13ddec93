import { describe, expect, it } from 'vitest';
import { manifestValidation } from '@/lib/scan/indicators/manifest-validation';
import { aKustomization, anInventory, aResource, aTerraformFile, someFiles } from '@/tests/factories/inventory';
import { pipelinesOf, workflow } from '@/tests/lib/scan/documents/pipelines/read-repository';

const PATH = '.github/workflows/check.yml';
const detect = (files: Record<string, string>, overrides = {}) =>
  manifestValidation.detect(
    anInventory({ kustomizations: [aKustomization('apps')], pipelines: pipelinesOf(files), ...overrides }),
  );
const ofRun = (run: string, on = 'pull_request') => detect({ [PATH]: workflow(on, run) });

describe('lib/scan/indicators/manifest-validation', () => {
  it('is present with a check on pull requests', () => {
    const found = ofRun('kustomize build apps | kubeconform -strict');
    expect(found).toMatchObject({
      outcome: 'present',
      measures: { pullRequestChecks: 2, checks: ['kustomize build', 'kubeconform'], unknownScripts: 0 },
    });
    expect(found.marks?.[0]).toMatchObject({ path: PATH, line: 6 });
  });

  it.each([
    ['every push', 'push', 'present'],
    ['pushes of feature branches', '{push: {branches-ignore: [main]}}', 'present'],
    ['a merge queue', 'merge_group', 'present'],
    ['pushes to the default branch', '{push: {branches: [main]}}', 'partial'],
    ['a person', 'workflow_dispatch', 'partial'],
    ['a caller in another repository', 'workflow_call', 'partial'],
    ['an event from outside', 'repository_dispatch', 'unknown'],
  ])('with checks started by %s', (_, on, outcome) => {
    expect(ofRun('kubeconform .', on).outcome).toBe(outcome);
  });

  it('is partial where only templates of a cloud are checked, beside Kubernetes objects', () => {
    const ofRun = (run: string, overrides = {}) => detect({ [PATH]: workflow('pull_request', run) }, overrides);
    const resources = [aResource('apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: shop}\n')];
    const check = 'aws cloudformation validate-template --template-body file://stack.json';
    expect(ofRun(check, { resources })).toMatchObject({
      outcome: 'partial',
      measures: { pullRequestChecks: 1 },
      reason: expect.stringContaining('(cloudformation validate-template), and no Kubernetes object'),
    });
    expect(ofRun('cfn-lint stack.yaml', { resources }).outcome).toBe('partial');
    expect(ofRun(check).outcome).toBe('present');
    expect(ofRun(`${check}\nkubeconform .`, { resources }).outcome).toBe('present');
  });

  it('asks it of services of Compose that are deployed from here, too', () => {
    const compose = (deployed: boolean) => ({
      kustomizations: [],
      composeFiles: [{ path: 'web/compose.yaml', objectId: 'c', services: [], counted: true, deployed }],
    });
    const text = workflow('pull_request', 'docker compose -f web/compose.yaml config -q');
    expect(detect({ [PATH]: text }, compose(true)).outcome).toBe('present');
    expect(detect({ [PATH]: workflow('pull_request', 'make') }, compose(true)).outcome).not.toBe('not-applicable');
    expect(detect({ [PATH]: text }, compose(false)).outcome).toBe('not-applicable');
  });

  it('counts no check in a step that pull requests skip', () => {
    const text =
      "on: [pull_request, push]\njobs:\n  main:\n    steps:\n      - run: kubeconform .\n        if: github.ref == 'refs/heads/main'\n";
    expect(detect({ [PATH]: text }).measures).toMatchObject({ pullRequestChecks: 0 });
  });

  it('finds checks in scripts that jobs call', () => {
    const found = detect({
      [PATH]: workflow('pull_request', 'make validate'),
      Makefile: 'validate:\n\tkubeconform .\n',
    });
    expect(found.outcome).toBe('present');
    expect(found.marks?.[0]).toMatchObject({ path: 'Makefile', line: 2 });
  });

  it('is unknown, not absent, where scripts could not be followed', () => {
    const found = ofRun('./scripts/validate.sh');
    expect(found).toMatchObject({ outcome: 'unknown', measures: { unknownScripts: 1 } });
    expect(found.reason).toMatch(/validate\.sh/);
  });

  it('is partial with a check that says little', () => {
    const hooks = 'ci: {autofix_prs: false}\nrepos:\n  - repo: x\n    hooks: [{id: check-yaml}]\n';
    expect(detect({ '.pre-commit-config.yaml': hooks })).toMatchObject({ outcome: 'partial', share: 0.5 });
  });

  it('counts hooks that only run on a developer machine for nothing', () => {
    expect(detect({ '.pre-commit-config.yaml': 'repos:\n  - repo: x\n    hooks: [{id: kubeconform}]\n' }).outcome).toBe(
      'absent',
    );
  });

  it('counts Atlantis, which plans each pull request', () => {
    expect(detect({}, { files: someFiles('atlantis.yaml') })).toMatchObject({
      outcome: 'present',
      measures: { pullRequestChecks: 1 },
    });
  });

  it('is unknown where nothing here runs Terraform, which a server may do (IAC-9)', () => {
    const alone = { terraform: [aTerraformFile('live/main.tf', { backend: 's3' })], kustomizations: [] };
    expect(detect({}, alone)).toMatchObject({ outcome: 'unknown', marks: [{ path: 'live/main.tf' }] });
    const applied = workflow('{push: {branches: [main]}}', 'terraform apply -auto-approve');
    expect(detect({ [PATH]: applied }, alone).outcome).toBe('absent');
    const called =
      'on: {push: {branches: [main]}}\njobs: {a: {uses: shop/workflows/.github/workflows/terraform.yml@v1}}\n';
    expect(detect({ [PATH]: called }, alone).outcome).toBe('absent');
  });

  it('is absent, with what was looked for, where jobs check something else', () => {
    const found = ofRun('npm test');
    expect(ofRun('go test ./...').outcome).toBe('absent');
    expect(found.outcome).not.toBe('present');
    expect(ofRun('go test ./...').searched?.what.join()).toMatch(/kubeconform/);
  });

  it('is unknown where a pipeline could not be read', () => {
    expect(detect({ [PATH]: 'on: [push' }).outcome).toBe('unknown');
  });

  it('applies to infrastructure code of every tool, and not to entries of a catalog', () => {
    const pulumi = { kustomizations: [], files: someFiles('infra/Pulumi.prod.yaml') };
    expect(detect({ [PATH]: workflow('pull_request', 'pulumi preview') }, pulumi).outcome).toBe('present');
    const entry = aResource('apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: shop}\n');
    expect(detect({}, { kustomizations: [], resources: [entry] }).outcome).toBe('not-applicable');
  });

  it('does not apply where nothing is declared', () => {
    expect(detect({ [PATH]: workflow('pull_request', 'kubeconform .') }, { kustomizations: [] }).outcome).toBe(
      'not-applicable',
    );
    expect(detect({}, { kustomizations: [aKustomization('x', { counted: false })] }).outcome).toBe('not-applicable');
  });
});
