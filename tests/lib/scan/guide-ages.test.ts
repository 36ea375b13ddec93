import { describe, expect, it } from 'vitest';
import type { GuideFacts } from '@/lib/scan/documents/deployment-guide';
import { dateGuides } from '@/lib/scan/guide-ages';
import { makeRepository, open } from '@/tests/lib/git/open-for-test';

const described = { section: { heading: 'Deploying', line: 1 }, hints: true };
const plain = { section: null, hints: false };
const file = (path: string) => ({ path, objectId: path });

function made(...dates: [date: string, path: string][]) {
  return makeRepository({
    commits: dates.map(([date, path], at) => ({
      message: `change ${at}`,
      date,
      files: { [path]: `${at}\n` },
      ...(at > 0 ? { parents: [at - 1] } : {}),
    })),
  });
}

describe('lib/scan/guide-ages.ts', () => {
  it('tells days from the last change of a describing document to the commit looked at', async () => {
    const { path } = made(
      ['2026-01-01T00:00:00Z', 'README.md'],
      ['2026-02-01T00:00:00Z', 'docs/deploy.md'],
      ['2026-03-03T00:00:00Z', 'app.yaml'],
    );
    const facts = new Map<string, GuideFacts>([
      ['README.md', described],
      ['docs/deploy.md', described],
      ['CONTRIBUTING.md', plain],
    ]);
    const guides = await dateGuides(await open(path), [...facts.keys()].map(file), facts);
    expect(guides.map(({ path: at, age }) => [at, age])).toEqual([
      ['README.md', null],
      ['docs/deploy.md', 30],
      ['CONTRIBUTING.md', null],
    ]);
  });

  it('calls what was not changed for two years as old as that', async () => {
    const { path } = made(['2020-01-01T00:00:00Z', 'README.md'], ['2026-03-03T00:00:00Z', 'app.yaml']);
    const facts = new Map<string, GuideFacts>([['README.md', described]]);
    expect(await dateGuides(await open(path), [file('README.md')], facts)).toMatchObject([{ age: 730 }]);
  });

  it('places documents that describe nothing without asking the history', async () => {
    const { path } = made(['2026-01-01T00:00:00Z', 'README.md']);
    const facts = new Map<string, GuideFacts>([['README.md', plain]]);
    expect(await dateGuides(await open(path), [file('README.md'), file('other.md')], facts)).toEqual([
      { ...plain, path: 'README.md', objectId: 'README.md', age: null },
    ]);
  });
});
