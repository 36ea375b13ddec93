import { type CommitWithPaths, causingCommits, type EvidenceFile } from '@/lib/assessment/causing-commits';
import type { HistoryChange, HistoryPoint, LevelFigure, LevelMove, PastCommit } from '@/lib/assessment/history-report';
import { LevelFigure as LevelFigures } from '@/lib/assessment/history-report';
import type { Report, ReportCriterion, ReportIndicator } from '@/lib/assessment/report';
import type { Model } from '@/lib/model/model';

/** The Report of one moment. */
export interface AssessedMoment {
  /** ISO 8601, UTC: the moment looked back to. */
  date: string;
  /** Of the first repository. */
  commit: string;
  committedAt: string;
  repositories: PastCommit[];
  report: Report;
  /** Commits since the moment before, newest first; those that changed nothing of `pathsToTrace` may be left out. */
  commits: readonly CommitWithPaths[];
}

/** Turns the Reports of moments, oldest first, into points with what each gained and lost against the one before. Pure. */
export function historyPoints(moments: readonly AssessedMoment[], model: Model): HistoryPoint[] {
  return moments.map((moment, index) => historyPoint(moments[index - 1]?.report ?? null, moment, model));
}

/** The files that are evidence of what changed between two Reports, by repository: commits that touch them can be the cause. */
export function pathsToTrace(before: Report, after: Report): Map<string, Set<string>> {
  const files = findDifferences(before, after).flatMap(({ files }) => files);
  const byRepository = Map.groupBy(files, ({ repository }) => repository);
  return new Map([...byRepository].map(([url, all]) => [url, new Set(all.map(({ path }) => path))]));
}

function historyPoint(before: Report | null, moment: AssessedMoment, model: Model): HistoryPoint {
  const { date, commit, committedAt, repositories, report } = moment;
  const changes =
    before === null ? [] : findDifferences(before, report).map((each) => judgeChange(each, moment, model));
  const named = new Set(changes.flatMap(({ change }) => change.commits));
  const ofDirection = (direction: Direction) =>
    changes.filter((each) => each.direction === direction).map(({ change }) => change);
  return {
    date,
    commit,
    committedAt,
    repositories,
    level: report.level,
    moves: before === null ? [] : levelMoves(before, report),
    gained: ofDirection('gained'),
    lost: ofDirection('lost'),
    nowKnown: ofDirection('now-known'),
    nowUnknown: ofDirection('now-unknown'),
    commits: moment.commits
      .filter(({ id }) => named.has(id))
      .map(({ id, committedAt, subject, repository }) => ({ id, committedAt, subject, repository })),
    criteria: report.criteria.map(({ id, outcome, share }) => ({ id, outcome, share })),
    indicators: report.indicators.map(({ id, outcome, share }) => ({ id, outcome, share })),
  };
}

type Difference = { files: EvidenceFile[] } & (
  | { kind: 'criterion'; before: ReportCriterion; after: ReportCriterion }
  | { kind: 'indicator'; before: ReportIndicator; after: ReportIndicator }
);

/** Criteria first, in the order of the Report. What one of the two Reports does not have is no difference: nobody can compare it. */
function findDifferences(before: Report, after: Report): Difference[] {
  return [
    ...pairChanged(before.criteria, after.criteria).map((pair) => ({ kind: 'criterion' as const, ...pair })),
    ...pairChanged(before.indicators, after.indicators).map((pair) => ({ kind: 'indicator' as const, ...pair })),
  ];
}

function pairChanged<Item extends Pick<ReportIndicator, 'id' | 'evidence'> & { outcome: string }>(
  before: readonly Item[],
  after: readonly Item[],
): { before: Item; after: Item; files: EvidenceFile[] }[] {
  const earlier = new Map(before.map((item) => [item.id, item]));
  return after.flatMap((item) => {
    const was = earlier.get(item.id);
    if (was === undefined || was.outcome === item.outcome) return [];
    return [{ before: was, after: item, files: inFiles([...was.evidence, ...item.evidence]) }];
  });
}

/** What is evidence as a whole repository names no file. */
function inFiles<Place extends EvidenceFile>(evidence: readonly Place[]): Place[] {
  return evidence.filter(({ path }) => path !== '');
}

/** Whether an outcome got better or worse, or what is known did. */
export type Direction = 'gained' | 'lost' | 'now-known' | 'now-unknown' | 'neither';

function judgeChange(
  difference: Difference,
  { commits }: AssessedMoment,
  model: Model,
): { change: HistoryChange; direction: Direction } {
  const { before, after } = difference;
  const about = { id: after.id, commits: causingCommits(commits, inFiles(before.evidence), inFiles(after.evidence)) };
  const isRisk = difference.kind === 'indicator' && isRiskOf(model, after.id);
  const direction = directionOf(before.outcome, after.outcome, isRisk);
  if (difference.kind === 'criterion') {
    const { before, after } = difference;
    const change = { kind: 'criterion', ...about, from: before.outcome, to: after.outcome, gate: after.gate } as const;
    return { change, direction };
  }
  const { before: was, after: is } = difference;
  return {
    change: { kind: 'indicator', ...about, from: was.outcome, to: is.outcome, gate: null },
    direction,
  };
}

function isRiskOf(model: Model, indicator: string): boolean {
  return model.indicators.some(({ id, risk }) => id === indicator && risk);
}

type Outcome = ReportCriterion['outcome'] | ReportIndicator['outcome'];

/** How much of it there is. What does not apply is not there; null is not known, or set aside by an exemption. */
function rankOf(outcome: Outcome): number | null {
  if (outcome === 'unknown' || outcome === 'exempt') return null;
  if (outcome === 'met' || outcome === 'present') return 2;
  return outcome === 'partly-met' || outcome === 'partial' ? 1 : 0;
}

/** @param isRisk true for an indicator that is bad news when it is present */
export function directionOf(from: Outcome, to: Outcome, isRisk: boolean): Direction {
  const before = rankOf(from);
  const after = rankOf(to);
  if (before !== null && after !== null) {
    const difference = isRisk ? before - after : after - before;
    if (difference === 0) return 'neither';
    return difference > 0 ? 'gained' : 'lost';
  }
  // What did not apply was never known, and what applies no more is no knowledge won.
  if (before === after || from === 'not-applicable' || to === 'not-applicable') return 'neither';
  return before === null ? 'now-known' : 'now-unknown';
}

/** The figures of the level that differ between two Reports, and the gates behind it. */
export function levelMoves(before: Report, after: Report): LevelMove[] {
  const moves = new Map<string, LevelMove>();
  for (const figure of LevelFigures.options) {
    const from = before.level[figure];
    const to = after.level[figure];
    if (from === to) continue;
    const gates = movingGates(figure, before, after);
    const key = JSON.stringify([from, to, gates]);
    const alike = moves.get(key);
    if (alike) alike.figures.push(figure);
    else moves.set(key, { figures: [figure], from, to, gates });
  }
  return [...moves.values()];
}

/**
 * The gates behind a move of a figure. Up: those of the levels won that did not pass before. Down: those of the levels lost, or of
 * the ones below, that passed before and do no longer. One that changed and passes as before has moved nothing. A criterion that is
 * made a gate, or is no longer one, moves a figure where it does not pass.
 */
function movingGates(figure: LevelFigure, before: Report, after: Report): string[] {
  const from = before.level[figure] ?? -1;
  const to = after.level[figure] ?? -1;
  const highest = Math.max(from, to);
  const earlier = new Map(before.criteria.map((criterion) => [criterion.id, criterion]));
  const holdsBack = (criterion: ReportCriterion, report: Report) =>
    criterion.gate !== null && criterion.gate <= highest && !passes(figure, criterion, report);
  return after.criteria
    .filter((criterion) => {
      const was = earlier.get(criterion.id);
      if (was === undefined) return false;
      const isSame = was.outcome === criterion.outcome && was.basis === criterion.basis && was.gate === criterion.gate;
      if (isSame) return false;
      const [losing, winning] = to > from ? [was, criterion] : [criterion, was];
      const [losingReport, winningReport] = to > from ? [before, after] : [after, before];
      return holdsBack(losing, losingReport) && !holdsBack(winning, winningReport);
    })
    .map(({ id }) => id);
}

/** Whether a gate passes in a figure (model 3), as far as a Report tells: gates passed over are listed up to the level indicated. */
function passes(figure: LevelFigure, gate: ReportCriterion, { level }: Report): boolean {
  const { outcome, basis } = gate;
  if (figure === 'possible')
    return outcome !== 'not-met' && outcome !== 'partly-met' && level.placement !== 'nothing-deployed';
  if (figure === 'indicated' && level.unsettled.includes(gate.id)) return true;
  return outcome === 'met' && (figure === 'claimed' || basis === 'observed');
}
