import type { Report } from '@/lib/assessment/report';
import { nearestWords } from '@/lib/cli/nearest';
import { CairnError } from '@/lib/errors';
import { outcomeInWords } from '@/lib/export/level-words';
import type { Model } from '@/lib/model/model';

/** A criterion or an indicator that a run is to fail on. */
export interface FailCondition {
  kind: 'criterion' | 'indicator';
  id: string;
  /** For an indicator: a risk fails where it is seen, a practice where it is absent. */
  risk: boolean;
}

/** What came of the conditions: why the run failed, and what could not be told or is disputed. Sentences. */
export interface FailVerdict {
  failed: string[];
  /** What does not fail the run, and has to be said all the same. */
  untold: string[];
}

/**
 * Reads an id of `--fail-on`, with `criterion/` or `indicator/` before it where it names both. Throws `invalid-input` with the
 * nearest ids for one that the model does not have.
 */
export function readFailCondition(text: string, model: Model): FailCondition {
  const [, prefix, id = ''] = /^(?:(criterion|indicator)\/)?(.*)$/s.exec(text.trim()) ?? [];
  const all: FailCondition[] = [
    ...model.criteria.map(({ id }) => ({ kind: 'criterion' as const, id, risk: false })),
    ...model.indicators.map(({ id, risk }) => ({ kind: 'indicator' as const, id, risk })),
  ];
  const [found, second] = all.filter((each) => each.id === id && (prefix === undefined || each.kind === prefix));
  if (found === undefined) throw unknownId(text, id, all);
  if (second !== undefined) {
    throw new CairnError(
      'invalid-input',
      `--fail-on "${text}" names a criterion and an indicator. Write criterion/${id} or indicator/${id}.`,
    );
  }
  return found;
}

function unknownId(text: string, id: string, all: readonly FailCondition[]): CairnError {
  const near = new Set(nearestWords(id, [...new Set(all.map((each) => each.id))]));
  const names = all.filter((each) => near.has(each.id)).map((each) => `${each.kind}/${each.id}`);
  const hint = names.length > 0 ? `Nearest: ${names.join(', ')}.` : 'The report lists all ids: --format json.';
  return new CairnError('invalid-input', `--fail-on "${text}" is no criterion or indicator. ${hint}`);
}

/**
 * Judges a Report by the conditions. What is unknown does not fail, since unknown is not no; nor does what people dispute, until
 * that expires. Both are said.
 */
export function judgeFailConditions(conditions: readonly FailCondition[], report: Report): FailVerdict {
  const verdict: FailVerdict = { failed: [], untold: [] };
  for (const condition of conditions) {
    const { outcome, words, reason, disputed } = stateOf(condition, report);
    const failing = failingOutcomes(condition);
    const sentence = `${condition.kind}/${condition.id} is ${words}. ${reason}`.trim();
    if (disputed && failing.includes(disputed.without) && !failing.includes(disputed.with)) {
      verdict.untold.push(`${sentence} It is disputed: see "Disputed" in the report.`);
    } else if (failing.includes(outcome)) verdict.failed.push(sentence);
    else if (outcome === 'unknown') verdict.untold.push(sentence);
  }
  return verdict;
}

interface JudgedState {
  outcome: string;
  words: string;
  reason: string;
  /** Its outcome without and with what people dispute. */
  disputed?: { without: string; with: string } | undefined;
}

function stateOf({ kind, id }: FailCondition, report: Report): JudgedState {
  if (kind === 'criterion') {
    const criterion = report.criteria.find((each) => each.id === id);
    if (criterion !== undefined) return { ...criterion, words: outcomeInWords(criterion) };
  } else {
    const indicator = report.indicators.find((each) => each.id === id);
    if (indicator !== undefined) return { ...indicator, words: indicator.outcome };
  }
  return { outcome: 'unknown', words: 'unknown', reason: 'Nothing looked for it.' };
}

function failingOutcomes({ kind, risk }: FailCondition): readonly string[] {
  if (kind === 'criterion') return ['not-met', 'partly-met'];
  // A risk in part of what was looked at is a risk that is there.
  return risk ? ['present', 'partial'] : ['absent'];
}
