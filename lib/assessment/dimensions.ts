import { isCounted } from '@/lib/assessment/levels';
import type { LevelNumber, ReportCriterion, ReportDimension } from '@/lib/assessment/report';
import { LEVELS, type Model } from '@/lib/model/model';

type DimensionCriterion = Pick<ReportCriterion, 'dimension' | 'level' | 'outcome'>;

/**
 * The profile (model 3): for each dimension four steps with all of their own criteria, gates included. A step is filled when
 * all known criteria are met and enough are known. No level of a dimension is computed.
 */
export function profileDimensions(
  criteria: readonly DimensionCriterion[],
  { dimensions, thresholds }: Pick<Model, 'dimensions' | 'thresholds'>,
): ReportDimension[] {
  return dimensions.map(({ id }) => ({
    id,
    steps: LEVELS.map((level) =>
      profileStep(
        level,
        criteria.filter((criterion) => criterion.dimension === id && criterion.level === level),
        thresholds.dimensionKnownShare,
      ),
    ),
  }));
}

function profileStep(level: LevelNumber, criteria: readonly DimensionCriterion[], knownShare: number) {
  const counted = criteria.filter(isCounted);
  const known = counted.filter(({ outcome }) => outcome !== 'unknown').length;
  const met = counted.filter(({ outcome }) => outcome === 'met').length;
  const filled = known > 0 && met === known && known / counted.length >= knownShare;
  return { level, met, known, all: counted.length, filled };
}
