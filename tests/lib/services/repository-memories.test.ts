import { describe, expect, it } from 'vitest';
import { createMemoryFactsCache } from '@/lib/scan/facts-cache';
import { collectFacts } from '@/lib/services/collect-facts';
import { RepositoryMemories } from '@/lib/services/repository-memories';
import { aContext } from '@/tests/factories/context';
import { makeGitRepository } from '@/tests/factories/git-repository';

const date = '2026-10-01T10:00:00Z';
const application = (selfHeal: boolean) => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: web, namespace: argocd }
spec:
  project: shop
  source: { repoURL: https://git.example/acme/shop, path: apps/web, targetRevision: main }
  destination: { name: production, namespace: web }
  syncPolicy: { automated: { selfHeal: ${selfHeal} } }
`;

function aRepository() {
  const commits = [
    { message: 'Start', date, files: { 'argocd/web.yaml': application(false), 'tests/api.yaml': application(true) } },
    { message: 'Heal', date, files: { 'argocd/web.yaml': application(true) } },
  ];
  return makeGitRepository({ commits });
}

describe('lib/services/repository-memories.ts', () => {
  it('changes nothing of what is found, at whatever commit and however it is looked at', async () => {
    const { dataFolder, environment, now } = await aContext({ CAIRN_ALLOW_FILE: '1' });
    const memories = new RepositoryMemories();
    const made = [aRepository(), aRepository()];
    const looks = made.flatMap(({ path, commits }) =>
      [...commits, ...commits].flatMap((revision) =>
        [false, true].map((includeTests) => ({ addresses: [path], revision, includeTests })),
      ),
    );
    const cache = createMemoryFactsCache();
    const common = { now: now(), dataFolder, environment, cache };
    for (const look of looks) {
      const [remembered, alone] = [
        await collectFacts({ ...common, ...look, memories }),
        await collectFacts({ ...common, ...look, cache: createMemoryFactsCache() }),
      ];
      expect(remembered).toEqual(alone);
    }
    for (const { cleanup } of made) cleanup();
  });

  it('remembers the last repositories, and none when it is told to forget', async () => {
    const memories = new RepositoryMemories();
    const of = (name: string) =>
      memories.of({ gitDirectory: name, address: { url: name } } as Parameters<RepositoryMemories['of']>[0], false);
    const first = of('first');
    for (let other = 0; other < 15; other += 1) of(`other ${other}`);
    expect(of('first')).toBe(first);
    of('one too many');
    expect(of('first')).toBe(first);
    for (let other = 0; other < 16; other += 1) of(`another ${other}`);
    const second = of('first');
    expect(second).not.toBe(first);
    memories.forget();
    expect(of('first')).not.toBe(second);
  });
});
