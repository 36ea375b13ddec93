import { describe, expect, it } from 'vitest';
import { isCairnError } from '@/lib/errors';
import { makeGitRepository } from '@/tests/factories/git-repository';
import { scanFolder } from '@/tests/factories/scanning';
import {
  assessFolders,
  assessRepository,
  criterionOf,
  type Files,
  figuresOf,
  indicatorOf,
  openGates,
  settledAt,
} from '@/tests/road/assess-repository';
import { hostilities, mebibyte } from '@/tests/road/hostile-files';
import { argoCdShop } from '@/tests/road/single-target-files';

const times = (count: number, of: (index: number) => [string, string]): Files =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => of(index)));

/** The good files and the hostile ones in one commit. */
function beside(hostile: Files) {
  return assessRepository({
    commits: [{ message: 'Everything', date: '2026-11-20T09:00:00Z', files: { ...argoCdShop(), ...hostile } }],
  });
}

describe('the road through a hostile repository', () => {
  for (const [name, files, found, unread] of hostilities) {
    it(`finds what is good beside ${name}, and says what it did not read`, async () => {
      const report = await beside(files);
      expect(openGates(report, 1)).toEqual({});
      expect(report.level).toMatchObject({ verified: 1, indicated: 1 });
      expect(
        indicatorOf(report, 'argocd-self-heal')
          .evidence.map(({ path }) => path)
          .sort(),
      ).toEqual(found);
      const left = report.notCounted.filter(({ reason }) => reason === 'unread');
      expect(left.map(({ path }) => path).sort()).toEqual(Object.keys(unread).sort());
      for (const { path, note } of left) expect(note).toMatch(unread[path] ?? /never/);
      expect(Object.keys(Object.prototype)).toEqual([]);
      expect({}).not.toHaveProperty('polluted');
    });
  }

  it('finds what is good among 20,000 files', async () => {
    const settings = times(20_000, (index) => [
      `settings/${Math.floor(index / 200)}/${index}.yaml`,
      `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: setting-${index}\ndata:\n  number: "${index}"\n`,
    ]);
    const report = await beside(settings);
    expect(report.level).toMatchObject({ verified: 1, indicated: 1 });
    expect(report.repositories).toMatchObject([{ files: 20_004 }]);
    expect(indicatorOf(report, 'kubernetes-manifests').measures).toMatchObject({ workloads: 1, documents: 20_003 });
    expect(report.notCounted).toEqual([]);
  });

  it('counts every file that it could not read, though it lists the first 200 alone', async () => {
    const broken = times(300, (index) => [
      `broken/${index}.yaml`,
      `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec: {number: [${index}\n---\nkind: Application\napiVersion: argoproj.io/v1alpha1\nspec: [${index}\n`,
    ]);
    const { notCounted } = await beside(broken);
    expect(notCounted).toHaveLength(201);
    expect(new Set(notCounted.map(({ path }) => path)).size).toBe(201);
    expect(notCounted.reduce((sum, { files }) => sum + files, 0)).toBe(300);
  });

  it('leaves open what a pipeline does that it could not read', async () => {
    const pipelines: Record<string, string | Buffer> = {
      'larger than the limit': Buffer.alloc(2 * mebibyte, '# a comment\n'),
      'Not valid YAML': 'on: [push\njobs: {',
      binary: Buffer.from([0, 1, 2, 3]),
    };
    for (const [reason, content] of Object.entries(pipelines)) {
      const report = await beside({ '.github/workflows/deliver.yml': content });
      expect(openGates(report, 1)).toEqual({ 'declarative-complete': 'unknown' });
      expect(figuresOf(report)).toMatchObject({ verified: 0, indicated: 0, possible: 1 });
      expect(criterionOf(report, 'declarative-complete').reason).toContain(reason);
      expect(report.notCounted).toMatchObject([{ path: '.github/workflows/deliver.yml', files: 1, reason: 'unread' }]);
      expect(report.notCounted[0]?.note).toContain(reason);
    }
  });

  it('says that a commit without files deploys nothing', async () => {
    const report = await assessRepository({ commits: [{ message: 'Nothing', date: '2026-11-20T09:00:00Z' }] });
    expect(report.level).toMatchObject({ ...settledAt(null), placement: 'nothing-deployed' });
    expect(report.repositories).toMatchObject([{ files: 0 }]);
  });

  it('says that a repository has no commits yet, and what to do', async () => {
    const empty = makeGitRepository({ commits: [] });
    try {
      const error: unknown = await assessFolders([empty.path]).catch((thrown: unknown) => thrown);
      expect(isCairnError(error, 'empty-repository')).toBe(true);
      expect(String(error)).toMatch(/no commits yet\. Commit something/);
    } finally {
      empty.cleanup();
    }
  });

  it('says what a path or a revision lacks that it cannot use', async () => {
    const made = makeGitRepository({
      commits: [{ message: 'One', date: '2026-11-20T09:00:00Z', files: argoCdShop() }],
    });
    const codeOf = async (work: Promise<unknown>): Promise<unknown> => {
      const error: unknown = await work.catch((thrown: unknown) => thrown);
      return isCairnError(error) ? error.code : error;
    };
    try {
      expect(await codeOf(scanFolder(`${made.path}/missing`))).toBe('not-found');
      expect(await codeOf(scanFolder(made.path, { revision: 'no-such-branch' }))).toBe('revision-not-found');
      expect(await codeOf(scanFolder(made.path, { revision: '--upload-pack=x' }))).toMatch(
        /revision-not-found|invalid-input/,
      );
    } finally {
      made.cleanup();
    }
  });
});
