import type { TeamName } from '@/lib/assessment/organization-report';

/** Where the parts of an OrganizationReport lead. */
export interface OrganizationPageLinks {
  /** Page of a team, by its slug. */
  teamPage(slug: string): string;
  /** Page of a practice as it stands with a team; the model's own page where the team has no result. */
  criterionPage(id: string, team: TeamName | null): string;
  /** Page of an indicator as it stands with a team. */
  indicatorPage(id: string, team: TeamName): string;
}
