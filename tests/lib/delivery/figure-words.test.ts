import { describe, expect, it } from 'vitest';
import { type FigureWords, figureWords, span, trendWords } from '@/lib/delivery/figure-words';
import { deliveryReport, noMetrics } from '@/tests/factories/delivery-view';

const words = figureWords(deliveryReport().metrics);
const figureOf = (metric: string) => words.find((each) => each.metric === metric);

function leadTime(seconds: number | null): FigureWords {
  const value = seconds === null ? null : span(seconds);
  return { metric: 'change-lead-time', name: '', value, basis: '', reason: null, number: seconds };
}

describe('lib/delivery/figure-words.ts', () => {
  it('tells each figure with what it is made of', () => {
    expect(figureOf('deployment-frequency')).toMatchObject({ value: '2 a week', number: 2 });
    expect(figureOf('deployment-frequency')?.basis).toBe(
      "24 deployments, on 2 days of the median week, by DORA's question: weekly",
    );
    expect(figureOf('change-lead-time')).toMatchObject({ value: '12 h', basis: '23 changes, 85 % within 12 h' });
    expect(figureOf('change-fail-rate')).toMatchObject({ value: '8.3 %', basis: '2 of 24 deployments' });
    expect(figureOf('failed-deployment-recovery-time')).toMatchObject({
      value: '2 h',
      basis: '1 recovery, 1 still open',
    });
    expect(figureOf('deployment-rework-rate')).toMatchObject({ value: '0 %', basis: '0 of 24 deployments' });
  });

  it('groups the thousands of what a figure is made of', () => {
    const { metrics } = deliveryReport();
    const many = figureWords({
      ...metrics,
      deploymentFrequency: { ...metrics.deploymentFrequency, count: 3806 },
      deploymentReworkRate: { ...metrics.deploymentReworkRate, rework: 1200, total: 3806 },
    });
    expect(many[0]?.basis).toContain('3,806 deployments');
    expect(many[4]?.basis).toBe('1,200 of 3,806 deployments');
  });

  it('has no figure, and a reason, where nothing is known', () => {
    for (const { metric, value, reason } of figureWords(noMetrics())) {
      expect([metric, value, reason === null], metric).toEqual(
        metric === 'deployment-frequency' ? [metric, '0 a week', false] : [metric, null, false],
      );
    }
  });

  it('tells where a figure went, and calls a small difference none', () => {
    const day = 86_400;
    expect(trendWords(leadTime(4 * day), leadTime(5 * day), 90)).toBe('5 d in the 90 days before: shorter now');
    expect(trendWords(leadTime(5 * day), leadTime(4 * day), 30)).toBe('4 d in the 30 days before: longer now');
    expect(trendWords(leadTime(5.2 * day), leadTime(5 * day), 90)).toBe(
      '5 d in the 90 days before: about the same now',
    );
    expect(trendWords(leadTime(5 * day), leadTime(5 * day), 90)).toBe('The same in the 90 days before');
  });

  it('compares with nothing that is not known', () => {
    expect(trendWords(leadTime(60), leadTime(null), 90)).toBe('Not known in the 90 days before');
    expect(trendWords(leadTime(null), leadTime(60), 90)).toBe('1 min in the 90 days before');
  });

  it('gives a span in its largest unit', () => {
    expect([30, 90, 5400, 129_600].map(span)).toEqual(['30 s', '1.5 min', '1.5 h', '1.5 d']);
  });
});
