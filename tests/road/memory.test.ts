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
import { related, relatedChanges } from '@/tests/road/changing-files';
import { argoCdEnterprise, fluxEnterprise } from '@/tests/road/enterprise-files';
import { fleet } from '@/tests/road/fleet-files';

function dateOf(index: number): string {
  return new Date(Date.UTC(2026, 8, 1 + index)).toISOString();
}

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
  return {
    commits: [...commits, ...changes.map((part, at) => ({ message: `Move ${at}`, date: dateOf(at), files: part }))],
  };
}

/** Each change by itself, made and taken back; then all of them, one after the other, and taken back from the first. */
function changing(files: Files, parts: readonly Files[]): RepositorySpec {
  const undone = (part: Files): Files =>
    Object.fromEntries(Object.keys(part).map((path) => [path, files[path] ?? null]));
  const steps = [files, ...parts.flatMap((part) => [part, undone(part)]), ...parts, ...parts.map(undone)];
  return { commits: steps.map((part, at) => ({ message: `Step ${at}`, date: dateOf(at), files: part })) };
}

/** Scans every commit with one memory and without any, the whole repository and, where they are given, its folders in turn. */
async function expectSame(spec: RepositorySpec, folders: readonly string[] = []): Promise<void> {
  await withRepositories([spec], async ([made]) => {
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
      for (const paths of [[], ...folders.map((folder) => [folder])]) {
        const options = { includeTests: false, now: lookedAt, paths };
        const alone = await scanRepository(then, { ...options, cache: createMemoryFactsCache() });
        expect(await scanRepository({ ...then, ...remembered }, { ...options, cache, memory })).toEqual(alone);
      }
    }
    await repository.close();
  });
}

describe('a scan that remembers the scans before it', () => {
  it.each([
    ['an enterprise under Flux', fluxEnterprise()],
    ['an enterprise under Argo CD', argoCdEnterprise()],
    ['a fleet', fleet()],
  ])('finds at every commit of %s what one without a memory finds', async (_name, files) => {
    await expectSame(aging(files));
  });

  it('finds what one without a memory finds when something changes that unchanged files follow from', async () => {
    await expectSame(changing(related, Object.values(relatedChanges)));
  });

  it('finds what one without a memory finds when folders are looked at in turn', async () => {
    await expectSame(changing(related, Object.values(relatedChanges).slice(0, 8)), ['apps', 'agents']);
  });
});
