import { describe, expect, it } from 'vitest';
import { getAssessment } from '@/lib/services/get-assessment';
import { previewModelChange } from '@/lib/services/preview-model-change';
import { keepAssessment as keepWithoutFacts } from '@/tests/factories/assessment';
import { aContext } from '@/tests/factories/context';
import { keepJudged } from '@/tests/factories/judged-assessment';
import { aReport } from '@/tests/factories/report';

const SHARE = { thresholds: { pullRequestShare: 0.95 }, gates: {} };

describe('lib/services/preview-model-change.ts', () => {
  it('says what would move, and changes nothing', async () => {
    const context = await aContext();
    const id = await keepJudged(context);
    await keepWithoutFacts(context, aReport('config', 'a'.repeat(40)));
    const preview = await previewModelChange(context, { overlay: SHARE });
    expect(preview).toMatchObject({ problems: [], isChange: true, judged: 1, moved: [{ id, label: 'shop' }] });
    expect(preview.moved[0]?.change.outcomes.map(({ id }) => id)).toContain('changes-by-pull-request');
    expect((await getAssessment(context, { id }))?.modelNow).toBeNull();
  });

  it('names each field that would break the model, and what changes nothing', async () => {
    const context = await aContext();
    const wrong = { thresholds: { thinShare: 7 }, gates: { 'agent-pulls': 0 as const } };
    const { problems } = await previewModelChange(context, { overlay: wrong });
    expect(problems.map(({ field }) => field)).toEqual(['thresholds.thinShare', 'gates.agent-pulls']);
    const same = await previewModelChange(context, {
      overlay: { thresholds: { ...context.model.thresholds }, gates: {} },
    });
    expect(same).toMatchObject({ problems: [], isChange: false, moved: [] });
  });
});
