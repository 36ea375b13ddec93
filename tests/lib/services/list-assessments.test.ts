import { describe, expect, it } from 'vitest';
import { listAssessments } from '@/lib/services/list-assessments';
import { keepAssessment } from '@/tests/factories/assessment';
import { aContext } from '@/tests/factories/context';
import { aReport } from '@/tests/factories/report';

describe('lib/services/list-assessments.ts', () => {
  it('gives nothing where nothing was assessed', async () => {
    expect(await listAssessments(await aContext(), { limit: 10 })).toEqual({ items: [] });
  });

  it('gives what a list shows', async () => {
    const context = await aContext();
    const report = aReport('https://github.com/example/config', 'c'.repeat(40));
    const id = await keepAssessment(context, report);
    expect((await listAssessments(context, { limit: 10 })).items).toEqual([
      {
        id,
        label: 'https://github.com/example/config',
        url: 'https://github.com/example/config',
        commit: 'c'.repeat(40),
        createdAt: '2026-11-01T12:00:00.000Z',
        level: report.level,
        role: 'configuration',
      },
    ]);
  });

  it('turns pages from the newest to the oldest without losing one of the same moment', async () => {
    const context = await aContext();
    const kept: string[] = [];
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      kept.push(await keepAssessment(context, aReport(name, 'c'.repeat(40))));
      if (name === 'c') context.pass(1000);
    }
    const first = await listAssessments(context, { limit: 3 });
    const last = first.items.at(-1);
    const second = await listAssessments(context, { limit: 3, before: last?.id ?? '' });
    expect(
      first.items
        .slice(0, 2)
        .map(({ url }) => url)
        .sort(),
    ).toEqual(['d', 'e']);
    expect([...first.items, ...second.items].map(({ id }) => id).sort()).toEqual(kept.sort());
  });
});
