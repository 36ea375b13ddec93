import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDeliveryGuide } from '@/lib/model/delivery-guide';
import { readModel } from '@/lib/model/read-content';

const model = readModel('content');
const text = readFileSync('content/delivery-guide.yaml', 'utf8');

describe('lib/model/delivery-guide.ts', () => {
  it('has a definition and practices for each of the five metrics', () => {
    const { metrics } = parseDeliveryGuide(text, model);
    expect(Object.values(metrics).map(({ criteria }) => criteria.length > 0)).toEqual([true, true, true, true, true]);
  });

  it('refuses a practice that the model does not have', () => {
    expect(() => parseDeliveryGuide(text.replace('[automatic-sync, ', '[magic, '), model)).toThrow(
      'content/delivery-guide.yaml: field metrics.deployment-frequency.criteria: names no practice: magic',
    );
  });

  it('says what is missing', () => {
    expect(() => parseDeliveryGuide(undefined, model)).toThrow('content/delivery-guide.yaml: file: is missing');
    expect(() => parseDeliveryGuide(text.replace('  coding:', '  typing:'), model)).toThrow('stages.coding');
  });
});
