import { describe, expect, it } from 'vitest';
import { changeModel } from '@/lib/services/change-model';
import { getAssessment } from '@/lib/services/get-assessment';
import { listOutdated, rejudgeAll } from '@/lib/services/rejudge-all';
import { keepAssessment as keepWithoutFacts } from '@/tests/factories/assessment';
import { aContext } from '@/tests/factories/context';
import { keepJudged } from '@/tests/factories/judged-assessment';
import { aReport } from '@/tests/factories/report';

const SHARE = { thresholds: { pullRequestShare: 0.95 }, gates: {} };

describe('lib/services/rejudge-all.ts', () => {
  it('judges the newest of each subject again, once, and leaves what it cannot read', async () => {
    const context = await aContext();
    await keepJudged(context);
    context.pass(1_000);
    const shop = await keepJudged(context);
    const cart = await keepJudged(context, { subject: 'cart' });
    const unreadable = await keepWithoutFacts(context, aReport('config', 'a'.repeat(40)));
    expect(await rejudgeAll(context)).toEqual({ ids: [], left: [unreadable] });
    context.pass(1_000);
    const { version } = await changeModel(context, { overlay: SHARE, reason: 'A test' });
    expect((await listOutdated(context)).map(({ id }) => id).toSorted()).toEqual([shop, cart, unreadable].toSorted());
    const messages: string[] = [];
    const { ids, left } = await rejudgeAll(context, { onProgress: ({ message }) => messages.push(message) });
    expect(left).toEqual([unreadable]);
    expect(messages).toHaveLength(3);
    const views = await Promise.all(ids.map((id) => getAssessment(context, { id })));
    expect(views.map((view) => [view?.label, view?.report.model]).toSorted()).toEqual([
      ['cart', version],
      ['shop', version],
    ]);
    expect(await rejudgeAll(context)).toEqual({ ids: [], left: [unreadable] });
  });

  it('stops when it is told to', async () => {
    const context = await aContext();
    await keepJudged(context);
    await changeModel(context, { overlay: SHARE, reason: 'A test' });
    await expect(rejudgeAll(context, { signal: AbortSignal.abort() })).rejects.toThrow();
  });
});
