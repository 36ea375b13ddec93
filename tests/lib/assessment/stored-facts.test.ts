import { describe, expect, it, onTestFinished } from 'vitest';
import { assess } from '@/lib/assessment/assess';
import { parseRepositoryFacts } from '@/lib/assessment/stored-facts';
import { makeGitRepository } from '@/tests/factories/git-repository';
import { repositoryFacts } from '@/tests/factories/repository-facts';
import { scanFolder } from '@/tests/factories/scanning';
import { MODEL } from '@/tests/lib/assessment/shared-model';

const image = (tag: string) => `apiVersion: v1
kind: Pod
metadata: { name: web }
spec: { containers: [{ name: web, image: "example.org/web:${tag}" }] }
`;

describe('lib/assessment/stored-facts.ts', () => {
  it('gives back what a scan collected, whole', async () => {
    const made = makeGitRepository({
      commits: [
        { message: 'Start', date: '2026-10-01T10:00:00Z', files: { 'web.yaml': image('1.2.3') } },
        { message: 'Move on (#7)', date: '2026-10-02T10:00:00Z', files: { 'other.yaml': image('latest') } },
      ],
    });
    onTestFinished(made.cleanup);
    const facts = await scanFolder(made.path);
    const flow = facts.indicators.find(({ id }) => id === 'pull-request-flow')?.flow;
    expect(flow).toMatchObject({ ages: [0, 86_400], routes: [0, 1] });
    expect(parseRepositoryFacts(JSON.parse(JSON.stringify(facts)))).toEqual(facts);
  });

  it('reads what an older Cairn kept, and judges it', () => {
    const { paths: _paths, ...older } = repositoryFacts();
    const read = parseRepositoryFacts(JSON.parse(JSON.stringify(older)));
    const now = '2026-11-01T12:00:00.000Z';
    expect(assess({ repositories: [read], model: MODEL, now }).level.verified).toBe(1);
  });

  it('refuses what is no such thing', () => {
    expect(() => parseRepositoryFacts({ url: 'https://git.example.org/a' })).toThrow('commit');
  });
});
