import type {
  LevelNumber,
  Report,
  ReportCriterion,
  ReportIndicator,
  RoadmapStep,
  SafetyFinding,
} from '@/lib/assessment/report';
import { counted } from '@/lib/assessment/wording';
import { type DigestDispute, digestDisputes, disputesRemark } from '@/lib/export/dispute-words';
import { levelLine, levelName, levelRemarks } from '@/lib/export/level-words';
import type { Place } from '@/lib/export/place';
import { Titles } from '@/lib/export/titles';
import type { Model } from '@/lib/model/model';

/** What the short faces of a Report (terminal, Markdown) show of it, in their order and in the same words. */
export interface ReportDigest {
  /** Indicators that are safety findings, first of all. */
  safety: DigestFinding[];
  /** The level in one line. */
  level: string;
  /** What to know about the level: how thin, how well covered. Full sentences. */
  remarks: string[];
  /** Empty where nothing is deployed: then nothing applies. */
  dimensions: DigestDimension[];
  /** The level that is not held yet; null when the highest is held or nothing is deployed. */
  next: LevelNumber | null;
  /** Gates that keep the next level from being indicated. */
  held: DigestGate[];
  /** Gates passed over, since nothing connected can show them. */
  unsettled: DigestGate[];
  /** Risks that are no safety findings. */
  risks: DigestFinding[];
  /** Exemptions and corrections, those in force first. */
  disputes: DigestDispute[];
  /** The first steps of the roadmap. */
  steps: DigestStep[];
  /** Steps of the roadmap beyond those. */
  furtherSteps: number;
  /** How many practices were seen, in part, not, and what could not be told. */
  practices: string;
  /** What was left out of the count, in one sentence; null when nothing was. */
  notCounted: string | null;
  /** Files that should have counted and could not be read, with the reason. */
  unread: { repository: string; path: string; note: string }[];
}

export interface DigestFinding {
  id: string;
  title: string;
  severity: SafetyFinding['severity'] | null;
  reason: string;
  places: readonly Place[];
}

export interface DigestDimension {
  name: string;
  /** One for each level, 0 to 3. */
  steps: { met: number; known: number; all: number; filled: boolean }[];
}

export interface DigestGate {
  id: string;
  title: string;
  outcome: ReportCriterion['outcome'];
  share: number | null;
  basis: ReportCriterion['basis'];
  reason: string;
  settledBy: string | null;
  places: readonly Place[];
}

export interface DigestStep extends RoadmapStep {
  title: string;
  /** Titles of what has to come first. */
  firstTitles: string[];
  /** What it comes to: "then Core GitOps, Level 1, indicated"; null where the level stays. */
  result: string | null;
}

/** Steps that are shown as next: more would not be next. */
const STEPS_SHOWN = 3;

/** Picks from a Report what a reader wants first. Pure. Texts may hold characters of the repository as they are. */
export function digestReport(report: Report, model: Model): ReportDigest {
  const titles = new Titles(model);
  const next = nextLevel(report);
  const disputed = disputesRemark(report, model);
  const passedOver = passedOverGates(report, next);
  return {
    safety: report.safety.map((finding) => safetyFinding(finding, titles)),
    level: levelLine(report.level, model.levels),
    remarks: [...levelRemarks(report, model), ...(disputed === null ? [] : [disputed])],
    dimensions: report.level.placement === 'nothing-deployed' ? [] : dimensionsOf(report, titles),
    next,
    held: next === null ? [] : gatesOf(report, titles, (criterion) => holdsBack(criterion, next, passedOver)),
    unsettled: gatesOf(report, titles, ({ id }) => passedOver.has(id)),
    risks: risksOf(report, titles),
    disputes: digestDisputes(report, titles, model),
    steps: report.roadmap.slice(0, STEPS_SHOWN).map((step) => digestStep(step, report, titles, model)),
    furtherSteps: Math.max(0, report.roadmap.length - STEPS_SHOWN),
    practices: practicesSentence(report, titles),
    notCounted: notCountedSentence(report),
    unread: report.notCounted.filter(({ reason }) => reason === 'unread'),
  };
}

/** The lowest level that is not indicated; null when all are, or when nothing is deployed. */
export function nextLevel({ level }: Report): LevelNumber | null {
  if (level.placement === 'nothing-deployed') return null;
  if (level.indicated === null) return 0;
  const after: Record<LevelNumber, LevelNumber | null> = { 0: 1, 1: 2, 2: 3, 3: null };
  return after[level.indicated];
}

/**
 * Whether a gate keeps `next` from being indicated. The decision that one target is enough makes a gate not applicable: its own
 * level can be held without it, a higher one cannot (model 3).
 */
function holdsBack(
  { id, gate, outcome, basis }: ReportCriterion,
  next: LevelNumber,
  passedOver: ReadonlySet<string>,
): boolean {
  if (gate === null || gate > next || passedOver.has(id)) return false;
  if (outcome === 'not-applicable') return gate < next;
  return outcome !== 'met' || basis === 'claimed';
}

/**
 * Gates that nothing connected can show. Those of the level held are listed as unsettled; of the next level it is those unknown
 * ones that no step of the roadmap calls missing.
 */
function passedOverGates({ criteria, level, roadmap }: Report, next: LevelNumber | null): ReadonlySet<string> {
  const missing = new Set(roadmap.filter(({ gate }) => gate).flatMap(({ stillMissing }) => stillMissing));
  const isPassedOver = ({ id, gate, outcome }: ReportCriterion) =>
    gate === next && outcome === 'unknown' && missing.size > 0 && !missing.has(id);
  return new Set([...level.unsettled, ...criteria.filter(isPassedOver).map(({ id }) => id)]);
}

function gatesOf(report: Report, titles: Titles, isShown: (criterion: ReportCriterion) => boolean): DigestGate[] {
  return report.criteria
    .filter((criterion) => criterion.gate !== null && isShown(criterion))
    .map((criterion) => ({
      id: criterion.id,
      title: titles.criterion(criterion.id),
      outcome: criterion.outcome,
      share: criterion.share,
      basis: criterion.basis,
      reason: criterion.reason,
      settledBy: criterion.settledBy,
      places: criterion.evidence,
    }));
}

function safetyFinding({ indicator, severity, reason, evidence }: SafetyFinding, titles: Titles): DigestFinding {
  return { id: indicator, title: titles.indicator(indicator), severity, reason, places: evidence };
}

function risksOf(report: Report, titles: Titles): DigestFinding[] {
  const safety = new Set(report.safety.map(({ indicator }) => indicator));
  return report.indicators
    .filter((indicator) => isSeen(indicator) && titles.isRisk(indicator.id) && !safety.has(indicator.id))
    .map(({ id, reason, evidence }) => ({ id, title: titles.indicator(id), severity: null, reason, places: evidence }));
}

function isSeen({ outcome }: ReportIndicator): boolean {
  return outcome === 'present' || outcome === 'partial';
}

function dimensionsOf(report: Report, titles: Titles): DigestDimension[] {
  return report.dimensions.map(({ id, steps }) => ({
    name: titles.dimension(id),
    steps: steps
      .toSorted((a, b) => a.level - b.level)
      .map(({ met, known, all, filled }) => ({ met, known, all, filled })),
  }));
}

function digestStep(step: RoadmapStep, report: Report, titles: Titles, model: Model): DigestStep {
  const { indicated } = step.then;
  const raises = indicated !== null && indicated !== report.level.indicated;
  return {
    ...step,
    title: titles.criterion(step.criterion),
    firstTitles: step.first.map((id) => titles.criterion(id)),
    result: raises ? `then ${levelName(indicated, model.levels)}, indicated` : null,
  };
}

function practicesSentence(report: Report, titles: Titles): string {
  const practices = report.indicators.filter(({ id }) => !titles.isRisk(id));
  const count = (outcome: ReportIndicator['outcome']) => practices.filter((it) => it.outcome === outcome).length;
  const unknown = count('unknown');
  return (
    `${counted(count('present'), 'practice')} seen, ${count('partial')} in part, ${count('absent')} not there` +
    `${unknown > 0 ? `, ${unknown} that could not be looked at` : ''}.`
  );
}

const reasonWords: Readonly<Record<Report['notCounted'][number]['reason'], string>> = {
  test: 'tests',
  example: 'examples',
  documentation: 'documentation',
  vendored: 'vendored code',
  generated: 'generated files',
  archived: 'archives',
  unread: 'could not be read',
};

/** What was left out of the count, in one sentence; null when nothing was. */
export function notCountedSentence({ notCounted }: Report): string | null {
  if (notCounted.length === 0) return null;
  const files = new Map<keyof typeof reasonWords, number>();
  for (const { reason, files: count } of notCounted) files.set(reason, (files.get(reason) ?? 0) + count);
  const total = [...files.values()].reduce((sum, count) => sum + count, 0);
  const parts = [...files].map(([reason, count]) => `${reasonWords[reason]} ${count}`);
  return `${counted(total, 'file')} not counted: ${parts.join(', ')}.`;
}
