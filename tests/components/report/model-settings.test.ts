import { describe, expect, it } from 'vitest';
import { settingGroups } from '@/components/report/model-settings';
import { realPages, realTexts } from '@/tests/components/model-content';

const { model } = realTexts;
const edited = {
  ...model,
  thresholds: { ...model.thresholds, pullRequestShare: 0.6 },
  criteria: model.criteria.map((each) => (each.id === 'agent-pulls' ? { ...each, gate: null } : each)),
};
const groups = settingGroups(model, edited, realPages.method.thresholds);

describe('components/report/model-settings.ts', () => {
  it('has every threshold and every practice once', () => {
    const names = groups.flatMap(({ thresholds }) => thresholds.map(({ name }) => name));
    expect(names.toSorted()).toEqual(Object.keys(model.thresholds).toSorted());
    const ids = groups.flatMap(({ gates }) => gates.map(({ id }) => id));
    expect(ids.toSorted()).toEqual(model.criteria.map(({ id }) => id).toSorted());
  });

  it('puts a number with the dimension whose practices use it, and the others at the end', () => {
    const ofFlow = groups.find(({ id }) => id === 'flow')?.thresholds.map(({ name }) => name);
    expect(ofFlow).toContain('pullRequestShare');
    const last = groups.at(-1);
    expect(last?.gates).toEqual([]);
    expect(last?.thresholds.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['thinShare', 'provisionalCoverage', 'unresolvedShare']),
    );
    const lost = last?.thresholds.filter(({ usedBy }) => usedBy.length === 1).map(({ name }) => name);
    expect(lost).toEqual([]);
  });

  it('says what is delivered and what holds', () => {
    const [share] = groups.flatMap(({ thresholds }) => thresholds.filter(({ name }) => name === 'pullRequestShare'));
    expect(share).toMatchObject({ delivered: 0.8, current: 0.6, words: expect.stringContaining('{value}') });
    expect(share?.usedBy.map(({ id }) => id)).toContain('changes-by-pull-request');
    const [gate] = groups.flatMap(({ gates }) => gates.filter(({ id }) => id === 'agent-pulls'));
    expect(gate).toMatchObject({ level: 1, delivered: 1, current: null });
  });
});
