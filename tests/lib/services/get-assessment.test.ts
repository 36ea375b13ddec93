import { describe, expect, it } from 'vitest';
import { getAssessment } from '@/lib/services/get-assessment';
import { keepAssessment } from '@/tests/factories/assessment';
import { aContext } from '@/tests/factories/context';
import { aReport } from '@/tests/factories/report';

describe('lib/services/get-assessment.ts', () => {
  it('gives the Report as it was kept', async () => {
    const context = await aContext();
    const report = aReport('config', 'a'.repeat(40));
    const id = await keepAssessment(context, report);
    expect(await getAssessment(context, { id })).toEqual({
      id,
      label: 'config',
      team: null,
      createdAt: '2026-11-01T12:00:00.000Z',
      report,
      previous: null,
      modelNow: context.model.version,
    });
  });

  it('names the assessment of the same subject before it, and no other', async () => {
    const context = await aContext();
    const before = await keepAssessment(context, aReport('config', 'a'.repeat(40)));
    context.pass(1000);
    await keepAssessment(context, aReport('other', 'b'.repeat(40)));
    context.pass(1000);
    const id = await keepAssessment(context, aReport('config', 'c'.repeat(40)));
    expect((await getAssessment(context, { id }))?.previous).toMatchObject({
      id: before,
      createdAt: '2026-11-01T12:00:00.000Z',
      level: { verified: 1 },
    });
    expect((await getAssessment(context, { id: before }))?.previous).toBeNull();
  });

  it('has nothing to say of an assessment that does not exist', async () => {
    expect(await getAssessment(await aContext(), { id: 'none' })).toBeNull();
  });
});
