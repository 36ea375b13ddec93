import { describe, expect, it } from 'vitest';
import { assessRepository, indicatorOf } from '@/tests/road/assess-repository';

const chart = (name: string, more = '') => `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n${more}`;
const deployment = (name: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}}\nspec: {template: {spec: {containers: [{name: a, image: ${name}:1.0.0}]}}}\n`;

describe('lib/scan/read-own-subcharts.ts', () => {
  it('counts what the own charts inside a chart declare, and not what unpacked copies do', async () => {
    const report = await assessRepository({
      commits: [
        {
          message: 'Everything',
          date: '2026-11-20T09:00:00Z',
          files: {
            'shop/Chart.yaml': chart(
              'shop',
              'dependencies:\n  - {name: web, version: 1.0.0}\n  - {name: db, version: 1.0.0, repository: https://charts.example.org}\n',
            ),
            'shop/charts/web/Chart.yaml': chart('web'),
            'shop/charts/web/templates/web.yaml': deployment('web'),
            'shop/charts/db/Chart.yaml': chart('db'),
            'shop/charts/db/templates/db.yaml': deployment('db'),
          },
        },
      ],
    });
    expect(indicatorOf(report, 'kubernetes-manifests').measures).toMatchObject({ workloads: 1 });
    expect(report.notCounted.map(({ path }) => path)).toEqual(['shop/charts/db']);
  });
});
