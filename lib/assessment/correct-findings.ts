import type { RepositoryFinding } from '@/lib/assessment/merge-findings';
import type { Finding, IndicatorOutcome, Measures } from '@/lib/scan/evidence';

/** That an indicator has another outcome than what was found. */
export interface Correction {
  indicator: string;
  outcome: IndicatorOutcome;
  /** URL of the repository whose finding it is; null for what all sources come to together. */
  repository: string | null;
}

/** The corrections of the team's own findings, and of those of the platform that serves it. */
export interface PartCorrections {
  own: readonly Correction[];
  platform: readonly Correction[];
}

export const NO_CORRECTIONS: PartCorrections = { own: [], platform: [] };

/** The corrections of findings of single repositories. */
export function correctInRepositories(
  findings: readonly RepositoryFinding[],
  corrections: readonly Correction[],
): RepositoryFinding[] {
  if (corrections.length === 0) return [...findings];
  return findings.map(({ repository, finding }) => {
    const isMeant = (each: Correction) => each.repository === repository && each.indicator === finding.id;
    const correction = corrections.find(isMeant);
    return { repository, finding: correction ? correctFinding(finding, correction.outcome) : finding };
  });
}

/** The corrections of what all sources come to together. */
export function correctTogether(
  findings: ReadonlyMap<string, Finding>,
  corrections: readonly Correction[],
): ReadonlyMap<string, Finding> {
  const corrected = new Map(findings);
  for (const { indicator, outcome, repository } of corrections) {
    const finding = findings.get(indicator);
    if (repository === null && finding) corrected.set(indicator, correctFinding(finding, outcome));
  }
  return corrected;
}

/** Counts of what is there, with the count of what it is there of. */
const MET_OF: readonly (readonly [string, string])[] = [
  ['met', 'of'],
  ['productionMet', 'productionOf'],
];
const WHOLES = new Set(MET_OF.map(([, of]) => of));
const UNRESOLVED = new Set(['unresolved', 'productionUnresolved']);

/**
 * A finding with another outcome. Its counts follow as far as the outcome tells them: all of what there is, or none of it. What
 * it does not tell stays as it was counted.
 */
function correctFinding({ counted: _, ...finding }: Finding, outcome: IndicatorOutcome): Finding {
  const measures = correctMeasures(finding.measures, outcome);
  const isCounted = finding.share !== null || 'met' in measures;
  const share = outcome === 'present' && isCounted ? 1 : outcome === 'partial' ? finding.share : null;
  const searched = outcome === 'absent' ? (finding.searched ?? { files: 0, what: [] }) : null;
  return { ...finding, outcome, share, measures, searched };
}

function correctMeasures(measures: Measures, outcome: IndicatorOutcome): Measures {
  if (outcome === 'partial' || outcome === 'unknown') return measures;
  const wholeOf = new Map(MET_OF);
  return Object.fromEntries(
    Object.entries(measures).map(([name, value]) => {
      if (outcome === 'present') {
        const whole = wholeOf.get(name);
        if (UNRESOLVED.has(name)) return [name, 0];
        return [name, whole === undefined ? value : (measures[whole] ?? value)];
      }
      if (outcome === 'absent' && WHOLES.has(name)) return [name, value];
      return [name, Array.isArray(value) ? [] : 0];
    }),
  );
}
