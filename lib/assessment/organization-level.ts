import { compareText } from '@/lib/assessment/merge-findings';
import type { OrganizationLevel, OrganizationTeam } from '@/lib/assessment/organization-report';
import type { LevelNumber, ReportLevel } from '@/lib/assessment/report';
import { LEVELS } from '@/lib/model/model';

type Figure = 'verified' | 'claimed' | 'possible';

/**
 * The level of an organization (model 3.1): the highest that teams hold which together answer for at least `threshold` of the known
 * production services. A service that no team answers for counts as one that is not answered for.
 */
export function standingOf(
  teams: readonly OrganizationTeam[],
  services: readonly { name: string; team: string | null; isProduction: boolean }[],
  threshold: number,
): OrganizationLevel {
  const known = services.filter(({ isProduction }) => isProduction);
  const levels = new Map(teams.map(({ slug, level }) => [slug, level]));
  const levelOf = (team: string | null): ReportLevel | null => (team === null ? null : (levels.get(team) ?? null));
  const atLeast = (figure: Figure, level: LevelNumber): number =>
    known.filter(({ team }) => (levelOf(team)?.[figure] ?? -1) >= level).length;
  const highest = (figure: Figure): LevelNumber | null => {
    if (known.length === 0) return null;
    return LEVELS.findLast((level) => atLeast(figure, level) / known.length >= threshold) ?? null;
  };
  return {
    verified: highest('verified'),
    claimed: highest('claimed'),
    possible: highest('possible'),
    productionServices: {
      known: known.length,
      answeredFor: known.filter(({ team }) => levelOf(team) !== null).length,
      verifiedAtLeast: [atLeast('verified', 0), atLeast('verified', 1), atLeast('verified', 2), atLeast('verified', 3)],
      withoutTeam: known
        .filter(({ team }) => team === null)
        .map(({ name }) => name)
        .toSorted(compareText),
    },
    threshold,
  };
}
