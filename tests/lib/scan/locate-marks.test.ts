import { tmpdir } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { parseAddress } from '@/lib/git/address';
import { openRepository } from '@/lib/git/repository';
import type { Evidence } from '@/lib/scan/evidence';
import { createMemoryFactsCache, type FactsCache } from '@/lib/scan/facts-cache';
import type { Mark } from '@/lib/scan/indicator';
import { KeptTexts } from '@/lib/scan/kept-texts';
import { mostEvidence } from '@/lib/scan/leading-marks';
import { locateMarks } from '@/lib/scan/locate-marks';
import { git, gitEnvironment, type MadeRepository, makeGitRepository } from '@/tests/factories/git-repository';

const text = [
  '# two documents',
  'apiVersion: v1',
  'kind: Namespace',
  '---',
  '# selfHeal: true',
  'apiVersion: argoproj.io/v1alpha1',
  'kind: Application',
  'spec:',
  '  syncPolicy:',
  '    automated:',
  '      selfHeal: false',
  '--- # next',
  'spec:',
  '  syncPolicy:',
  '    retry: {}',
].join('\r\n');

let made: MadeRepository | null = null;

afterEach(() => made?.cleanup());

/** Locates marks in a repository of one file `a.yaml`; `objectId` of a mark is filled in. */
async function locate(
  marks: (Omit<Mark, 'objectId' | 'note'> & { note?: string })[],
  cache: FactsCache = createMemoryFactsCache(),
  textAtHand?: string,
): Promise<Evidence[]> {
  made = makeGitRepository({ commits: [{ message: 'one', date: '2026-01-01T00:00:00Z', files: { 'a.yaml': text } }] });
  const objectId = git(made.path, 'rev-parse', 'HEAD:a.yaml');
  const repository = await openRepository(parseAddress(made.path), {
    dataFolder: tmpdir(),
    environment: gitEnvironment,
    now: new Date('2026-01-02T00:00:00Z'),
    depth: 'history',
  });
  try {
    const placed = marks.map((mark) => ({ note: 'note', ...mark, objectId }));
    const texts = new KeptTexts();
    if (textAtHand !== undefined) texts.add(objectId, textAtHand);
    const located = await locateMarks(repository, 'git.example.org/shop', [{ id: 'x', marks: placed }], {
      cache,
      texts,
    });
    return located.get('x') ?? [];
  } finally {
    await repository.close();
  }
}

describe('lib/scan/locate-marks.ts', () => {
  it('shows what a template fills as left open', async () => {
    const [found] = await locate([{ path: 'a.yaml', line: 1, note: 'Deployment __cairn_unresolved__-web' }]);
    expect(found?.note).toBe('Deployment …-web');
  });

  it('gives the line of a key within its document, never that of another one', async () => {
    const key = ['spec', 'syncPolicy', 'automated', 'selfHeal'];
    const found = await locate([
      { path: 'a.yaml', line: 6, key },
      { path: 'a.yaml', line: 13, key },
      { path: 'a.yaml', line: 2, key },
      { path: 'a.yaml', line: 6 },
    ]);
    expect(found.map(({ line }) => line)).toEqual([11, 14, 2, 6]);
    expect(found[0]).toMatchObject({
      repository: 'git.example.org/shop',
      path: 'a.yaml',
      note: 'note',
      commit: made?.commits[0],
    });
  });

  it('takes a text at hand for that of git, and knows the lines it found from then on', async () => {
    const cache = createMemoryFactsCache();
    const [first] = await locate([{ path: 'a.yaml', line: 1, key: ['spec'] }], cache, 'kind: A\nspec: {}');
    made?.cleanup();
    const key = ['spec', 'syncPolicy', 'retry'];
    const again = await locate(
      [
        { path: 'a.yaml', line: 1, key: ['spec'] },
        { path: 'a.yaml', line: 13, key },
      ],
      cache,
    );
    made?.cleanup();
    const third = await locate([{ path: 'a.yaml', line: 13, key }], cache, 'nothing');
    expect([first, ...again, ...third].map((found) => found?.line)).toEqual([2, 2, 15, 15]);
  });

  it('gives no line to what has none, and keeps another commit', async () => {
    const [tree, commit] = await locate([
      { path: 'a', line: null, key: ['spec'] },
      { path: '', line: null, commit: 'c'.repeat(40) },
    ]);
    expect(tree?.line).toBeNull();
    expect(commit).toMatchObject({ line: null, commit: 'c'.repeat(40) });
  });

  it('closes the gap that an object without a name leaves in a note', async () => {
    const [found] = await locate([{ path: 'a.yaml', line: 2, note: 'Namespace  of a tenant' }]);
    expect(found?.note).toBe('Namespace of a tenant');
  });

  it('keeps each place once, and a limited number of them', async () => {
    const marks = Array.from({ length: 200 }, (_, index) => ({ path: `${index % 100}.yaml`, line: 2 }));
    const found = await locate(marks);
    expect(found).toHaveLength(mostEvidence);
    expect(new Set(found.map(({ path }) => path)).size).toBe(mostEvidence);
  });
});
