import type { LevelNumber, Report, ReportCriterion, ReportIndicator, ReportLevel } from '@/lib/assessment/report';
import { counted, percent } from '@/lib/assessment/wording';
import type { LevelDefinition, Model } from '@/lib/model/model';

/**
 * The level in one line, name first and number second: "Core GitOps, Level 1, indicated; verified Level 1; possible Level 2;
 * unsettled: branch-protected". Claimed is named only where it differs from verified.
 */
export function levelLine(level: ReportLevel, levels: readonly LevelDefinition[]): string {
  if (level.placement === 'nothing-deployed') {
    return 'No level: nothing here is deployed.';
  }
  return [
    level.indicated === null ? standingName(null, levels) : `${levelName(level.indicated, levels)}, indicated`,
    ...(level.indicated === null && level.verified === null ? [] : [`verified ${shortLevel(level.verified)}`]),
    ...(level.claimed === level.verified ? [] : [`claimed ${shortLevel(level.claimed)}`]),
    `possible ${shortLevel(level.possible)}`,
    ...disputedFigure(level),
    ...(level.unsettled.length > 0 ? [`unsettled: ${level.unsettled.join(', ')}`] : []),
  ].join('; ');
}

/** "Core GitOps, Level 1". */
export function levelName(level: LevelNumber, levels: readonly LevelDefinition[]): string {
  const name = levels.find(({ number }) => number === level)?.name;
  return name === undefined ? `Level ${level}` : `${name}, Level ${level}`;
}

/** The indicated level with what people dispute, where it would be another one. */
function disputedFigure({ disputed, indicated }: ReportLevel): string[] {
  if (disputed === null || disputed.with.indicated === indicated) return [];
  return [`with what is disputed ${shortLevel(disputed.with.indicated)}`];
}

/** "Core GitOps, Level 1", or "Not yet placed". */
export function standingName(level: LevelNumber | null, levels: readonly LevelDefinition[]): string {
  return level === null ? 'Not yet placed' : levelName(level, levels);
}

function shortLevel(level: LevelNumber | null): string {
  return level === null ? 'not yet placed' : `Level ${level}`;
}

/** Thin, coverage and provisional in sentences. Empty where nothing is deployed. */
export function levelRemarks({ level }: Report, { thresholds }: Model): string[] {
  if (level.placement === 'nothing-deployed') {
    return ['Documentation, libraries, charts and modules are not placed on a level.'];
  }
  return [...practicesRemark(level, thresholds.thinShare), coverageRemark(level, thresholds.provisionalCoverage)];
}

function practicesRemark({ practices, thin }: ReportLevel, thinShare: number): string[] {
  if (practices.known === 0) return [];
  const counts = `${practices.met} of ${counted(practices.known, 'known practice')} of this level ${practices.met === 1 ? 'is' : 'are'} met`;
  return [thin ? `${counts}: under ${percent(thinShare)}, so it is thin, and held all the same.` : `${counts}.`];
}

function coverageRemark({ coverage, provisional }: ReportLevel, provisionalCoverage: number): string {
  const known = `${percent(coverage)} of the criteria up to the next level are known`;
  return provisional
    ? `${known}: under ${percent(provisionalCoverage)}, so the result is provisional. Connect more, or answer the questions.`
    : `${known}.`;
}

const outcomeWords: Readonly<Record<ReportCriterion['outcome'] | ReportIndicator['outcome'], string>> = {
  met: 'met',
  'partly-met': 'partly met',
  'not-met': 'not met',
  unknown: 'unknown',
  'not-applicable': 'not applicable',
  exempt: 'exempt',
  present: 'present',
  partial: 'partial',
  absent: 'absent',
};

/** The outcome of a criterion or an indicator in running text. */
export function outcomeWord(outcome: keyof typeof outcomeWords): string {
  return outcomeWords[outcome];
}

/** The outcome of a criterion in words, with its share where there is one: "partly met, 40 %". */
export function outcomeInWords({
  outcome,
  share,
  basis,
}: Pick<ReportCriterion, 'outcome' | 'share' | 'basis'>): string {
  const addition = outcome === 'partly-met' && share !== null ? `, ${percent(share)}` : '';
  return outcomeWords[outcome] + addition + (basis === 'claimed' ? ', claimed only' : '');
}
