import { describe, expect, it } from 'vitest';
import { overlayOf, readValues, valuesOf } from '@/app/model/settings/read-settings';
import { reduceOverlay } from '@/lib/model/overlay';
import { MODEL } from '@/tests/lib/assessment/shared-model';

const values = valuesOf(MODEL);

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

describe('app/model/settings/read-settings.ts', () => {
  it('gives a model back as it is, whatever its numbers', () => {
    const { overlay, errors } = overlayOf(values);
    expect(errors).toEqual({});
    expect(overlay.thresholds).toEqual(MODEL.thresholds);
    expect(reduceOverlay(MODEL, overlay)).toEqual({ thresholds: {}, gates: {} });
  });

  it('takes shares in percent, with a point or a comma', () => {
    const typed = readValues(form({ 'thresholds.thinShare': ' 57,5 ', 'thresholds.outOfSyncMinutes': '90' }), values);
    expect(overlayOf(typed).overlay.thresholds).toMatchObject({ thinShare: 0.575, outOfSyncMinutes: 90 });
  });

  it('takes gates, and leaves what the form does not hold as it was', () => {
    const typed = readValues(
      form({ 'gates.agent-pulls': 'none', 'gates.branch-protected': '1', reason: ' So ' }),
      values,
    );
    expect(typed.reason).toBe('So');
    expect(reduceOverlay(MODEL, overlayOf(typed).overlay)).toEqual({
      thresholds: {},
      gates: { 'agent-pulls': null, 'branch-protected': 1 },
    });
  });

  it.each([
    ['thresholds.thinShare', ''],
    ['thresholds.thinShare', 'much'],
    ['thresholds.thinShare', '1e999'],
    ['gates.agent-pulls', ''],
    ['gates.agent-pulls', '4'],
    ['gates.agent-pulls', '-1'],
  ])('names %s where it is %j', (field, text) => {
    expect(Object.keys(overlayOf(readValues(form({ [field]: text }), values)).errors)).toEqual([field]);
  });

  it('takes no field of another name, and no file', () => {
    const data = form({ 'thresholds.speed': '1' });
    data.set('thresholds.thinShare', new Blob(['50']));
    expect(overlayOf(readValues(data, values)).overlay).toEqual(overlayOf(values).overlay);
  });
});
