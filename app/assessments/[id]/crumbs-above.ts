import { organizationLinks } from '@/app/organizations/organization-links';
import type { AssessmentView } from '@/lib/services/get-assessment';

export interface Crumb {
  label: string;
  href: string;
}

/** The pages above an assessment: its team and its organization, or the list of assessments of repositories. */
export function crumbsAbove({ team }: Pick<AssessmentView, 'team'>): Crumb[] {
  if (team === null) return [{ label: 'Assessments', href: '/#assessments' }];
  const { slug, name } = team.organization;
  return [
    { label: 'Organizations', href: organizationLinks.all },
    { label: name, href: organizationLinks.overview(slug) },
    { label: team.name, href: organizationLinks.team(slug, team.slug) },
  ];
}

/** What an assessment is called below the pages above it: that of a team stands under the team's name. */
export function assessmentCrumb({ id, label, team }: Pick<AssessmentView, 'id' | 'label' | 'team'>): Crumb {
  return { label: team === null ? label : 'All findings', href: `/assessments/${encodeURIComponent(id)}` };
}

/** Where the past of an assessment is shown: that of a team has a page of its own. */
export function pastPage({ id, team }: Pick<AssessmentView, 'id' | 'team'>): string {
  if (team !== null) return organizationLinks.teamHistory(team.organization.slug, team.slug);
  return `/assessments/${encodeURIComponent(id)}/history`;
}
