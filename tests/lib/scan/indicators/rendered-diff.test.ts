import { describe, expect, it } from 'vitest';
import { renderedDiff } from '@/lib/scan/indicators/rendered-diff';
import {
  aKustomization,
  anAgent,
  anInventory,
  aResource,
  aSource,
  aTerraformFile,
  someFiles,
} from '@/tests/factories/inventory';
import { pipelinesOf, workflow } from '@/tests/lib/scan/documents/pipelines/read-repository';

const PATH = '.github/workflows/check.yml';
const detect = (files: Record<string, string>, overrides = {}) =>
  renderedDiff.detect(
    anInventory({ kustomizations: [aKustomization('apps')], pipelines: pipelinesOf(files), ...overrides }),
  );
const ofRun = (run: string, on = 'pull_request') => detect({ [PATH]: workflow(on, run) });
const ofSteps = (steps: string) => detect({ [PATH]: `on: pull_request\njobs:\n  main:\n    steps:\n${steps}` });

describe('lib/scan/indicators/rendered-diff.ts', () => {
  it.each([
    'argocd app diff shop --local apps/shop',
    'flux diff kustomization apps --path apps',
    'flux-local diff ks --path clusters/prod',
    'helm diff upgrade shop charts/shop',
    'helmfile -e prod diff',
    'kubectl diff -k apps',
    'kluctl diff -t prod',
    'kubectl apply --dry-run=server -k apps',
    'terraform plan -no-color',
    'terragrunt run-all plan',
    'pulumi preview --stack prod',
    'gitlab-tofu plan',
  ])('is present with `%s` on pull requests', (run) => {
    expect(ofRun(run)).toMatchObject({
      outcome: 'present',
      measures: { diffs: 1, posted: 0 },
      marks: [{ path: PATH, line: 6 }],
    });
  });

  it.each([
    'kubectl apply --dry-run=client -k apps',
    'kustomize build apps | kubeconform',
    'helm template charts/shop',
    'terraform validate',
    'git diff --exit-code',
  ])('does not take `%s` for a diff', (run) => {
    expect(ofRun(run).outcome).toBe('absent');
  });

  it.each([
    '      - uses: marocchino/sticky-pull-request-comment@v2\n',
    '      - run: gh pr comment "$PR" --body-file diff.md\n',
    '      - run: cat diff.md >> "$GITHUB_STEP_SUMMARY"\n',
    "      - uses: actions/github-script@v7\n        with: {script: 'github.rest.issues.createComment({})'}\n",
  ])('says that the diff is posted by %j', (post) => {
    expect(ofSteps(`      - run: flux-local diff ks > diff.md\n${post}`).measures).toMatchObject({
      diffs: 1,
      posted: 1,
    });
  });

  it.each([
    ['dflook/terraform-plan@v2', 'present', 1],
    ['allenporter/flux-local/action/diff@7', 'present', 0],
    ['hashicorp/setup-terraform@v3', 'absent', 0],
  ])('with the action %s is %s', (uses, outcome, posted) => {
    expect(ofSteps(`      - uses: ${uses}\n`)).toMatchObject({ outcome, measures: { posted } });
  });

  it('counts renders of both sides that are compared and posted, and only those', () => {
    const made =
      '      - run: |\n          kustomize build base > a\n          kustomize build head > b\n          diff a b > diff.md\n';
    expect(ofSteps(`${made}      - run: gh pr comment 1 -F diff.md\n`)).toMatchObject({
      outcome: 'present',
      measures: { tools: ['rendered diff'] },
    });
    expect(ofSteps(made).outcome).toBe('absent');
    const called = `on: workflow_call\njobs:\n  diff:\n    steps:\n${made}      - uses: peter-evans/create-or-update-comment@v4\n`;
    expect(detect({ [PATH]: called })).toMatchObject({
      outcome: 'partial',
      reason: expect.stringContaining('where others call it'),
    });
  });

  it('counts renders that a script compares', () => {
    const script =
      "const helm = await which('helm')\nconst compare = await which('diff')\nawait $`${helm} template a ${chart} --version ${version}`\nawait $`${compare} -u ${before} ${after} || :`\n";
    const run = '      - run: out=$(npx zx ./ci/compare.mjs)\n      - uses: peter-evans/create-or-update-comment@v4\n';
    const ci = `on: pull_request\njobs:\n  main:\n    steps:\n${run}`;
    expect(detect({ [PATH]: ci, 'ci/compare.mjs': script })).toMatchObject({
      outcome: 'present',
      measures: { tools: ['rendered diff'] },
      marks: [{ path: 'ci/compare.mjs', line: 4 }],
    });
  });

  it.each(['atlantis.yaml', 'digger.yml', '.terrateam/config.yml', '.spacelift/config.yml'])(
    'is present with %s',
    (path) => {
      expect(detect({}, { files: someFiles(path) })).toMatchObject({ outcome: 'present', measures: { posted: 1 } });
    },
  );

  it('is present where Argo CD renders into a branch to propose from', () => {
    const hydrator = (more: string) =>
      anAgent({
        kind: 'Application',
        resource: aResource(
          `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: shop}\nspec: {sourceHydrator: {syncSource: {targetBranch: env/prod}${more}}}\n`,
        ),
      });
    expect(detect({}, { agents: [hydrator(', hydrateTo: {targetBranch: env/prod-next}')] }).outcome).toBe('present');
    expect(detect({}, { agents: [hydrator('')] }).outcome).toBe('absent');
  });

  it.each(['kubechecks', 'konflate'])('is present with the server %s', (chart) => {
    const agents = [anAgent({ sources: [aSource({ chart })] })];
    expect(detect({}, { agents })).toMatchObject({ outcome: 'present', measures: { tools: [chart], posted: 1 } });
  });

  it('is partial where the plan comes after the merge or for callers elsewhere, unknown where what starts it is set outside', () => {
    expect(ofRun('terraform plan', '{push: {branches: [main]}}').outcome).toBe('partial');
    expect(ofRun('terraform plan', 'workflow_call').outcome).toBe('partial');
    expect(ofRun('terraform plan', 'repository_dispatch').outcome).toBe('unknown');
  });

  it('finds a diff in a script, and is unknown where a telling call cannot be followed', () => {
    const script = { [PATH]: workflow('pull_request', './ci/diff.sh'), 'ci/diff.sh': 'argocd app diff shop\n' };
    expect(detect(script)).toMatchObject({ outcome: 'present', marks: [{ path: 'ci/diff.sh' }] });
    expect(ofRun('./ci/diff.sh').outcome).toBe('unknown');
    expect(ofRun('./ci/unit-tests.sh').outcome).toBe('absent');
    const job = (name: string) =>
      detect({ [PATH]: `on: pull_request\njobs: {${name}: {steps: [{run: ./ci/main.py}]}}\n` }).outcome;
    expect([job('plan'), job('helm')]).toEqual(['unknown', 'absent']);
  });

  it('knows a plan of another repository by its name', () => {
    const text = 'on: pull_request\njobs: {plan: {uses: shop/workflows/.github/workflows/terraform-plan.yml@v1}}\n';
    expect(detect({ [PATH]: text }).outcome).toBe('present');
  });

  it('is unknown where nothing here runs Terraform, which a server may do (IAC-9)', () => {
    const terraform = [aTerraformFile('live/main.tf', { backend: 's3' })];
    const alone = { terraform, kustomizations: [] };
    expect(detect({}, alone)).toMatchObject({ outcome: 'unknown', marks: [{ path: 'live/main.tf' }] });
    const applied = workflow('{push: {branches: [main]}}', 'terraform apply -auto-approve');
    expect(detect({ [PATH]: applied }, alone).outcome).toBe('absent');
    expect(detect({}, { ...alone, agents: [anAgent()] }).outcome).toBe('absent');
    const module = [aTerraformFile('modules/vpc/main.tf', { providers: [{ name: 'aws', version: null, line: 1 }] })];
    expect(detect({}, { terraform: module, kustomizations: [] }).outcome).toBe('absent');
  });

  it('counts hooks on the machines of developers for nothing', () => {
    const hooks = 'repos:\n  - repo: local\n    hooks: [{id: plan, entry: terraform plan}]\n';
    expect(detect({ '.pre-commit-config.yaml': hooks }).outcome).toBe('absent');
  });

  it('is unknown where a pipeline could not be read, and does not apply where nothing is declared', () => {
    expect(detect({ [PATH]: 'on: [push' }).outcome).toBe('unknown');
    expect(detect({}, { kustomizations: [] }).outcome).toBe('not-applicable');
    expect(detect({}).searched?.what.join()).toMatch(/flux-local diff/);
  });
});
