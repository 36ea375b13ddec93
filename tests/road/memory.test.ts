import { describe, expect, it } from 'vitest';
import { parseAddress } from '@/lib/git/address';
import { FirstParentLine } from '@/lib/git/first-parent-line';
import { KnownTrees } from '@/lib/git/known-trees';
import { openRepository } from '@/lib/git/repository';
import { ScanMemory } from '@/lib/scan/documents/scan-memory';
import { createMemoryFactsCache } from '@/lib/scan/facts-cache';
import { scanRepository } from '@/lib/scan/scan-repository';
import { gitEnvironment, type RepositorySpec } from '@/tests/factories/git-repository';
import { lookedAt } from '@/tests/factories/scanning';
import { temporaryFolder } from '@/tests/lib/git/open-for-test';
import { type Files, pushed, withRepositories } from '@/tests/road/assess-repository';
import { argoCdEnterprise, fluxEnterprise } from '@/tests/road/enterprise-files';
import { fleet } from '@/tests/road/fleet-files';

/** A repository that grows, whose files then move, change and go. */
function aging(files: Files): RepositorySpec {
  const { commits } = pushed(files);
  const [first, second, third] = Object.entries(files).filter(([, text]) => typeof text === 'string');
  const changes: Files[] = [
    first ? { [first[0]]: null, [`moved/${first[0]}`]: first[1] } : {},
    first ? { [`moved/${first[0]}`]: null, [first[0]]: first[1] } : {},
    second ? { [second[0]]: `${second[1]}\n# A remark.\n` } : {},
    second && third ? { [second[0]]: third[1], [`copies/${third[0]}`]: third[1] } : {},
    { 'environments/prod/values.yaml': 'image: { repository: shop/web, tag: "1.0.0" }\n' },
    third ? { [third[0]]: null } : {},
    { 'environments/prod/values.yaml': null },
  ];
  const date = (index: number) => new Date(Date.UTC(2026, 8, 1 + index)).toISOString();
  return {
    commits: [...commits, ...changes.map((part, at) => ({ message: `Move ${at}`, date: date(at), files: part }))],
  };
}

describe('a scan that remembers the scans before it', () => {
  it.each([
    ['an enterprise under Flux', fluxEnterprise()],
    ['an enterprise under Argo CD', argoCdEnterprise()],
    ['a fleet', fleet()],
  ])('finds at every commit of %s what one without a memory finds', async (_name, files) => {
    await withRepositories([aging(files)], async ([made]) => {
      const repository = await openRepository(parseAddress(made?.path ?? ''), {
        dataFolder: temporaryFolder(),
        environment: gitEnvironment,
        now: lookedAt,
        depth: 'history',
      });
      const remembered = { line: new FirstParentLine(repository), knownTrees: new KnownTrees() };
      const memory = new ScanMemory();
      const cache = createMemoryFactsCache();
      for (const commit of made?.commits ?? []) {
        const then = { ...repository, commit };
        const options = { includeTests: false, now: lookedAt };
        const alone = await scanRepository(then, { ...options, cache: createMemoryFactsCache() });
        expect(await scanRepository({ ...then, ...remembered }, { ...options, cache, memory })).toEqual(alone);
      }
      await repository.close();
    });
  });
});
