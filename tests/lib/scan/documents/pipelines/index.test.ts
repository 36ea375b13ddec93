import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPipeline } from '@/lib/scan/documents/pipelines/index';
import type { PipelineSystem } from '@/lib/scan/documents/pipelines/pipeline';
import { mayBeConcourse, pipelineSystemOf } from '@/lib/scan/documents/pipelines/select';

const systems: PipelineSystem[] = [
  'github-actions',
  'gitlab-ci',
  'jenkins',
  'tekton',
  'circleci',
  'azure-pipelines',
  'bitbucket-pipelines',
  'woodpecker',
  'drone',
  'buildkite',
  'argo-workflows',
  'cloud-build',
  'code-build',
  'concourse',
  'travis',
  'prow',
  'aicoe-ci',
  'gitea-actions',
  'pre-commit',
];

/** Name, triggers and commands of each job. */
function outline(system: PipelineSystem, text: string) {
  const fact = readPipeline(system, text);
  expect(fact.problem).toBeNull();
  return fact.jobs.map(({ name, triggers, steps }) => [
    name,
    triggers.join(),
    steps.map((step) => `${step.line} ${step.text}`),
  ]);
}

describe('lib/scan/documents/pipelines/index', () => {
  it('reads Tekton runs of Pipelines as Code', () => {
    const text = [
      'apiVersion: tekton.dev/v1',
      'kind: PipelineRun',
      'metadata:',
      '  name: check',
      '  annotations:',
      '    pipelinesascode.tekton.dev/on-event: "[pull_request]"',
      'spec:',
      '  pipelineSpec:',
      '    tasks:',
      '      - name: lint',
      '        taskSpec:',
      '          steps:',
      '            - image: x',
      '              script: |',
      '                #!/bin/sh',
      '                helm lint {{ folder }}',
      '            - image: quay.io/kubeconform:1',
      '              args: [-strict, "."]',
      '            - command: [sh, -c, yamllint .]',
    ].join('\n');
    expect(outline('tekton', text)).toEqual([
      ['check', 'pull-request', ['16 helm lint {{ folder }}', '17 kubeconform -strict .', '19 yamllint .']],
    ]);
    expect(outline('tekton', 'apiVersion: v1\nkind: Secret\n')).toEqual([]);
  });

  it('reads CircleCI workflows: filters, approvals, commands and orbs', () => {
    const text = [
      'version: 2.1',
      'commands:',
      '  render: {steps: [{run: helm template .}]}',
      'jobs:',
      '  check:',
      '    steps: [checkout, render]',
      '  deploy:',
      '    steps:',
      '      - run: {name: go, command: helm upgrade app .}',
      'workflows:',
      '  main:',
      '    jobs:',
      '      - check',
      '      - deploy: {name: stage, filters: {branches: {only: main}}}',
      '      - hold: {type: approval, requires: [stage]}',
      '      - deploy: {name: prod, context: production, requires: [hold]}',
      '      - aws-ecs/deploy-service-update: {service: shop}',
    ].join('\n');
    expect(outline('circleci', text)).toEqual([
      ['main / check', 'push', ['6 checkout', '3 helm template .']],
      ['main / stage', 'push', ['9 helm upgrade app .']],
      ['main / prod', 'manual', ['9 helm upgrade app .']],
      ['main / aws-ecs/deploy-service-update', 'push', ['17 aws-ecs/deploy-service-update']],
    ]);
    const jobs = readPipeline('circleci', text).jobs;
    expect(jobs[1]?.branches).toEqual(['main']);
    expect(jobs[2]?.environments).toEqual(['production']);
  });

  it('reads Azure pipelines: stages, deployments, conditions and tasks', () => {
    const text = [
      'trigger: [main]',
      'pr: [main]',
      'stages:',
      '  - stage: check',
      '    jobs:',
      '      - job: lint',
      '        steps:',
      '          - script: yamllint .',
      '  - stage: prod',
      "    condition: and(succeeded(), ne(variables['Build.Reason'], 'PullRequest'))",
      '    jobs:',
      '      - deployment: web',
      '        environment: production',
      '        strategy:',
      '          runOnce:',
      '            deploy:',
      '              steps:',
      '                - task: HelmDeploy@0',
      '                  inputs: {command: upgrade}',
      '                - task: AzureCLI@2',
      '                  inputs: {inlineScript: kubectl apply -f x}',
    ].join('\n');
    expect(outline('azure-pipelines', text)).toEqual([
      ['check / lint', 'push,pull-request', ['8 yamllint .']],
      ['prod / web', 'push', ['18 HelmDeploy@0', '20 AzureCLI@2', '21 kubectl apply -f x']],
    ]);
    expect(readPipeline('azure-pipelines', text).jobs[1]?.environments).toEqual(['production']);
    expect(readPipeline('azure-pipelines', 'trigger: none\nsteps: [{script: x}]').jobs[0]?.triggers).toEqual([
      'manual',
    ]);
    expect(readPipeline('azure-pipelines', 'steps: [{script: x}]').jobs[0]).toMatchObject({
      triggers: ['push'],
      branches: [],
    });
  });

  it('reads Bitbucket pipelines: pull requests, branches, manual steps, custom ones', () => {
    const text = [
      'pipelines:',
      '  pull-requests:',
      "    '**':",
      '      - step: {name: check, script: [helm lint .]}',
      '  branches:',
      '    main:',
      '      - step: {name: stage, deployment: staging, script: [helm upgrade app .]}',
      '      - step: {name: prod, deployment: production, trigger: manual, script: [helm upgrade app .]}',
      '  custom:',
      '    repair:',
      '      - parallel: [{step: {name: a, script: [{pipe: atlassian/aws-ecs-deploy:1.0}]}}]',
    ].join('\n');
    expect(outline('bitbucket-pipelines', text)).toEqual([
      ['main / stage', 'push', ['7 helm upgrade app .']],
      ['main / prod', 'manual', ['8 helm upgrade app .']],
      ['** / check', 'pull-request', ['4 helm lint .']],
      ['repair / a', 'manual', ['11 atlassian/aws-ecs-deploy:1.0']],
    ]);
  });

  it('reads Drone and Woodpecker files', () => {
    const drone =
      'kind: pipeline\nname: ci\ntrigger: {event: [pull_request]}\nsteps:\n  - name: a\n    commands: [helm lint .]\n---\nkind: secret\nname: x\n';
    expect(outline('drone', drone)).toEqual([['ci', 'pull-request', ['6 helm lint .']]]);
    const woodpecker =
      'when:\n  - event: push\n    branch: main\nsteps:\n  deploy:\n    image: x\n    commands:\n      - kubectl apply -f .\n';
    expect(outline('woodpecker', woodpecker)).toEqual([['workflow', 'push', ['8 kubectl apply -f .']]]);
  });

  it('reads Buildkite steps: what follows a block waits for a person', () => {
    const text =
      'steps:\n  - label: check\n    command: helm lint .\n  - block: ship?\n  - label: deploy\n    branches: main\n    commands: [helm upgrade app .]\n';
    expect(outline('buildkite', text)).toEqual([
      ['check', 'push,tag', ['3 helm lint .']],
      ['deploy', 'manual', ['7 helm upgrade app .']],
    ]);
  });

  it('reads jobs of Concourse: what they get tells what starts them', () => {
    const text = [
      'resources:',
      '  - {name: repo, type: git, source: {branch: main}}',
      '  - {name: hour, type: time}',
      '  - {name: proposal, type: pull-request}',
      'jobs:',
      '  - name: apply-prod',
      '    plan:',
      '      - in_parallel: [{get: repo, trigger: true}, {get: hour, trigger: true}]',
      '      - task: apply',
      '        config:',
      '          run:',
      '            path: /bin/sh',
      '            args:',
      '              - -ec',
      '              - |',
      '                cd repo',
      '                terraform apply -auto-approve',
      '  - name: plan',
      '    plan:',
      '      - {get: proposal, trigger: true}',
      '      - do:',
      '          - task: plan',
      '            config: {run: {path: proposal/ci/plan.sh, args: [prod]}}',
      '  - name: ship',
      '    plan: [{get: repo, passed: [apply-prod]}, {try: {task: t, config: {run: {path: helm, args: [upgrade, a, .]}}}}]',
    ].join('\n');
    expect(outline('concourse', text)).toEqual([
      ['apply-prod', 'push,schedule', ['16 cd repo', '17 terraform apply -auto-approve']],
      ['plan', 'pull-request', ['23 ./ci/plan.sh prod']],
      ['ship', 'manual', ['25 helm upgrade a .']],
    ]);
    expect(outline('concourse', 'jobs: {a: {steps: []}}\n')).toEqual([]);
  });

  it('reads Argo Workflows, and what time starts', () => {
    const text = [
      'apiVersion: argoproj.io/v1alpha1',
      'kind: CronWorkflow',
      'metadata: {name: sync}',
      'spec:',
      '  workflowSpec:',
      '    templates:',
      '      - name: apply',
      '        container: {image: x, command: [kubectl], args: [apply, -f, .]}',
    ].join('\n');
    expect(outline('argo-workflows', text)).toEqual([['sync / apply', 'schedule', ['8 kubectl apply -f .']]]);
    expect(outline('argo-workflows', 'apiVersion: chaos-mesh.org/v1alpha1\nkind: Workflow\n')).toEqual([]);
  });

  it('reads Cloud Build, CodeBuild, Travis, Prow and pre-commit', () => {
    const build =
      'steps:\n  - name: gcr.io/cloud-builders/kubectl\n    args: [apply, -f, k8s]\n  - name: x\n    entrypoint: bash\n    args: [-c, helm lint .]\n';
    expect(outline('cloud-build', build)).toEqual([['build', 'other', ['2 kubectl apply -f k8s', '6 helm lint .']]]);
    expect(outline('code-build', 'phases:\n  build:\n    commands:\n      - terraform apply\n')).toEqual([
      ['build', 'other', ['4 terraform apply']],
    ]);
    expect(outline('travis', 'script: helm lint .\ndeploy: {provider: script, script: helm upgrade a .}\n')).toEqual([
      ['build', 'push,pull-request', ['1 helm lint .', '2 helm upgrade a .']],
    ]);
    const prow = 'presubmits:\n  - name: check\n    spec: {containers: [{command: [make], args: [test]}]}\n';
    expect(outline('prow', prow)).toEqual([['check', 'pull-request', ['3 make test']]]);
    const hooks = 'repos:\n  - repo: https://x/y\n    hooks:\n      - id: yamllint\n      - id: skipped\n';
    expect(outline('pre-commit', hooks)).toEqual([
      ['pre-commit', 'other', ['4 pre-commit/yamllint', '5 pre-commit/skipped']],
    ]);
    expect(outline('pre-commit', `ci: {skip: [skipped]}\n${hooks}`)).toEqual([
      ['pre-commit', 'pull-request', ['5 pre-commit/yamllint']],
    ]);
  });

  it('reads the checks that AICoE CI makes of pull requests', () => {
    expect(outline('aicoe-ci', 'check:\n  - thoth-precommit\n  - thoth-build\n')).toEqual([
      ['thoth-precommit', 'pull-request', ['2 pre-commit run --all-files']],
      ['thoth-build', 'pull-request', ['3 thoth-build']],
    ]);
    expect(outline('aicoe-ci', 'check: []\n')).toEqual([]);
  });

  it('reads Forgejo workflows as their own system', () => {
    expect(readPipeline('gitea-actions', 'on: push\njobs: {a: {steps: [{run: x}]}}').system).toBe('gitea-actions');
  });

  it.each(systems)('never throws on what is no %s pipeline, and gives plain data', (system) => {
    const pieces = fc.constantFrom(
      'on:',
      'jobs:',
      'steps:',
      'script:',
      '  ',
      '- ',
      '\n',
      '{',
      '[',
      ']',
      "'",
      '"',
      '|',
      '&a ',
      '*a',
      '<<: ',
      'stage(',
      'sh ',
      '$(',
      '${{',
      '!reference [a]',
      'x',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
        ),
        (text) => {
          const fact = readPipeline(system, text);
          expect(JSON.parse(JSON.stringify(fact))).toEqual(fact);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('lib/scan/documents/pipelines/select', () => {
  it.each([
    ['.github/workflows/ci.yaml', 'github-actions'],
    ['charts/app/.github/workflows/ci.yaml', null],
    ['.github/workflows/nested/ci.yaml', null],
    ['.github/dependabot.yml', null],
    ['.forgejo/workflows/x.yml', 'gitea-actions'],
    ['.gitlab-ci.yml', 'gitlab-ci'],
    ['.gitlab/ci/deploy.yml', 'gitlab-ci'],
    ['templates/build.gitlab-ci.yml', 'gitlab-ci'],
    ['apps/x/Jenkinsfile', 'jenkins'],
    ['Jenkinsfile.release', 'jenkins'],
    ['.tekton/pull.yaml', 'tekton'],
    ['platform/tekton/operator.yaml', null],
    ['platform/argo-workflows/install.yaml', null],
    ['.circleci/config.yml', 'circleci'],
    ['deploy/azure-pipelines-prod.yml', 'azure-pipelines'],
    ['bitbucket-pipelines.yml', 'bitbucket-pipelines'],
    ['.woodpecker/check.yaml', 'woodpecker'],
    ['.drone.yml', 'drone'],
    ['.buildkite/pipeline.yml', 'buildkite'],
    ['cloudbuild.yaml', 'cloud-build'],
    ['buildspec-prod.yml', 'code-build'],
    ['.travis.yml', 'travis'],
    ['.prow.yaml', 'prow'],
    ['.aicoe-ci.yaml', 'aicoe-ci'],
    ['.pre-commit-config.yaml', 'pre-commit'],
    ['app/deployment.yaml', null],
  ])('tells the system of %s', (path, system) => {
    expect(pipelineSystemOf(path)).toBe(system);
  });

  it.each([
    ['concourse/live.yaml', true],
    ['ci/pipelines/deploy.yml', true],
    ['pipeline.yml', true],
    ['apps/web/deployment.yaml', false],
    ['concourse/azure-pipelines.yml', false],
  ])('says whether %s may be a pipeline of Concourse: %s', (path, expected) => {
    expect(mayBeConcourse(path)).toBe(expected);
  });
});
