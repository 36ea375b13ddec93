import { describe, expect, it } from 'vitest';
import { insertModelChange } from '@/db/store/model-overlays';
import { NO_OVERLAY } from '@/lib/model/overlay';
import { changeModel } from '@/lib/services/change-model';
import { currentModel, currentOverlay } from '@/lib/services/current-model';
import { findModel } from '@/lib/services/find-model';
import { listModelChanges } from '@/lib/services/list-model-changes';
import { aContext } from '@/tests/factories/context';

const thin = (thinShare: number) => ({ thresholds: { thinShare }, gates: {} });

describe('lib/services/change-model.ts', () => {
  it('begins with the model as it is delivered', async () => {
    const context = await aContext();
    expect(await currentModel(context)).toBe(context.model);
    expect(await currentOverlay(context)).toEqual(NO_OVERLAY);
    expect(await listModelChanges(context)).toEqual([]);
  });

  it('holds from the next question on, with its reason in the list', async () => {
    const context = await aContext();
    const { version } = await changeModel(context, { overlay: thin(0.5), reason: ' Small teams ' });
    expect(version).toMatch(/^2026\.1\+[0-9a-f]{8}$/);
    const model = await currentModel(context);
    expect(model).toMatchObject({ version, thresholds: { thinShare: 0.5 } });
    expect(await currentModel(context)).toBe(model);
    expect(await listModelChanges(context)).toMatchObject([
      { version, reason: 'Small teams', overlay: thin(0.5), createdAt: '2026-11-01T12:00:00.000Z' },
    ]);
  });

  it('lets the newest change hold, and goes back to the delivered model by a change that changes nothing of it', async () => {
    const context = await aContext();
    const first = await changeModel(context, { overlay: thin(0.5), reason: 'One' });
    context.pass(1_000);
    const second = await changeModel(context, { overlay: thin(0.6), reason: 'Two' });
    expect((await currentModel(context)).version).toBe(second.version);
    context.pass(1_000);
    expect(await changeModel(context, { overlay: thin(0.7), reason: 'Back' })).toEqual({ version: '2026.1' });
    expect(await currentModel(context)).toEqual(context.model);
    expect((await findModel(context, first))?.thresholds.thinShare).toBe(0.5);
    expect(await findModel(context, { version: '2024.1+0badcafe' })).toBeNull();
  });

  it.each([
    ['no reason', thin(0.5), ' ', 'Give a reason'],
    ['what changes nothing', thin(0.7), 'Why not', 'Nothing is changed'],
    ['what breaks the model', thin(7), 'More', 'thresholds.thinShare'],
  ])('refuses %s', async (_what, overlay, reason, message) => {
    const context = await aContext();
    await expect(changeModel(context, { overlay, reason })).rejects.toThrow(message);
    expect(await listModelChanges(context)).toEqual([]);
  });

  it('goes on with the delivered model where an older change no longer fits it', async () => {
    const context = await aContext();
    const complaints: string[] = [];
    context.log.error = (message) => complaints.push(message);
    const change = { overlay: { thresholds: {}, gates: { 'gone-since': 1 as const } }, version: '2025.1+00000000' };
    const stored = { id: 'old', ...change, reason: 'Then', createdAt: context.now() };
    await context.db.write((transaction) => insertModelChange(transaction, stored));
    expect(await currentModel(context)).toBe(context.model);
    expect(await currentModel(context)).toBe(context.model);
    expect(complaints).toHaveLength(1);
  });
});
