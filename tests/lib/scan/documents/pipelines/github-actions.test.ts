import { describe, expect, it } from 'vitest';
import { readGitHubWorkflow } from '@/lib/scan/documents/pipelines/github-actions';

const read = (text: string) => readGitHubWorkflow(text);
const job = (on: string, settings = '') =>
  read(`on: ${on}\njobs:\n  main:\n${settings}    steps: [{run: "true"}]\n`).jobs[0];

describe('lib/scan/documents/pipelines/github-actions', () => {
  it.each([
    ['push', ['push'], []],
    ['[push, pull_request]', ['push', 'pull-request'], []],
    ['{push: {branches: [main]}}', ['push'], ['main']],
    ['{push: {branches-ignore: [main]}}', ['push'], ['!main']],
    ['{push: {tags: ["v*"]}}', ['tag'], []],
    ['{push: {tags: ["v*"], branches: [main]}}', ['push', 'tag'], ['main']],
    ['{pull_request: {types: [closed]}}', ['push'], []],
    ['{schedule: [{cron: "0 0 * * *"}], workflow_dispatch: }', ['schedule', 'manual'], []],
    ['merge_group', ['pull-request'], []],
    ['pull_request_target', ['pull-request'], []],
    ['{workflow_run: {workflows: [ci], branches: [main]}}', ['push'], ['main']],
    ['repository_dispatch', ['other'], []],
  ])('reads the triggers of %s', (on, triggers, branches) => {
    expect(job(on)).toMatchObject({ triggers, branches });
  });

  it.each([
    ['{push: {paths: [a/**, "!a/docs/**"]}}', ['a/**', '!a/docs/**']],
    ['{push: {paths: [a/**]}, pull_request: {paths: [a/**, b/**]}, workflow_dispatch: }', ['a/**', 'b/**']],
    ['{push: {paths-ignore: [docs/**]}}', ['!docs/**']],
    ['{push: {paths: [a/**]}, pull_request: }', []],
    ['{push: {branches: [main]}}', []],
    ['push', []],
  ])('reads the path filters of %s', (on, paths) => {
    expect(job(on)?.paths).toEqual(paths);
  });

  it('reads `on` also where a YAML 1.1 writer made it true', () => {
    const [main] = read('true:\n  push:\njobs:\n  main:\n    steps: [{run: x}]\n').jobs;
    expect(main?.triggers).toEqual(['push']);
  });

  it.each([
    ["github.event_name == 'pull_request'", ['pull-request']],
    ["github.event_name != 'pull_request'", ['push']],
    ["github.ref == 'refs/heads/main'", ['push']],
    ["${{ github.ref == 'refs/heads/main' && github.event_name == 'push' }}", ['push']],
    ["startsWith(github.ref, 'refs/tags/')", []],
    ["github.event_name == 'push' || github.event_name == 'pull_request'", ['push', 'pull-request']],
    ["!(github.event_name == 'push')", ['pull-request']],
    ["needs.changes.outputs.any == 'true'", ['push', 'pull-request']],
  ])('lets the condition %s decide what starts the job', (condition, triggers) => {
    expect(job('[push, pull_request]', `    if: ${JSON.stringify(condition)}\n`)?.triggers).toEqual(triggers);
  });

  it('starts nothing of a job or a step that is switched off', () => {
    expect(job('push', '    if: false\n')?.triggers).toEqual([]);
    expect(job('push', '    if: ${{ false }}\n')?.triggers).toEqual([]);
    expect(job('push', '    if: true\n')?.triggers).toEqual(['push']);
  });

  it('takes the branch from a condition', () => {
    expect(job('push', "    if: github.ref == 'refs/heads/main'\n")?.branches).toEqual(['main']);
  });

  it('splits runs into commands with their lines, and reads actions with their inputs', () => {
    const text = [
      'on: push',
      'jobs:',
      '  deploy:',
      '    name: Deploy it',
      '    environment: {name: production}',
      '    env: {REGION: eu}',
      '    steps:',
      '      - uses: actions/checkout@v4',
      '      - uses: azure/k8s-deploy@v5',
      '        with: {namespace: prod}',
      '      - name: Apply',
      '        working-directory: ./infra',
      '        env: {STAGE: live}',
      '        run: |',
      '          # a comment',
      '          cd prod',
      '          kubectl apply -f .',
    ].join('\n');
    const [deploy] = read(text).jobs;
    expect(deploy).toMatchObject({
      name: 'deploy (Deploy it)',
      line: 3,
      environments: ['production'],
      values: { REGION: ['eu'] },
    });
    expect(deploy?.steps.map(({ text: step, line, folder }) => [step, line, folder])).toEqual([
      ['actions/checkout@v4', 8, ''],
      ['azure/k8s-deploy@v5', 9, ''],
      ['cd prod', 16, 'infra/prod'],
      ['kubectl apply -f .', 17, 'infra/prod'],
    ]);
    expect(deploy?.steps[1]?.inputs).toEqual({ namespace: 'prod' });
    expect(deploy?.steps[3]).toMatchObject({ name: 'Apply', variables: { STAGE: 'live' } });
  });

  it('knows values of matrices and of choices for a manual start', () => {
    const text = [
      'on: {workflow_dispatch: {inputs: {target: {type: choice, options: [dev, prod]}}}}',
      'jobs:',
      '  main:',
      '    strategy: {matrix: {env: [staging, production], include: [{env: qa, region: eu}]}}',
      '    steps: [{run: x}]',
    ].join('\n');
    expect(read(text).jobs[0]?.values).toEqual({
      'inputs.target': ['dev', 'prod'],
      'matrix.env': ['staging', 'production', 'qa'],
      'matrix.region': ['eu'],
    });
  });

  it('reads scripts that actions are given', () => {
    const text =
      'on: push\njobs:\n  main:\n    steps:\n      - uses: appleboy/ssh-action@v1\n        with:\n          script: docker compose up -d\n';
    expect(read(text).jobs[0]?.steps.map((step) => step.text)).toEqual([
      'appleboy/ssh-action@v1',
      'docker compose up -d',
    ]);
  });

  it.each([
    ['not: [valid'],
    ['just text'],
    ['- a list'],
    [''],
    ['jobs: 5\non: 7'],
    ['on: push\njobs: {a: {steps: {b: c}}}'],
  ])('gives a fact, never an error, for %j', (text) => {
    expect(() => JSON.stringify(read(text))).not.toThrow();
  });

  it('says what is wrong with a file that is no YAML', () => {
    expect(read('on: [push\njobs: {').problem).toMatch(/Not valid YAML/);
  });
});
