import type { DeliveryMetrics, FrequencyAnswer } from '@/lib/delivery/delivery-report';
import type { DeliveryMetric } from '@/lib/model/model';

/** One of the five metrics in words, the same on every page and paper and in every terminal. */
export interface FigureWords {
  metric: DeliveryMetric;
  name: string;
  /** The figure with its unit; null where it cannot be given. */
  value: string | null;
  /** What it is made of: counts, and what else the metric says. */
  basis: string;
  /** Why the figure, or a part of it, is not given. */
  reason: string | null;
  /** The number behind the value, to compare windows with: per week, seconds or a share. */
  number: number | null;
}

export const metricTitles: Readonly<Record<DeliveryMetric, string>> = {
  'deployment-frequency': 'Deployment frequency',
  'change-lead-time': 'Change lead time',
  'change-fail-rate': 'Change fail rate',
  'failed-deployment-recovery-time': 'Failed deployment recovery time',
  'deployment-rework-rate': 'Deployment rework rate',
};

/** DORA's question answered, in words. */
export const answerWords: Readonly<Record<FrequencyAnswer, string>> = {
  'several-a-day': 'several times a day',
  daily: 'daily',
  weekly: 'weekly',
  monthly: 'monthly',
  'half-yearly': 'once in one to six months',
  less: 'less than once in six months',
};

/** The five metrics of a window in words, in the order in which they are shown. */
export function figureWords(metrics: DeliveryMetrics): FigureWords[] {
  const { deploymentFrequency: frequency, changeLeadTime: leadTime, changeFailRate: fails } = metrics;
  const { failedDeploymentRecoveryTime: recovery, deploymentReworkRate: rework } = metrics;
  const rows: Omit<FigureWords, 'name'>[] = [
    {
      metric: 'deployment-frequency',
      value: frequency.perWeek === null ? null : `${decimal(frequency.perWeek)} a week`,
      basis: frequencyBasis(frequency),
      reason: frequency.reason ?? null,
      number: frequency.perWeek,
    },
    {
      metric: 'change-lead-time',
      value: spanOrNull(leadTime.medianSeconds),
      basis: `${counted(leadTime.count, 'change')}${leadTime.p85Seconds === null ? '' : `, 85 % within ${span(leadTime.p85Seconds)}`}`,
      reason: leadTime.reason ?? null,
      number: leadTime.medianSeconds,
    },
    rateWords('change-fail-rate', fails.share, fails.failed, fails),
    {
      metric: 'failed-deployment-recovery-time',
      value: spanOrNull(recovery.medianSeconds),
      basis: `${counted(recovery.count, 'recovery', 'recoveries')}, ${grouped(recovery.open)} still open`,
      reason: recovery.reason ?? null,
      number: recovery.medianSeconds,
    },
    rateWords('deployment-rework-rate', rework.share, rework.rework, rework),
  ];
  return rows.map((row) => ({ ...row, name: metricTitles[row.metric] }));
}

/** Where a figure went since the window of the same length before: "5.8 d in the 90 days before: shorter now". */
export function trendWords(now: FigureWords, before: FigureWords, days: number): string {
  const earlier = `in the ${counted(days, 'day')} before`;
  if (before.value === null || before.number === null) return `Not known ${earlier}`;
  if (now.value === null || now.number === null) return `${before.value} ${earlier}`;
  if (now.value === before.value) return `The same ${earlier}`;
  const isClose = Math.abs(now.number - before.number) < CLOSE * Math.max(now.number, before.number);
  const { more, less } = directions[now.metric];
  const direction = now.number > before.number ? more : less;
  return `${before.value} ${earlier}: ${isClose ? 'about the same' : direction} now`;
}

/** A difference under this share says nothing about where a figure goes. */
const CLOSE = 0.05;

const directions: Readonly<Record<DeliveryMetric, { more: string; less: string }>> = {
  'deployment-frequency': { more: 'more often', less: 'less often' },
  'change-lead-time': { more: 'longer', less: 'shorter' },
  'change-fail-rate': { more: 'more', less: 'fewer' },
  'failed-deployment-recovery-time': { more: 'longer', less: 'shorter' },
  'deployment-rework-rate': { more: 'more', less: 'less' },
};

function frequencyBasis({ count, medianDaysPerWeek, answer }: DeliveryMetrics['deploymentFrequency']): string {
  const days =
    medianDaysPerWeek === null
      ? []
      : [`on ${decimal(medianDaysPerWeek)} ${medianDaysPerWeek === 1 ? 'day' : 'days'} of the median week`];
  const answered = answer === null ? [] : [`by DORA's question: ${answerWords[answer]}`];
  return [counted(count, 'deployment'), ...days, ...answered].join(', ');
}

function rateWords(
  metric: DeliveryMetric,
  share: number | null,
  part: number,
  { total, reason }: { total: number; reason?: string | undefined },
): Omit<FigureWords, 'name'> {
  return {
    metric,
    value: share === null ? null : `${decimal(share * 100)} %`,
    basis: `${grouped(part)} of ${counted(total, 'deployment')}`,
    reason: reason ?? null,
    number: share,
  };
}

/** One decimal at most. */
export function decimal(figure: number): string {
  return String(Math.round(figure * 10) / 10);
}

/** Seconds in the largest unit of which there is at least one. */
export function span(seconds: number): string {
  if (seconds >= 86_400) return `${decimal(seconds / 86_400)} d`;
  if (seconds >= 3600) return `${decimal(seconds / 3600)} h`;
  return seconds >= 60 ? `${decimal(seconds / 60)} min` : `${decimal(seconds)} s`;
}

function spanOrNull(seconds: number | null): string | null {
  return seconds === null ? null : span(seconds);
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

function grouped(count: number): string {
  return count.toLocaleString('en');
}
