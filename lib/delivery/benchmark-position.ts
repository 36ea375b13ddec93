import type { DeliveryMetrics } from '@/lib/delivery/delivery-report';
import type { AnsweredMetric, BenchmarkAnswer, BenchmarkCluster, Benchmarks, TiersFile } from '@/lib/model/benchmarks';
import { DeliveryMetric } from '@/lib/model/model';

/** Where a figure lies among the answers of a survey. Shares are 0 to 1 and of all answers. */
export type BenchmarkPosition =
  | { state: 'placed'; year: number; range: string; better: number; same: number; worse: number }
  /** Only the mean of the answers is known. */
  | { state: 'mean'; year: number; mean: number }
  /** The figure itself is not known. */
  | { state: 'unknown' };

/** The position of a metric in the newest distribution: never a tier. For rework there is the mean only. */
export function positionOf(
  metric: DeliveryMetric,
  metrics: DeliveryMetrics,
  { answers, distribution }: Benchmarks,
): BenchmarkPosition {
  const { year } = distribution;
  if (metric === 'deployment-rework-rate') {
    if (metrics.deploymentReworkRate.share === null) return { state: 'unknown' };
    return { state: 'mean', year, mean: distribution.reworkRate.mean };
  }
  if (metric === 'change-fail-rate') return failRatePosition(metrics.changeFailRate.share, distribution);
  const answer = answerOf(metric, metrics, answers);
  if (answer === null) return { state: 'unknown' };
  const shares = distribution.answers[metric];
  const ids = answers.questions[metric].map(({ id }) => id);
  return placed(
    year,
    answer.text,
    ids.map((id) => shares[id] ?? 0),
    ids.indexOf(answer.id),
  );
}

/**
 * The metric of services that lies lowest among the answers of the newest survey: the one for which most answers were better, on the mean
 * of the services. Null where no figure has a place.
 */
export function worstMetric(services: readonly DeliveryMetrics[], benchmarks: Benchmarks): DeliveryMetric | null {
  const ranked = DeliveryMetric.options.flatMap((metric) => {
    const better = services.flatMap((metrics) => {
      const position = positionOf(metric, metrics, benchmarks);
      return position.state === 'placed' ? [position.better] : [];
    });
    if (better.length === 0) return [];
    return [{ metric, better: better.reduce((sum, share) => sum + share, 0) / better.length }];
  });
  return ranked.sort((one, other) => other.better - one.better)[0]?.metric ?? null;
}

/** How one group of a report compares. A fail rate that the report gives as a mean is shown and not compared. */
export interface ClusterComparison {
  cluster: BenchmarkCluster;
  fits: Readonly<Record<Exclude<DeliveryMetric, 'deployment-rework-rate'>, 'within' | 'outside' | 'not-compared'>>;
  /** All of the group's figures that can be compared are within, and none of the four is unknown for want of a figure. */
  isWhole: boolean;
}

/** Every group of a report's year beside the metrics: groups are wholes, so that no metric has a tier of its own. */
export function compareWithTiers(
  metrics: DeliveryMetrics,
  tiers: TiersFile,
  answers: Benchmarks['answers'],
): ClusterComparison[] {
  const own = {
    'change-lead-time': answerOf('change-lead-time', metrics, answers),
    'deployment-frequency': answerOf('deployment-frequency', metrics, answers),
    'failed-deployment-recovery-time': answerOf('failed-deployment-recovery-time', metrics, answers),
  };
  const fitOf = (metric: AnsweredMetric, cluster: BenchmarkCluster) => {
    const answer = own[metric];
    if (answer === null) return 'not-compared';
    return cluster[metric].answers.includes(answer.id) ? 'within' : 'outside';
  };
  return tiers.clusters.map((cluster) => {
    const fits = {
      'change-lead-time': fitOf('change-lead-time', cluster),
      'deployment-frequency': fitOf('deployment-frequency', cluster),
      'failed-deployment-recovery-time': fitOf('failed-deployment-recovery-time', cluster),
      'change-fail-rate': failRateFit(metrics.changeFailRate.share, cluster),
    } as const;
    const isComplete = Object.values(own).every((answer) => answer !== null) && metrics.changeFailRate.share !== null;
    return { cluster, fits, isWhole: isComplete && !Object.values(fits).includes('outside') };
  });
}

/** The answer that a figure would be to DORA's question; null where the figure is not known. */
export function answerOf(
  metric: AnsweredMetric,
  metrics: DeliveryMetrics,
  { questions }: Benchmarks['answers'],
): BenchmarkAnswer | null {
  if (metric === 'deployment-frequency') {
    return questions[metric].find(({ id }) => id === metrics.deploymentFrequency.answer) ?? null;
  }
  const { medianSeconds } =
    metric === 'change-lead-time' ? metrics.changeLeadTime : metrics.failedDeploymentRecoveryTime;
  if (medianSeconds === null) return null;
  return questions[metric].find(({ belowSeconds }) => belowSeconds === null || medianSeconds < belowSeconds) ?? null;
}

function failRatePosition(share: number | null, { year, failRates }: Benchmarks['distribution']): BenchmarkPosition {
  if (share === null) return { state: 'unknown' };
  const at = failRates.findIndex(({ below }) => below === null || share < below);
  const from = failRates[at - 1]?.below ?? 0;
  const below = failRates[at]?.below ?? null;
  const range = below === null ? `${percent(from)} or more` : `${percent(from)} to under ${percent(below)}`;
  return placed(
    year,
    range,
    failRates.map((line) => line.share),
    at,
  );
}

/** Shares stand best first. Rounded answers do not add up to a whole, so that what is neither better nor the same is worse. */
function placed(year: number, range: string, shares: readonly number[], at: number): BenchmarkPosition {
  const better = shares.slice(0, at).reduce((sum, share) => sum + share, 0);
  const same = shares[at] ?? 0;
  return { state: 'placed', year, range, better, same, worse: Math.max(0, 1 - better - same) };
}

function failRateFit(share: number | null, { 'change-fail-rate': cell }: BenchmarkCluster) {
  if (share === null || 'mean' in cell) return 'not-compared';
  return share >= cell.from && share <= cell.to ? 'within' : 'outside';
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
