import { describe, expect, it } from 'vitest';
import { validationsOf } from '@/lib/scan/documents/pipelines/validation';
import { jobNamed, jobsOf, workflow } from '@/tests/lib/scan/documents/pipelines/read-repository';

const PATH = '.github/workflows/ci.yml';
const found = (text: string) =>
  validationsOf(jobNamed(jobsOf({ [PATH]: text }), 'main')).map(({ tool, kind }) => `${tool} ${kind}`);
const ofRun = (run: string) => found(workflow('pull_request', run));
const ofAction = (uses: string, inputs = '{}') =>
  found(`on: pull_request\njobs:\n  main:\n    steps:\n      - uses: ${uses}\n        with: ${inputs}\n`);

describe('lib/scan/documents/pipelines/validation', () => {
  it.each([
    ['kubeconform -strict .', 'kubeconform schema'],
    ['kubectl apply --dry-run=server -f x.yaml', 'kubectl --dry-run schema'],
    ['kustomize build overlays/prod > /dev/null', 'kustomize build build'],
    ['kubectl kustomize .', 'kubectl kustomize build'],
    ['helm lint charts/*', 'helm lint build'],
    ['helm --debug template . ', 'helm template build'],
    ['ct lint --all', 'chart-testing build'],
    ['flux-local diff ks', 'flux-local diff diff'],
    ['argocd app diff shop', 'argocd app diff diff'],
    ['crossplane beta validate providers/ apis/', 'crossplane validate schema'],
    ['crossplane render xr.yaml composition.yaml functions.yaml', 'crossplane render build'],
    ['nomos vet --no-api-server-check --path config', 'nomos vet schema'],
    ['docker compose -f web/compose.yaml config -q', 'docker compose config schema'],
    ['docker compose --env-file .env --verbose config', 'docker compose config schema'],
    ['docker-compose config', 'docker compose config schema'],
    ['ansible-playbook -i hosts site.yml --check --diff', 'ansible --check --diff diff'],
    ['ansible-playbook -i hosts site.yml --check', 'ansible syntax check lint'],
    ['yamllint .', 'yamllint lint'],
    ['test-kubeval-validation', 'kubeval schema'],
    ['kubeconform-all --strict', 'kubeconform schema'],
    ['test-kustomize-build', 'kustomize build build'],
    ['run_helm-lint', 'helm lint build'],
    ['conftest test x.yaml', 'conftest policy'],
    ['kyverno test .', 'kyverno policy'],
    ['trivy config .', 'trivy config policy'],
    ['terraform fmt -recursive -check', 'terraform fmt terraform'],
    ['terraform -chdir=prod validate', 'terraform validate terraform'],
    ['tofu plan', 'terraform plan diff'],
    ['docker run --rm -v $PWD:/w ghcr.io/yannh/kubeconform:latest /w', 'kubeconform schema'],
    ['find . -name "*.yaml" -exec kubeval {} ;', 'kubeval schema'],
    ['for f in *; do kubeconform $f; done', 'kubeconform schema'],
  ])('knows %s', (run, check) => {
    expect(ofRun(run)).toContain(check);
  });

  it.each([
    ['docker://ghcr.io/yannh/kubeconform:v0.6', '{}', 'kubeconform schema'],
    ['docker://ghcr.io/acme/flux-local:v8.2.0', '{args: test --all-namespaces --path /w}', 'flux-local build'],
    ['docker://ghcr.io/acme/flux-local:v8.2.0', '{args: diff helmrelease --path /w}', 'flux-local diff diff'],
    ['docker://alpine/helm:3', '{args: lint charts/shop}', 'helm lint build'],
    ['docker://acme/tools:1', '{entrypoint: conftest, args: test x.yaml}', 'conftest policy'],
    ['docker://acme/tools:1', '{args: kubeconform -strict .}', 'kubeconform schema'],
    ['allenporter/flux-local/action/diff@v1', '{}', 'flux-local diff diff'],
    ['stackrox/kube-linter-action@v1', '{}', 'kube-linter lint'],
    ['stefanprodan/hrval-action@v2', '{helmRelease: ./}', 'hrval schema'],
    ['stefanprodan/hrval-action@v1', '{release: apps/}', 'hrval schema'],
    ['oxsecurity/megalinter@v7.0.4', '{}', 'MegaLinter lint'],
    ['trunk-io/trunk-action@v1', '{}', 'trunk lint'],
    ['bridgecrewio/checkov-action@v12', '{}', 'checkov policy'],
    ['aquasecurity/trivy-action@0.1', '{scan-type: config}', 'trivy config policy'],
  ])('knows the action %s', (uses, inputs, check) => {
    expect(ofAction(uses, inputs)).toEqual([check]);
  });

  it.each([
    ['echo "run kubeconform"'],
    ['# kubeconform .'],
    ['kubeconform --version'],
    ['kustomize build . | kubectl apply -f -'],
    ['curl -L https://x/kubeconform.tar.gz | tar xz'],
    ['kubectl create secret generic x --dry-run=client -o yaml'],
    ['terraform fmt'],
    ['trivy image x'],
    ['docker compose exec -T web git config --global user.name ci'],
    ['docker compose up -d config'],
  ])('takes no check from %s', (run) => {
    expect(ofRun(run)).toEqual([]);
  });

  it.each(['install-kubeconform', 'setup-kubeval --version 1', 'echo test-kubeval', 'mykubeval', 'kubeval-'])(
    'takes %j for no check',
    (run) => {
      expect(ofRun(run)).toEqual([]);
    },
  );

  it.each([
    ['terraform-linters/setup-tflint@v4', '{}'],
    ['aquasecurity/trivy-action@0.1', '{image-ref: x}'],
    ['actions/checkout@v4', '{}'],
    ['stefanprodan/hrval-action@v1', '{release: test/shop.yaml}'],
  ])('takes no check from the action %s', (uses, inputs) => {
    expect(ofAction(uses, inputs)).toEqual([]);
  });

  it('takes a scan of packages for a weak check, one of the configuration for a strong one', () => {
    const weak = (run: string) =>
      validationsOf(jobNamed(jobsOf({ [PATH]: workflow('push', run) }), 'main')).map((check) => check.weak);
    expect(weak('trivy fs .')).toEqual([true]);
    expect(weak('trivy fs --scanners vuln,misconfig .')).toEqual([false]);
    const byAction = (inputs: string) => {
      const step = `      - uses: aquasecurity/trivy-action@v1\n        with: ${inputs}\n`;
      const jobs = jobsOf({ [PATH]: `on: push\njobs:\n  main:\n    steps:\n${step}` });
      return validationsOf(jobNamed(jobs, 'main')).map((check) => check.weak);
    };
    expect(byAction('{scan-type: fs}')).toEqual([true]);
    expect(byAction('{scan-type: fs, scanners: "vuln,config"}')).toEqual([false]);
  });

  it('takes an apply in a throw-away cluster for a test', () => {
    expect(ofRun('kind create cluster\nkubectl apply -f .\nkubectl wait --for=condition=Ready pods --all')).toEqual([
      'throw-away cluster end-to-end',
    ]);
  });
});
