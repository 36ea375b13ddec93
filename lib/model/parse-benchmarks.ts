import type { z } from 'zod';
import { AnsweredMetric, AnswersFile, type Benchmarks, DistributionFile, TiersFile } from '@/lib/model/benchmarks';
import { type ReportMistake, readFields } from '@/lib/model/content-document';
import { ModelError, type ModelMistake } from '@/lib/model/model-error';

const ANSWERS_FILE = 'benchmarks/answers.yaml';
const DISTRIBUTION_FILE = 'benchmarks/distribution.yaml';
const TIERS_FILE = /^benchmarks\/tiers-(\d{4})\.yaml$/;
/** Shares are printed with one decimal of a percent, so that seven of them can miss the whole by this. */
const ROUNDING = 0.005;

/**
 * Reads the benchmarks from their files, by path relative to the content folder: `benchmarks/answers.yaml`,
 * `benchmarks/distribution.yaml` and `benchmarks/tiers-<year>.yaml`.
 * @throws {ModelError} listing every mistake in every file.
 */
export function parseBenchmarks(files: ReadonlyMap<string, string>): Benchmarks {
  const mistakes: ModelMistake[] = [];
  const report = (file: string): ReportMistake => {
    return (place, problem) => mistakes.push({ file: `content/${file}`, place, problem });
  };
  const read = <Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema> | null => {
    const text = files.get(file);
    if (text === undefined) report(file)('file', 'is missing');
    return text === undefined ? null : readFields(text, schema, report(file));
  };
  const answers = read(ANSWERS_FILE, AnswersFile);
  const distribution = read(DISTRIBUTION_FILE, DistributionFile);
  const tiers = [...files].flatMap(([file, text]) => readTiers(file, text, answers, report(file)) ?? []);
  if (answers !== null && distribution !== null) {
    checkDistribution(distribution, answers, report(DISTRIBUTION_FILE));
  }
  if (answers === null || distribution === null || mistakes.length > 0) throw new ModelError(mistakes);
  return { answers, distribution, tiers: tiers.sort((a, b) => b.year - a.year) };
}

function readTiers(file: string, text: string, answers: AnswersFile | null, report: ReportMistake): TiersFile | null {
  if (file === ANSWERS_FILE || file === DISTRIBUTION_FILE) return null;
  const year = TIERS_FILE.exec(file)?.[1];
  if (year === undefined) {
    report('file name', `is not known: use ${ANSWERS_FILE}, ${DISTRIBUTION_FILE} or benchmarks/tiers-<year>.yaml`);
    return null;
  }
  const tiers = readFields(text, TiersFile, report);
  if (tiers === null) return null;
  if (tiers.year !== Number(year)) report('field year', `must be ${year}, as the name of the file says`);
  if (answers !== null) checkCells(tiers, answers, report);
  return tiers;
}

function idsOf(metric: AnsweredMetric, { questions }: AnswersFile): string[] {
  return questions[metric].map(({ id }) => id);
}

function checkDistribution(file: DistributionFile, answers: AnswersFile, report: ReportMistake): void {
  for (const metric of AnsweredMetric.options) {
    const shares = file.answers[metric];
    const known = idsOf(metric, answers);
    if (Object.keys(shares).join() !== known.join()) {
      report(`field answers.${metric}`, `must give a share for each answer in its order: ${known.join(', ')}`);
    }
    checkWhole(Object.values(shares), `field answers.${metric}`, report);
  }
  checkWhole(
    file.failRates.map(({ share }) => share),
    'field failRates',
    report,
  );
  const limits = file.failRates.map(({ below }) => below ?? Number.POSITIVE_INFINITY);
  const rises = limits.every((limit, index) => index === 0 || limit > (limits[index - 1] ?? 0));
  if (!rises || limits.at(-1) !== Number.POSITIVE_INFINITY) {
    report('field failRates', 'must rise from line to line, and only the last line has no limit');
  }
}

function checkWhole(shares: readonly number[], place: string, report: ReportMistake): void {
  const sum = shares.reduce((total, share) => total + share, 0);
  if (Math.abs(sum - 1) > ROUNDING) report(place, `must add up to 1, and gives ${sum.toFixed(3)}`);
}

function checkCells({ clusters }: TiersFile, answers: AnswersFile, report: ReportMistake): void {
  for (const cluster of clusters) {
    for (const metric of AnsweredMetric.options) {
      const known = idsOf(metric, answers);
      const unknown = cluster[metric].answers.filter((id) => !known.includes(id));
      if (unknown.length > 0) {
        report(`${cluster.name}, ${metric}`, `names no answer of the question: ${unknown.join(', ')}`);
      }
    }
  }
}
