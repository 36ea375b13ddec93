import { describe, expect, it } from 'vitest';
import { type ChartDescription, chartAround, ownSubcharts } from '@/lib/scan/documents/own-subcharts';

function inside(dependencies: ChartDescription['body'], subchart: ChartDescription['body'] = { name: 'db' }): string[] {
  return [
    ...ownSubcharts([
      { folder: 'shop', body: { name: 'shop', dependencies } },
      { folder: 'shop/charts/db', body: subchart },
    ]),
  ];
}

describe('lib/scan/documents/own-subcharts.ts', () => {
  it('takes a chart that is listed without a repository, or with a local one, for the own of the team', () => {
    expect(inside([{ name: 'db', version: '1.0.0' }])).toEqual(['shop/charts/db']);
    expect(inside([{ name: 'db', alias: 'store', repository: '' }])).toEqual(['shop/charts/db']);
    expect(inside([{ name: 'db', repository: 'file://charts/db' }])).toEqual(['shop/charts/db']);
  });

  it('takes a chart that is listed with a repository for an unpacked copy', () => {
    expect(inside([{ name: 'db', repository: 'https://charts.example.org' }])).toEqual([]);
    expect(inside([{ name: 'db', repository: 'oci://registry.example.org/charts' }])).toEqual([]);
    expect(inside([{ name: 'db', repository: '@shared' }])).toEqual([]);
  });

  it('looks at what a chart that nobody lists says of itself', () => {
    expect(inside([], { name: 'db', version: '0.1.0' })).toEqual(['shop/charts/db']);
    expect(inside([], { name: 'db', maintainers: [{ name: 'Somebody' }] })).toEqual([]);
  });

  it('reads lists of charts of the first version, and looks only at charts inside a chart', () => {
    const found = ownSubcharts([
      { folder: '', body: { name: 'shop' } },
      {
        folder: '',
        body: { dependencies: [{ name: 'db', repository: 'https://charts.example.org' }, { name: 'web' }] },
      },
      { folder: 'charts/db', body: { name: 'db' } },
      { folder: 'charts/web', body: { name: 'web', home: 'https://web.example.org' } },
      { folder: 'other/charts/alone', body: { name: 'alone' } },
    ]);
    expect([...found]).toEqual(['charts/web']);
  });

  it('names the chart around a chart', () => {
    expect(chartAround('shop/charts/db')).toBe('shop');
    expect(chartAround('charts/db')).toBe('');
    expect(chartAround('shop/parts/db')).toBeNull();
    expect(chartAround('')).toBeNull();
  });
});
