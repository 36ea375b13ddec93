import { describe, expect, it } from 'vitest';
import { continuousIntegration } from '@/lib/scan/indicators/continuous-integration';
import { anInventory } from '@/tests/factories/inventory';
import { pipelinesOf, workflow } from '@/tests/lib/scan/documents/pipelines/read-repository';

const detect = (files: Record<string, string>) =>
  continuousIntegration.detect(anInventory({ pipelines: pipelinesOf(files) }));

describe('lib/scan/indicators/continuous-integration', () => {
  it('is present with jobs that changes start, of all systems', () => {
    const found = detect({
      '.github/workflows/ci.yml': workflow('pull_request', 'make test'),
      '.github/workflows/cd.yml': workflow('{push: {branches: [main]}}', 'make build'),
      '.gitlab-ci.yml': 'test:\n  script: make test\n',
    });
    expect(found).toMatchObject({
      outcome: 'present',
      measures: { systems: ['github-actions', 'gitlab-ci'], pipelines: 3, pullRequestJobs: 2 },
    });
    expect(found.marks?.map(({ path }) => path)).toContain('.gitlab-ci.yml');
  });

  it('is partial where only people or time start the jobs', () => {
    expect(detect({ '.github/workflows/x.yml': workflow('workflow_dispatch', 'make') }).outcome).toBe('partial');
    expect(detect({ '.github/workflows/x.yml': workflow('{schedule: [{cron: x}]}', 'make') }).outcome).toBe('partial');
  });

  it.each(['workflow_call', '{issues: {types: [assigned]}}', '[workflow_call, issue_comment]'])(
    'is partial where the events of a workflow are no change of the repository: %s',
    (events) => {
      expect(detect({ '.github/workflows/x.yml': workflow(events, 'make') })).toMatchObject({
        outcome: 'partial',
        reason: expect.stringContaining('none runs when the repository changes'),
      });
    },
  );

  it('is present where what starts the jobs is set outside the file', () => {
    expect(detect({ Jenkinsfile: "pipeline { stages { stage('a') { steps { sh 'make' } } } }" })).toMatchObject({
      outcome: 'present',
      reason: expect.stringContaining('set outside the repository'),
    });
  });

  it('is absent without pipelines, with what was looked for', () => {
    const found = detect({});
    expect(found).toMatchObject({ outcome: 'absent', searched: { files: 10 } });
  });

  it('counts neither hooks of developers nor housekeeping', () => {
    const hooks = 'repos:\n  - repo: x\n    hooks: [{id: yamllint}]\n';
    const label = 'on: pull_request\njobs:\n  a:\n    steps: [{uses: actions/labeler@v5}]\n';
    expect(detect({ '.pre-commit-config.yaml': hooks, '.github/workflows/label.yml': label }).outcome).toBe('absent');
    expect(detect({ '.pre-commit-config.yaml': `ci: {skip: []}\n${hooks}` }).outcome).toBe('present');
  });

  it('is unknown where the only pipeline could not be read', () => {
    expect(detect({ '.github/workflows/x.yml': 'on: [push' })).toMatchObject({ outcome: 'unknown' });
  });
});
