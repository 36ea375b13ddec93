import { describe, expect, it } from 'vitest';
import { deploymentGuide } from '@/lib/scan/indicators/deployment-guide';
import { anInventory, someFiles } from '../../../factories/inventory';
import { detectIn } from '../../../factories/scanned-files';

const way = '## Deploying\n\nOpen a pull request; once merged, Flux applies it to production.\n';

describe('lib/scan/indicators/deployment-guide.ts', () => {
  it.each(['README.md', 'CONTRIBUTING.md', 'docs/deploying.md', 'docs/guides/release.md'])(
    'is present with a description in %s',
    (path) => {
      expect(detectIn(deploymentGuide, { [path]: way })).toMatchObject({
        outcome: 'present',
        measures: { guides: 1, ageDays: [] },
        marks: [{ path, line: 1, note: expect.stringMatching(/"Deploying"/) }],
      });
    },
  );

  it('points first at the one whose age is known', () => {
    const guide = { objectId: 'a', section: { heading: 'Deploying', line: 3 }, hints: true };
    const guides = [
      { ...guide, path: 'README.md', age: null },
      { ...guide, path: 'docs/releasing.md', age: 99 },
      { ...guide, path: 'docs/deploying.md', age: 12 },
    ];
    const found = deploymentGuide.detect(anInventory({ guides, files: someFiles('README.md', 'docs/deploying.md') }));
    expect(found).toMatchObject({
      measures: { guides: 3, ageDays: ['99', '12'] },
      reason: expect.stringMatching(/12 days/),
    });
    expect(found.marks?.map(({ path }) => path)).toEqual(['docs/deploying.md', 'docs/releasing.md', 'README.md']);
  });

  it.each([
    ['a document that touches on it', { 'README.md': '# Shop\n\nDeployed every day.\n' }],
    ['pages elsewhere', { 'README.md': '# Shop\n\nSee https://shop.readthedocs.io\n' }],
    ['documentation that was not read', { 'README.md': '# Shop\n', 'docs/architecture.md': '# Parts\n' }],
  ])('is unknown with %s', (_name, files) => {
    expect(detectIn(deploymentGuide, files).outcome).toBe('unknown');
  });

  it.each([
    ['a readme that says nothing of it', { 'README.md': '# Shop\n\nA shop.\n' }],
    ['no document at all', { 'app.yaml': 'a: b\n' }],
    ['the readme of an example', { 'examples/README.md': way }],
  ])('is absent with %s', (_name, files) => {
    expect(detectIn(deploymentGuide, files)).toMatchObject({
      outcome: 'absent',
      searched: { what: [expect.any(String)] },
    });
  });
});
