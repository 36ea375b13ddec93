import type { TeamReport, TeamTarget } from '@/lib/assessment/organization-report';
import type { LevelNumber, Report, ReportLevel } from '@/lib/assessment/report';
import { percent } from '@/lib/assessment/wording';
import { disputesRemark } from '@/lib/export/dispute-words';
import { levelRemarks } from '@/lib/export/level-words';
import { dayInWords } from '@/lib/export/paper/calendar';
import type { LevelPart } from '@/lib/export/paper/paper';
import { cairnPicture, FIGURES, type PaperWords, standing } from '@/lib/export/paper/paper-words';

export type Previous = TeamReport['previous'];

/** The first thing on a team's paper: what is verified, and beside it what else can be said. */
export function levelPart(
  report: Report,
  { target, previous }: { target: TeamTarget | null; previous: Previous },
  words: PaperWords,
): LevelPart {
  const { level } = report;
  const nothing = level.placement === 'nothing-deployed';
  const figures = FIGURES.map(({ key, name, meaning }) => ({ name, meaning, level: standing(level[key], words) }));
  const firm = words.model.levels.find(({ number }) => number === level.verified);
  return {
    picture: cairnPicture(level, words),
    description: `Four stones, one for each level. ${figures.map(({ name, level: held }) => `${name}: ${held}.`).join(' ')}`,
    headline: nothing
      ? 'Nothing here is deployed'
      : `${standing(level.verified, words)}${level.verified === null ? '' : ', verified'}`,
    line: nothing
      ? 'So no level applies.'
      : (firm?.line ??
        'Prerequisites of Level 0 are still missing or not proved. It is a place to start from, not a failure.'),
    figures: nothing ? [] : figures,
    target: targetSentence(target, words),
    change: changeSentence(level, previous, words),
    remarks: [...levelRemarks(report, words.model), ...unsettledRemark(level, words), ...disputedRemark(report, words)],
  };
}

export function targetSentence(target: TeamTarget | null, words: PaperWords): string {
  if (target === null)
    return 'No target is chosen yet. A target needs a reason; a higher level is not better by itself.';
  const reached = {
    verified: 'It is reached, and verified: that is success.',
    indicated: 'It is indicated, and not verified yet.',
    no: 'It is not reached yet.',
  }[target.reached];
  const reason = target.reason.trim() === '' ? '' : ` Reason: ${target.reason.trim().replace(/\.*$/, '.')}`;
  return `${standing(target.level, words)}. ${reached}${reason}`;
}

function changeSentence(now: ReportLevel, previous: Previous, words: PaperWords): string {
  if (previous === null) return 'This is the first result: there is nothing to compare it with yet.';
  const before = previous.level;
  const since = `Since ${dayInWords(previous.createdAt)}`;
  const moved = FIGURES.filter(({ key }) => before[key] !== now[key]).map(
    ({ key, name }) =>
      `${name.toLowerCase()} from ${withinSentence(before[key], words)} to ${withinSentence(now[key], words)}`,
  );
  const coverage =
    percent(before.coverage) === percent(now.coverage)
      ? ''
      : ` Known practices: ${percent(before.coverage)} before, ${percent(now.coverage)} now.`;
  return moved.length === 0
    ? `${since}, all figures are the same.${coverage}`
    : `${since}: ${moved.join('; ')}.${coverage}`;
}

function withinSentence(level: LevelNumber | null, words: PaperWords): string {
  return level === null ? 'not yet placed' : standing(level, words);
}

/** Without names: a paper goes far. */
function disputedRemark(report: Report, { model }: PaperWords): string[] {
  const remark = disputesRemark(report, model);
  return remark === null ? [] : [remark];
}

function unsettledRemark({ unsettled }: ReportLevel, { titles }: PaperWords): string[] {
  if (unsettled.length === 0) return [];
  return [
    `Passed over, since nothing connected can show it: ${unsettled.map((id) => titles.criterion(id)).join('; ')}.`,
  ];
}
