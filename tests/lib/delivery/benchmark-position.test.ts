import { describe, expect, it } from 'vitest';
import { compareWithTiers, positionOf, worstMetric } from '@/lib/delivery/benchmark-position';
import type { DeliveryMetrics } from '@/lib/delivery/delivery-report';
import { DeliveryMetric } from '@/lib/model/model';
import { readBenchmarks } from '@/lib/model/read-content';

const benchmarks = readBenchmarks('content');

interface Figures {
  leadTime: number | null;
  answer: DeliveryMetrics['deploymentFrequency']['answer'];
  failRate: number | null;
  recovery: number | null;
  rework: number | null;
}

function metrics(figures: Partial<Figures> = {}): DeliveryMetrics {
  const none: Figures = { leadTime: null, answer: null, failRate: null, recovery: null, rework: null };
  const { leadTime, answer, failRate, recovery, rework } = { ...none, ...figures };
  const stages = { coding: null, pickup: null, review: null, deploy: null };
  return {
    deploymentFrequency: { count: 20, perWeek: 2, medianDaysPerWeek: 2, answer },
    changeLeadTime: { count: 20, medianSeconds: leadTime, p85Seconds: null, stages },
    changeFailRate: { failed: 0, total: 20, share: failRate },
    failedDeploymentRecoveryTime: { count: 0, open: 0, medianSeconds: recovery },
    deploymentReworkRate: { rework: 0, total: 20, share: rework },
  };
}

const DAY = 86_400;

function rounded(position: ReturnType<typeof positionOf>) {
  if (position.state !== 'placed') return position;
  const { range, better, same, worse } = position;
  return [range, ...[better, same, worse].map((share) => Math.round(share * 1000) / 10)];
}

function tiersOf(year: number) {
  const tiers = benchmarks.tiers.find((each) => each.year === year);
  return tiers ?? expect.unreachable(`no tiers of ${year}`);
}

describe('lib/delivery/benchmark-position.ts', () => {
  it('places a lead time among the answers of 2025', () => {
    expect(rounded(positionOf('change-lead-time', metrics({ leadTime: 3 * DAY }), benchmarks))).toEqual([
      'one day to one week',
      24.4,
      31.9,
      43.7,
    ]);
  });

  it('takes a limit itself to the slower answer, and what has no limit to the last', () => {
    const ranges = [3599, 3600, DAY, 400 * DAY].map((recovery) => {
      return rounded(positionOf('failed-deployment-recovery-time', metrics({ recovery }), benchmarks));
    });
    expect(ranges.map((range) => Array.isArray(range) && range[0])).toEqual([
      'less than one hour',
      'less than one day',
      'one day to one week',
      'more than six months',
    ]);
  });

  it('places a frequency by its answer', () => {
    expect(rounded(positionOf('deployment-frequency', metrics({ answer: 'several-a-day' }), benchmarks))).toEqual([
      'on demand, several times a day',
      0,
      16.2,
      83.8,
    ]);
  });

  it('places a fail rate in its range, the best and the worst too', () => {
    const place = (failRate: number) => rounded(positionOf('change-fail-rate', metrics({ failRate }), benchmarks));
    expect(place(0)).toEqual(['0 % to under 2 %', 0, 8.5, 91.5]);
    expect(place(0.08)).toEqual(['8 % to under 16 %', 36.2, 26, 37.8]);
    expect(place(1)).toEqual(['64 % or more', 94.2, 5.9, 0]);
  });

  it('gives the mean alone for rework', () => {
    expect(positionOf('deployment-rework-rate', metrics({ rework: 0.1 }), benchmarks)).toEqual({
      state: 'mean',
      year: 2025,
      mean: 0.22,
    });
  });

  it('places no figure that is not known', () => {
    const states = DeliveryMetric.options.map((metric) => positionOf(metric, metrics(), benchmarks).state);
    expect(new Set(states)).toEqual(new Set(['unknown']));
  });

  it('finds the group of which every figure fits', () => {
    const own = metrics({ leadTime: 3 * DAY, answer: 'weekly', recovery: 7200, failRate: 0.1 });
    expect(compareWithTiers(own, tiersOf(2019), benchmarks.answers).map(({ isWhole }) => isWhole)).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });

  it('names no group where the figures belong to different ones', () => {
    const own = metrics({ leadTime: 1800, answer: 'half-yearly', recovery: 7200, failRate: 0.1 });
    const compared = compareWithTiers(own, tiersOf(2019), benchmarks.answers);
    expect(compared.some(({ isWhole }) => isWhole)).toBe(false);
    expect(compared[0]?.fits).toEqual({
      'change-lead-time': 'within',
      'deployment-frequency': 'outside',
      'failed-deployment-recovery-time': 'outside',
      'change-fail-rate': 'within',
    });
  });

  it('compares no fail rate with the mean of a group', () => {
    const own = metrics({ leadTime: 3 * DAY, answer: 'weekly', recovery: 7200, failRate: 0.9 });
    const [, high] = compareWithTiers(own, tiersOf(2024), benchmarks.answers);
    expect([high?.fits['change-fail-rate'], high?.isWhole]).toEqual(['not-compared', true]);
  });

  it('names no group while a figure is not known', () => {
    const own = metrics({ leadTime: 3 * DAY, answer: 'weekly', failRate: 0.1 });
    expect(compareWithTiers(own, tiersOf(2019), benchmarks.answers).some(({ isWhole }) => isWhole)).toBe(false);
  });

  it('finds the metric that lies lowest, on the mean of services, and none where nothing is known', () => {
    const slow = metrics({ leadTime: 100 * DAY, answer: 'weekly', failRate: 0.01 });
    const failing = metrics({ leadTime: 1800, failRate: 0.5 });
    expect(worstMetric([slow], benchmarks)).toBe('change-lead-time');
    expect(worstMetric([failing], benchmarks)).toBe('change-fail-rate');
    expect(worstMetric([metrics()], benchmarks)).toBeNull();
  });
});
