import { describe, expect, it } from 'vitest';
import { treePathsOf } from '@/lib/scan/tree-paths';
import { guideFiles, placeOperationsGuides } from '@/lib/scan/written-guides';

const sections = [{ heading: 'Teardown', line: 3 }];

function chosen(...paths: string[]) {
  const files = paths.map((path) => ({ path, objectId: path }));
  const tree = treePathsOf(files);
  const read = guideFiles(files, tree);
  const facts = new Map(paths.map((path) => [path, { section: null, hints: false, operations: sections }]));
  return { read: read.map(({ path }) => path), told: placeOperationsGuides(read, facts, tree) };
}

describe('lib/scan/written-guides.ts', () => {
  it('reads documents on the way to production and on operations, save those of tests and examples', () => {
    const { read } = chosen(
      'CONTRIBUTING.md',
      'setup/nodes/README.md',
      'docs/backups.md',
      'docs/colors.md',
      'examples/README.md',
    );
    expect(read).toEqual(['CONTRIBUTING.md', 'setup/nodes/README.md', 'docs/backups.md']);
  });

  it('places only documents on operations, and none of a chart among others', () => {
    const { told } = chosen('CONTRIBUTING.md', 'docs/backups.md', 'shop/Chart.yaml', 'shop/README.md');
    expect(told).toEqual([{ path: 'docs/backups.md', objectId: 'docs/backups.md', sections }]);
  });

  it('takes the readme of a repository that is one chart for its own', () => {
    expect(chosen('Chart.yaml', 'README.md').told).toMatchObject([{ path: 'README.md' }]);
  });

  it('leaves out documents that tell no steps', () => {
    const files = [{ path: 'README.md', objectId: 'a' }];
    const facts = new Map([['README.md', { section: null, hints: true }]]);
    expect(placeOperationsGuides(files, facts, treePathsOf(files))).toEqual([]);
  });
});
