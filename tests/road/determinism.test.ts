import { describe, expect, it } from 'vitest';
import { Report } from '@/lib/assessment/report';
import { createMemoryFactsCache } from '@/lib/scan/facts-cache';
import { git, type RepositorySpec } from '@/tests/factories/git-repository';
import { withEmptyCache } from '@/tests/factories/scanning';
import { assessFolders, indicatorOf, merged, pushed, withRepositories } from '@/tests/road/assess-repository';
import { argoCdEnterprise, fluxEnterprise } from '@/tests/road/enterprise-files';
import { fleet } from '@/tests/road/fleet-files';
import { argoCdShop, fluxShop, pushedService } from '@/tests/road/single-target-files';

const specs: Record<string, RepositorySpec> = {
  'a pushed service': pushed(pushedService()),
  'a shop under Argo CD': pushed(argoCdShop()),
  'a shop under Flux': pushed(fluxShop()),
  'an enterprise under Flux': merged(fluxEnterprise()),
  'an enterprise under Argo CD': merged(argoCdEnterprise()),
  'a fleet': merged(fleet()),
};

/** Lines of a file at a commit, as git has them. */
function linesOf(folder: string, commit: string, path: string): string[] {
  return git(folder, 'show', `${commit}:${path}`).split('\n');
}

/** What evidence says and the line that it points at. */
function pointedAt(report: Report, folder: string, id: string): [note: string, line: string][] {
  return indicatorOf(report, id).evidence.map(({ commit, path, line, note }) => [
    note,
    linesOf(folder, commit, path)[(line ?? 0) - 1] ?? '',
  ]);
}

describe('the road gives the same Report for the same repositories', () => {
  for (const [name, spec] of Object.entries(specs)) {
    it(`of ${name}, byte for byte: run again, with a cold cache and a warm one, in memory and on disk`, async () => {
      await withRepositories([spec], async ([made]) => {
        const folders = [made?.path ?? ''];
        const first = JSON.stringify(await assessFolders(folders));
        expect(JSON.stringify(await assessFolders(folders))).toBe(first);
        const warm = createMemoryFactsCache();
        await assessFolders(folders, { cache: warm });
        expect(JSON.stringify(await assessFolders(folders, { cache: warm }))).toBe(first);
        await withEmptyCache(async (cache) => {
          expect(JSON.stringify(await assessFolders(folders, { cache }))).toBe(first);
          expect(JSON.stringify(await assessFolders(folders, { cache }))).toBe(first);
        });
      });
    });
  }

  it('in whatever order the repositories are named, also with one cache for all', async () => {
    await withRepositories(Object.values(specs), async (made) => {
      const folders = made.map(({ path }) => path);
      const first = JSON.stringify(await assessFolders(folders));
      const cache = createMemoryFactsCache();
      expect(JSON.stringify(await assessFolders(folders.toReversed(), { cache }))).toBe(first);
      expect(JSON.stringify(await assessFolders([...folders.slice(3), ...folders.slice(0, 3)], { cache }))).toBe(first);
    });
  });

  it('and the Report survives being written and parsed', async () => {
    await withRepositories(Object.values(specs), async (made) => {
      const report = await assessFolders(made.map(({ path }) => path));
      expect(Report.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
    });
  });
});

describe('evidence of the road', () => {
  it('stands at places that exist: a commit, a file of it, a line of the file', async () => {
    await withRepositories(Object.values(specs), async (made) => {
      for (const { path: folder } of made) {
        const report = await assessFolders([folder]);
        const all = [...report.indicators, ...report.criteria].flatMap(({ evidence }) => evidence);
        expect(all.length).toBeGreaterThan(0);
        const places = new Map(all.map((place) => [`${place.commit}:${place.path}:${place.line}`, place]));
        for (const { commit, path, line } of places.values()) {
          expect(git(folder, 'cat-file', '-t', commit)).toBe('commit');
          if (path !== '') expect(git(folder, 'cat-file', '-t', `${commit}:${path}`)).toMatch(/^(blob|tree)$/);
          if (line !== null) expect(linesOf(folder, commit, path).length).toBeGreaterThanOrEqual(line);
        }
      }
    });
  });

  const keys: [id: string, of: keyof typeof specs, line: RegExp][] = [
    ['argocd-automated-sync', 'a shop under Argo CD', /^ {4}automated:$/],
    ['argocd-self-heal', 'a shop under Argo CD', /^ {6}selfHeal: true$/],
    ['argocd-prune', 'a shop under Argo CD', /^ {6}prune: true$/],
    ['argocd-self-heal', 'an enterprise under Argo CD', /^ {6}selfHeal: true$/],
    ['argocd-self-heal', 'a fleet', /^ {6,10}selfHeal: true$/],
    ['drift-detection', 'a fleet', /^ {6,10}selfHeal: true$/],
    ['flux-prune', 'a shop under Flux', /^ {2}prune: true$/],
    ['drift-detection', 'a shop under Flux', /^ {2}interval: 10m$/],
    ['flux-helm-drift-detection', 'an enterprise under Flux', /^ {4}mode: enabled$/],
    ['admission-policy', 'an enterprise under Flux', /^ {2}validationFailureAction: Enforce$/],
    ['fleet-waves', 'a fleet', /^ {2}strategy:$/],
    ['versioned-images', 'a pushed service', /image: registry\.example\.org\/shop\/web:1\.14\.2$/],
    ['push-deploys', 'a pushed service', /kubectl apply -f deploy\/production\/$/],
    ['manifest-validation', 'an enterprise under Flux', /kubeconform|kyverno test/],
  ];
  for (const [id, of, expected] of keys) {
    it(`points at the key that decides: ${id} in ${of}`, async () => {
      const spec = specs[of];
      await withRepositories(spec ? [spec] : [], async ([made]) => {
        const report = await assessFolders([made?.path ?? '']);
        const found = pointedAt(report, made?.path ?? '', id);
        expect(found.length).toBeGreaterThan(0);
        for (const [note, line] of found) expect(line, note).toMatch(expected);
      });
    });
  }
});
