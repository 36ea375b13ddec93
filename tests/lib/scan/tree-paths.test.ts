import { describe, expect, it } from 'vitest';
import { treePathsOf } from '@/lib/scan/tree-paths';

describe('lib/scan/tree-paths.ts', () => {
  it('tells what counts, what is an environment and what is a chart, once for a list', () => {
    const files = [
      'charts/shop/Chart.yaml',
      'charts/shop/templates/a.yaml',
      'environments/prod/a.yaml',
      'tests/a.yaml',
    ].map((path) => ({ path }));
    const paths = treePathsOf(files);
    expect([...paths.classes]).toEqual([['tests/a.yaml', 'test']]);
    expect(paths.places.of('environments/prod/a.yaml')).toEqual({ name: 'prod', tier: 'production' });
    expect(paths.chartFolderOf('charts/shop/templates/a.yaml')).toBe('charts/shop');
    expect(paths.all.has('charts/shop/Chart.yaml')).toBe(true);
    expect(treePathsOf(files)).toBe(paths);
    expect(treePathsOf([...files])).not.toBe(paths);
  });

  it('works it out again where another chart turns out to be the own of the team', () => {
    const files = ['a/Chart.yaml', 'a/charts/web/Chart.yaml'].map((path) => ({ path }));
    expect([...treePathsOf(files).classes.keys()]).toEqual(['a/charts/web/Chart.yaml']);
    expect([...treePathsOf(files, undefined, new Set(['a/charts/web'])).classes.keys()]).toEqual([]);
  });
});
