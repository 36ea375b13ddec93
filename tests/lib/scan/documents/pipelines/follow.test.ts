import { describe, expect, it } from 'vitest';
import {
  jobNamed,
  jobsOf,
  objectIdOf,
  pipelinesOf,
  stepsOf,
  workflow,
} from '@/tests/lib/scan/documents/pipelines/read-repository';

const PATH = '.github/workflows/ci.yml';
const main = (run: string, files: Record<string, string> = {}) =>
  jobNamed(jobsOf({ [PATH]: workflow('push', run), ...files }), 'main');

describe('lib/scan/documents/pipelines/follow', () => {
  it('puts the commands of a script behind the step that runs it, with their place', () => {
    const job = main('./scripts/check.sh prod', { 'scripts/check.sh': '#!/bin/bash\nset -e\nkubeconform .\n' });
    expect(stepsOf(job)).toEqual(['./scripts/check.sh prod', 'set -e', 'kubeconform .']);
    expect(job.steps[2]).toMatchObject({
      path: 'scripts/check.sh',
      objectId: objectIdOf('scripts/check.sh'),
      line: 3,
      triggers: ['push'],
    });
    expect(job.steps[2]?.variables).toEqual({ '1': 'prod' });
    expect(job.unfollowed).toEqual([]);
  });

  it.each([
    ['bash scripts/x.sh'],
    ['sh -e ./scripts/x.sh'],
    ['source scripts/x.sh'],
    ['cd scripts && ./x.sh'],
    ['cd scripts\n./x.sh'],
    ['"$GITHUB_WORKSPACE/scripts/x.sh"'],
    ['${{ github.workspace }}/scripts/x.sh'],
  ])('follows %j', (run) => {
    expect(stepsOf(main(run, { 'scripts/x.sh': 'helm lint .' }))).toContain('helm lint .');
  });

  it('lists what is missing, deeper, or opaque', () => {
    const job = main('./missing.sh\nmake deep\nnox -s lint', {
      Makefile: 'deep:\n\t./inner.sh\n',
      'inner.sh': 'set -e\n./innermost.sh',
      'innermost.sh': 'kubeconform .',
    });
    expect(job.unfollowed.map(({ text, path, line }) => [text, path, line])).toEqual([
      ['./missing.sh', PATH, 6],
      ['./innermost.sh', 'inner.sh', 2],
      ['nox lint', PATH, 8],
    ]);
    expect(stepsOf(job)).not.toContain('kubeconform .');
  });

  it('follows the script that a called target runs, with its own place', () => {
    const job = main('make validate', {
      Makefile: 'validate:\n\tscripts/validate.sh\n',
      'scripts/validate.sh': '#!/bin/bash\nkubeconform .\n',
    });
    expect(job.steps.at(-1)).toMatchObject({ text: 'kubeconform .', path: 'scripts/validate.sh', line: 2 });
    expect(job.unfollowed).toEqual([]);
  });

  it('finds targets in the files that a Makefile includes, by name, by variable folder and by star', () => {
    const job = main('make lint check', {
      Makefile: 'include make/all.mk\n-include Makefile.*.mk # own ones\nother:\n\techo other\n',
      'make/all.mk': 'HERE := $(dir $(lastword $(MAKEFILE_LIST)))\ninclude $(HERE)lint.mk\n',
      'make/lint.mk': 'lint:\n\tyamllint .\n',
      'Makefile.custom.mk': 'check:\n\tkubeconform .\n',
    });
    expect(job.steps.slice(1).map(({ text, path, line }) => [text, path, line])).toEqual([
      ['kubeconform .', 'Makefile.custom.mk', 2],
      ['yamllint .', 'make/lint.mk', 2],
    ]);
    expect(job.unfollowed).toEqual([]);
  });

  it('takes no fetched tool, system program or inline script for a file of the repository', () => {
    const job = main(
      './kustomize build .\n/usr/bin/env true\n./gradlew test\nbash -c "helm lint ."\ncurl x | sh -s -- y\npython -m pip install x',
    );
    expect(job.unfollowed).toEqual([]);
  });

  it('follows a target of a Makefile with those that it needs', () => {
    const makefile = [
      'KUBECTL ?= kubectl',
      'all: other',
      'lint: tools ## check',
      '\t@helm lint \\',
      '\t  charts',
      '\t$(MAKE) render',
      'tools:',
      '\techo tools',
      'render:',
      '\tkustomize build .',
      '',
    ].join('\n');
    const job = main('make lint ENV=prod', { Makefile: makefile });
    expect(job.steps.slice(1).map(({ text, line }) => [text.replace(/\s+/g, ' '), line])).toEqual([
      ['echo tools', 8],
      ['kustomize build .', 10],
      ['helm lint charts', 4],
      ['$(MAKE) render', 6],
    ]);
    expect(job.steps[1]?.variables).toEqual({ ENV: 'prod' });
    expect(job.unfollowed).toEqual([]);
  });

  it('follows make in another folder, and says when the target is not there', () => {
    expect(stepsOf(main('make -C infra plan', { 'infra/Makefile': 'plan:\n\tterraform plan\n' }))).toContain(
      'terraform plan',
    );
    expect(main('make nothing', { Makefile: 'plan:\n\ttrue\n' }).unfollowed.map(({ text }) => text)).toEqual([
      'make nothing',
    ]);
  });

  it.each([
    [
      'task lint',
      'Taskfile.yml',
      'version: 3\ntasks:\n  lint:\n    deps: [pre]\n    cmds: [helm lint ., {task: more}]\n  pre: echo pre\n  more: {cmd: kubeconform .}\n',
    ],
    ['just lint', 'justfile', 'set shell := ["bash"]\nlint: more\n  helm lint .\nmore:\n  @kubeconform .\n'],
    ['npm run lint', 'package.json', '{"scripts": {"lint": "helm lint . && npm run more", "more": "kubeconform ."}}'],
    ['pnpm run lint', 'package.json', '{"scripts": {"lint": "helm lint . && npm run more", "more": "kubeconform ."}}'],
    [
      'tox -e lint',
      'tox.ini',
      '[testenv:lint]\ndeps = x\ncommands =\n  helm lint .\n  kubeconform .\n[other]\ncommands = no\n',
    ],
  ])('follows %s', (run, file, text) => {
    const steps = stepsOf(main(run, { [file]: text })).join('\n');
    expect(steps).toMatch(/helm lint \./);
    expect(steps).toMatch(/kubeconform \./);
    expect(steps).not.toMatch(/^no$/m);
  });

  it('takes what is no script of the package for a program of a dependency, where its runner does', () => {
    const files = { 'package.json': '{"scripts": {"build": "tsc"}}' };
    const job = main('yarn cdk diff --fail\nnpm run none', files);
    expect(stepsOf(job)).toContain('cdk diff --fail');
    expect(job.unfollowed.map(({ text }) => text)).toEqual(['npm run none']);
  });

  it('follows hooks that prek runs', () => {
    const hooks = 'repos:\n  - repo: x\n    hooks: [{id: yamllint}]\n';
    const files = { '.pre-commit-config.yaml': hooks, [PATH]: workflow('push', 'prek run --all-files') };
    const [ci] = pipelinesOf(files).filter(({ system }) => system === 'github-actions');
    expect(stepsOf(ci?.jobs[0])).toEqual(['prek run --all-files', 'pre-commit/yamllint']);
  });

  it('follows hooks of pre-commit, by command and by action', () => {
    const hooks = 'repos:\n  - repo: x\n    hooks: [{id: yamllint}, {id: terraform_validate}]\n';
    const files = { '.pre-commit-config.yaml': hooks, [PATH]: workflow('push', 'pre-commit run --all-files') };
    const [ci] = pipelinesOf(files).filter(({ system }) => system === 'github-actions');
    expect(stepsOf(ci?.jobs[0])).toEqual([
      'pre-commit run --all-files',
      'pre-commit/yamllint',
      'pre-commit/terraform_validate',
    ]);
  });

  it('bounds a Makefile that writes one target a hundred thousand times', () => {
    expect(main('make a', { Makefile: 'a: b c\n\tx\n'.repeat(100_000) }).steps.length).toBeLessThan(5_000);
  });

  it('keeps all steps of its jobs and lists calls as not followed where called steps become too many', () => {
    const stage = `stage('a') { steps { sh '''${'./run.sh\n'.repeat(100)}kubectl apply -f .''' } }\n`;
    const [pipeline] = pipelinesOf({ Jenkinsfile: stage.repeat(29), 'run.sh': './run.sh\n'.repeat(500) });
    const steps = pipeline?.jobs.flatMap((job) => job.steps) ?? [];
    expect(pipeline?.jobs).toHaveLength(29);
    expect(steps.filter(({ path }) => path === 'Jenkinsfile')).toHaveLength(29 * 101);
    expect(steps.length).toBeLessThan(25_000);
    expect(pipeline?.jobs.at(-1)?.unfollowed).toHaveLength(100);
  });

  it('bounds what calls add to all pipelines of a repository together', () => {
    const ci = (at: number) => [`.github/workflows/${at}.yml`, workflow('push', './run.sh\n'.repeat(10))];
    const files = Object.fromEntries(Array.from({ length: 60 }, (_, at) => ci(at)));
    const pipelines = pipelinesOf({ ...files, 'run.sh': 'kubectl apply -f .\n'.repeat(300) });
    const jobs = pipelines.flatMap((pipeline) => pipeline.jobs);
    expect(jobs).toHaveLength(60);
    expect(jobs.flatMap(({ steps }) => steps).length).toBeLessThanOrEqual(60 * 10 + 100_000);
    expect(jobs.at(-1)?.unfollowed).toHaveLength(10);
  });

  it.each([
    ['reusable workflows', 'jobs: {', '}', (at: number, next: string) => `j${at}: {uses: ./${next}}`],
    ['child pipelines', '', '', (at: number, next: string) => `j${at}: {trigger: {include: [{local: ${next}}]}}\n`],
  ])('stops where %s multiply, and says so', (what, head, tail, job) => {
    const isGitHub = what === 'reusable workflows';
    const path = (level: number) => (isGitHub ? `.github/workflows/${level}.yml` : `${level || ''}.gitlab-ci.yml`);
    const level = (at: number) => {
      const jobs = Array.from({ length: 200 }, (_, index) => job(index, path(at + 1)));
      return [
        path(at),
        `${isGitHub ? 'on: [push, workflow_call]\n' : ''}${head}${jobs.join(isGitHub ? ', ' : '')}${tail}`,
      ];
    };
    const files = Object.fromEntries([0, 1, 2, 3, 4].map(level));
    const pipeline = pipelinesOf(files).find((one) => one.path === path(0));
    expect(pipeline?.jobs).toHaveLength(1_000);
    expect(pipeline?.problem).toBe('Only its first 1000 jobs were read.');
  });

  it('leaves out targets that are tools to fetch, and no other target beside them', () => {
    const texts = (run: string) =>
      main(run, { Makefile: '$(TOOL):\n\tcurl -o $@ x\n' }).unfollowed.map(({ text }) => text);
    expect(texts('make bin/kustomize')).toEqual([]);
    expect(texts('make ./hack/bin/kustomize')).toEqual([]);
    expect(texts('make bin/kustomize check')).toEqual(['make bin/kustomize check']);
    expect(texts('make cabin/check')).toEqual(['make cabin/check']);
  });

  it('reads what programs in Python start, and lists those that hide it', () => {
    const script =
      'import subprocess\nsubprocess.run(["kubectl", "apply", "-f", path], check=True)\nos.system("helm lint .")\n';
    expect(stepsOf(main('python3 deploy.py', { 'deploy.py': script })).slice(1)).toEqual([
      'kubectl apply -f $',
      'helm lint .',
    ]);
    expect(main('python3 deploy.py', { 'deploy.py': 'import lib\nlib.main()\n' }).unfollowed).toHaveLength(1);
  });

  it('reads the words of a command from the list that a variable held when it was started', () => {
    const script =
      "run(cmd)\ncmd = ['helm', 'dep', 'up', chart]\nsubprocess.check_call(cmd)\ncmd = [\n  'helm', 'upgrade',\n  f'--namespace={name}',\n]\ncheck_call(cmd, cwd=here)\nrun(other)\n";
    expect(stepsOf(main('python3 deploy.py', { 'deploy.py': script })).slice(1)).toEqual([
      'helm dep up $',
      'helm upgrade --namespace={name}',
    ]);
  });

  it('reads what a script for zx runs, where it looks programs up, too', () => {
    const script =
      "const helm = await which('helm')\nawait $`${helm} lint ${folder}`\nawait $`kubeconform -strict out`\nconst price = cost$ ('a b')\n$('div p')\n";
    for (const run of ['npx zx ./lint.mjs --all', 'out=$(npx zx ./lint.mjs)', 'zx lint.mjs'])
      expect(stepsOf(main(run, { 'lint.mjs': script })).slice(1)).toEqual([
        'helm lint ${folder}',
        'kubeconform -strict out',
      ]);
    expect(main('npx zx ./lint.mjs', {}).unfollowed).toHaveLength(1);
  });

  it('follows a local composite action with its inputs', () => {
    const action =
      'inputs: {env: {}}\nruns:\n  using: composite\n  steps:\n    - run: helm upgrade app . -f ${{ inputs.env }}.yaml\n      shell: bash\n';
    const ci =
      'on: push\njobs:\n  main:\n    steps:\n      - uses: ./.github/actions/deploy\n        with: {env: prod}\n';
    const job = jobNamed(jobsOf({ [PATH]: ci, '.github/actions/deploy/action.yaml': action }), 'main');
    expect(stepsOf(job)).toContain('helm upgrade app . -f prod.yaml');
  });

  it.each(['${{ github.action_path }}/check.sh', 'bash "$GITHUB_ACTION_PATH/check.sh"'])(
    'follows a script that lies beside its action: %s',
    (run) => {
      const action = `runs:\n  using: composite\n  steps:\n    - shell: bash\n      run: |\n        ${run}\n`;
      const ci = 'on: push\njobs:\n  main:\n    steps:\n      - uses: ./.github/actions/check\n';
      const files = { '.github/actions/check/action.yml': action, '.github/actions/check/check.sh': 'kubeconform .\n' };
      const job = jobNamed(jobsOf({ [PATH]: ci, ...files }), 'main');
      expect(stepsOf(job)).toContain('kubeconform .');
      expect(job.unfollowed).toEqual([]);
    },
  );

  it('puts a reusable workflow in place of its call, started as its caller is', () => {
    const files = {
      '.github/workflows/cd.yml':
        'on: {push: {branches: [main]}}\njobs:\n  prod:\n    uses: ./.github/workflows/deploy.yml\n    with: {environment: production}\n',
      '.github/workflows/deploy.yml':
        'on: {workflow_call: {inputs: {environment: {type: string}}}}\njobs:\n  apply:\n    environment: ${{ inputs.environment }}\n    steps: [{run: kubectl apply -f .}]\n',
    };
    const [job, ...rest] = jobsOf(files);
    expect(rest).toEqual([]);
    expect(job).toMatchObject({
      name: 'prod / apply',
      triggers: ['push'],
      branches: ['main'],
      environments: ['production'],
    });
    expect(job?.steps[0]).toMatchObject({ path: '.github/workflows/deploy.yml', line: 5, triggers: ['push'] });
  });

  it('keeps a reusable workflow that nobody calls here, and lists one of another repository', () => {
    const [job] = jobsOf({ [PATH]: 'on: workflow_call\njobs:\n  a:\n    steps: [{run: x}]\n' });
    expect(job?.triggers).toEqual(['call']);
    const [call] = jobsOf({ [PATH]: 'on: push\njobs:\n  a:\n    uses: org/ci/.github/workflows/deploy.yml@v1\n' });
    expect(call?.unfollowed.map(({ text }) => text)).toEqual(['org/ci/.github/workflows/deploy.yml@v1']);
  });

  it('ends where workflows call each other in a circle', () => {
    const call = (path: string) =>
      `on: [push, workflow_call]\njobs:\n  a:\n    uses: ./.github/workflows/${path}.yml\n`;
    expect(pipelinesOf({ '.github/workflows/a.yml': call('b'), '.github/workflows/b.yml': call('a') })).toHaveLength(2);
  });

  it('writes environments out that a matrix or a choice offers', () => {
    const text =
      'on: push\njobs:\n  main:\n    strategy: {matrix: {env: [staging, production]}}\n    environment: ${{ matrix.env }}\n    steps: [{run: x}]\n';
    expect(jobsOf({ [PATH]: text })[0]?.environments).toEqual(['staging', 'production']);
    const chosen =
      "on: push\njobs:\n  main:\n    environment: ${{ github.ref == 'refs/heads/main' && 'production' || 'staging' }}\n    steps: [{run: x}]\n";
    expect(jobsOf({ [PATH]: chosen })[0]?.environments).toEqual(['production', 'staging']);
  });

  it('follows Azure templates of the repository', () => {
    const files = {
      'azure-pipelines.yml':
        'trigger: [main]\nstages:\n  - stage: prod\n    jobs:\n      - template: ci/deploy.yml\n        parameters: {env: prod}\n',
      'ci/deploy.yml':
        'jobs:\n  - deployment: go\n    environment: ${{ parameters.env }}\n    strategy: {runOnce: {deploy: {steps: [{template: steps.yml}]}}}\n',
      'ci/steps.yml': 'steps:\n  - script: kubectl apply -f .\n',
    };
    const [job] = jobsOf(files);
    expect(job).toMatchObject({ triggers: ['push'], branches: ['main'], environments: ['prod'] });
  });

  it.each(['helm/kind-action@v1', 'jupyterhub/action-k3s-helm@v4', 'medyagh/setup-minikube@v1'])(
    'knows the cluster that %s makes',
    (uses) => {
      const text = `on: push\njobs:\n  main:\n    steps:\n      - uses: ${uses}\n`;
      expect(jobsOf({ [PATH]: text })[0]?.ephemeralCluster).toBe(true);
    },
  );

  it('reads no JavaScript of github-script, no encrypted file', () => {
    const text =
      'on: push\njobs:\n  main:\n    steps:\n      - uses: actions/github-script@v7\n        with: {script: "refs/tags/x"}\n';
    expect(jobsOf({ [PATH]: text })[0]?.unfollowed).toEqual([]);
    expect(main('./x.sh', { 'x.sh': '\u0000GITCRYPT\u0000' }).unfollowed.map((call) => call.text)).toEqual(['./x.sh']);
  });

  it('knows clusters that live for the job only, also in scripts', () => {
    expect(main('make e2e', { Makefile: 'e2e:\n\tkind create cluster\n\tkubectl apply -f .\n' }).ephemeralCluster).toBe(
      true,
    );
    expect(main('kubectl apply -f .').ephemeralCluster).toBe(false);
  });
});
