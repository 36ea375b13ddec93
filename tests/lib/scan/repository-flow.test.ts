import { afterEach, describe, expect, it } from 'vitest';
import { type MadeRepository, makeGitRepository } from '@/tests/factories/git-repository';
import { scanFolder } from '@/tests/factories/scanning';

const made: MadeRepository[] = [];
afterEach(() => {
  for (const repository of made.splice(0)) repository.cleanup();
});

async function branchOutcome(refs: Record<string, number>) {
  const workflow = 'on: {push: {branches: [main]}}\njobs: {a: {runs-on: x, steps: [{run: make}]}}\n';
  const files = {
    'web.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n',
    '.github/workflows/a.yaml': workflow,
  };
  const repository = makeGitRepository({ commits: [{ message: 'Start', date: '2026-11-01T10:00:00Z', files }], refs });
  made.push(repository);
  const { indicators } = await scanFolder(repository.path);
  return indicators.find(({ id }) => id === 'branch-per-environment')?.outcome;
}

describe('lib/scan/repository-flow.ts', () => {
  it('does not know the other branches of a copy with a single one', async () => {
    expect(await branchOutcome({})).toBe('unknown');
  });

  it('knows every branch of a copy that holds the proposals too', async () => {
    expect(await branchOutcome({ 'refs/pull/7/head': 0 })).toBe('absent');
  });
});
