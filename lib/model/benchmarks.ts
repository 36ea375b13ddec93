import { z } from 'zod';
import { Id, Text } from '@/lib/model/content-fields';

const Share = z.number().min(0).max(1);

/** Where figures come from, and on which terms they are told. */
export const BenchmarkSource = z.strictObject({ title: Text, address: z.url(), licence: Text, use: Text }).readonly();
export type BenchmarkSource = z.infer<typeof BenchmarkSource>;

/** The metrics that DORA asks for by ranges. */
export const AnsweredMetric = z.enum(['change-lead-time', 'deployment-frequency', 'failed-deployment-recovery-time']);
export type AnsweredMetric = z.infer<typeof AnsweredMetric>;

/** One answer of a question: a range of times, or of how often is deployed. */
export const BenchmarkAnswer = z
  .strictObject({
    id: Id,
    text: Text,
    /** For times: exclusive. Null where the range has no end, or is none of times. */
    belowSeconds: z.number().positive().nullable().default(null),
  })
  .readonly();
export type BenchmarkAnswer = z.infer<typeof BenchmarkAnswer>;

/** The shape of `content/benchmarks/answers.yaml`; answers stand best first. */
export const AnswersFile = z
  .strictObject({
    source: BenchmarkSource,
    questions: z.record(AnsweredMetric, z.array(BenchmarkAnswer).min(2).readonly()).readonly(),
  })
  .readonly();
export type AnswersFile = z.infer<typeof AnswersFile>;

/** The shape of `content/benchmarks/distribution.yaml`. */
export const DistributionFile = z
  .strictObject({
    year: z.int(),
    source: BenchmarkSource,
    /** Share of each answer, by the id of the answer. */
    answers: z.record(AnsweredMetric, z.record(Id, Share).readonly()).readonly(),
    /** Lowest first; `below` is exclusive, and null for the last. */
    failRates: z
      .array(z.strictObject({ below: Share.nullable().default(null), share: Share }).readonly())
      .min(2)
      .readonly(),
    reworkRate: z.strictObject({ mean: Share, source: BenchmarkSource }).readonly(),
  })
  .readonly();
export type DistributionFile = z.infer<typeof DistributionFile>;

const AnswerCell = z.strictObject({ text: Text, answers: z.array(Id).min(1).readonly() }).readonly();
export type AnswerCell = z.infer<typeof AnswerCell>;

/** Reports up to 2022 print a range, later ones the mean of the group. */
const FailRateCell = z.union([
  z.strictObject({ from: Share, to: Share }).readonly(),
  z.strictObject({ mean: Share }).readonly(),
]);
export type FailRateCell = z.infer<typeof FailRateCell>;

/** A group of teams whose figures occurred together in a survey: never a threshold for one metric. */
export const BenchmarkCluster = z
  .strictObject({
    name: Text,
    /** Share of the answers; null where no source that could be read tells it. */
    share: Share.nullable(),
    'change-lead-time': AnswerCell,
    'deployment-frequency': AnswerCell,
    'failed-deployment-recovery-time': AnswerCell,
    'change-fail-rate': FailRateCell,
  })
  .readonly();
export type BenchmarkCluster = z.infer<typeof BenchmarkCluster>;

/** The shape of `content/benchmarks/tiers-<year>.yaml`; clusters stand best first. */
export const TiersFile = z
  .strictObject({
    year: z.int().max(2024),
    source: BenchmarkSource,
    note: Text.nullable().default(null),
    /** What the report of that year calls the time to recover. */
    recovery: Text,
    clusters: z.array(BenchmarkCluster).min(2).readonly(),
  })
  .readonly();
export type TiersFile = z.infer<typeof TiersFile>;

/** What others' delivery looks like, as surveys tell it; checked. */
export interface Benchmarks {
  readonly answers: AnswersFile;
  readonly distribution: DistributionFile;
  /** Newest year first. */
  readonly tiers: readonly TiersFile[];
}
