import { describe, expect, it } from 'vitest';
import { secretScanning } from '@/lib/scan/indicators/secret-scanning';
import { anInventory, someFiles } from '@/tests/factories/inventory';
import { pipelinesOf, workflow } from '@/tests/lib/scan/documents/pipelines/read-repository';

const PATH = '.github/workflows/check.yml';
const detect = (files: Record<string, string>, overrides = {}) =>
  secretScanning.detect(anInventory({ pipelines: pipelinesOf(files), ...overrides }));
const hooks = (id: string) => `repos:\n  - repo: x\n    hooks: [{id: ${id}}]\n`;

describe('lib/scan/indicators/secret-scanning.ts', () => {
  it.each([
    'gitleaks detect --source .',
    'docker run zricethezav/gitleaks:v8 git -v',
    'trufflehog git file://. --only-verified',
    'detect-secrets scan --baseline .secrets.baseline',
    'ggshield secret scan ci',
    'trivy fs --scanners vuln,secret .',
  ])('is present with `%s`', (run) => {
    expect(detect({ [PATH]: workflow('pull_request', run) })).toMatchObject({
      outcome: 'present',
      measures: { scans: 1 },
      marks: [{ path: PATH, line: 6 }],
    });
  });

  it.each(['gitleaks/gitleaks-action@v2', 'trufflesecurity/trufflehog@main'])(
    'is present with the action %s',
    (uses) => {
      const text = `on: push\njobs: {main: {steps: [{uses: ${uses}}]}}\n`;
      expect(detect({ [PATH]: text }).outcome).toBe('present');
    },
  );

  it('knows the template of GitLab', () => {
    const text = 'include:\n  - template: Jobs/Secret-Detection.gitlab-ci.yml\nbuild: {script: [make]}\n';
    expect(detect({ '.gitlab-ci.yml': text }).outcome).toBe('present');
  });

  it('is partial where only developers run it, present where a pipeline runs the hooks', () => {
    expect(detect({ '.pre-commit-config.yaml': hooks('gitleaks') }).outcome).toBe('partial');
    const run = {
      '.pre-commit-config.yaml': hooks('gitleaks'),
      [PATH]: workflow('push', 'pre-commit run --all-files'),
    };
    expect(detect(run).outcome).toBe('present');
  });

  it.each(['.gitleaks.toml', '.secrets.baseline', '.gitguardian.yaml'])('is partial with %s alone', (path) => {
    expect(detect({}, { files: someFiles(path) }).outcome).toBe('partial');
  });

  it.each(['gitleaks version', 'trivy fs .', 'git grep password'])('does not take `%s` for a search', (run) => {
    expect(detect({ [PATH]: workflow('push', run) }).outcome).toBe('unknown');
  });

  it('is unknown, not absent, without: the host may search', () => {
    expect(detect({ '.pre-commit-config.yaml': hooks('detect-private-key') })).toMatchObject({
      outcome: 'unknown',
      measures: { scans: 0 },
      reason: expect.stringMatching(/Git host/),
    });
  });
});
