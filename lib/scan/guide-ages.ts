import { runGit } from '@/lib/git/command';
import type { OpenRepository } from '@/lib/git/repository';
import type { Guide, GuideFacts } from '@/lib/scan/documents/deployment-guide';

/** Documents whose history is looked at, and how far back: an older change is as old as that. */
const mostGuides = 12;
const reachDays = 730;
const dayMilliseconds = 86_400_000;

type GuideFile = Omit<Guide, 'age'>;

/** Places guides with the time of their last change. Only those that describe the way are looked up, in one walk of the history. */
export async function dateGuides(
  repository: OpenRepository,
  files: readonly { path: string; objectId: string }[],
  facts: ReadonlyMap<string, GuideFacts>,
): Promise<Guide[]> {
  const guides = files.flatMap(({ path, objectId }): GuideFile[] => {
    const found = facts.get(path);
    return found ? [{ ...found, path, objectId }] : [];
  });
  const describing = guides.filter(({ section }) => section !== null).slice(0, mostGuides);
  const newest = describing.length === 0 ? null : await lastChange(repository, describing);
  return guides.map((guide) => ({ ...guide, age: newest !== null && newest.path === guide.path ? newest.age : null }));
}

/** The newest change of any of these files; null where a shallow or partial history does not tell. */
async function lastChange(
  repository: OpenRepository,
  guides: readonly GuideFile[],
): Promise<{ path: string; age: number } | null> {
  const end = Date.parse(repository.commitDate);
  const since = Math.floor((end - reachDays * dayMilliseconds) / 1000);
  const args = [
    'log',
    '--max-count=1',
    '--first-parent',
    `--max-age=${since}`,
    '--no-mailmap',
    '-z',
    '--name-only',
    '--no-renames',
    '--diff-merges=first-parent',
    '--format=%x01%ct',
  ];
  const paths = guides.map(({ path }) => path);
  const options = { ...repository.source, timeoutMilliseconds: 20_000 };
  const output = await runGit([...args, repository.commit, '--', ...paths], options).catch(() => null);
  if (output === null) return null;
  const [seconds, ...changed] = output
    .toString('utf8')
    .replace('\u0001', '')
    .split('\0')
    .map((text) => text.trim());
  if (!seconds) return repository.shallow ? null : { path: paths[0] ?? '', age: reachDays };
  const path = paths.find((candidate) => changed.includes(candidate)) ?? paths[0] ?? '';
  return { path, age: Math.max(0, Math.round((end - Number(seconds) * 1000) / dayMilliseconds)) };
}
