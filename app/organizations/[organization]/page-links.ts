import { organizationLinks } from '@/app/organizations/organization-links';
import { modelLinks } from '@/components/report/model-links';
import type { OrganizationPageLinks } from '@/components/report/organization-links';
import type { OrganizationTeam } from '@/lib/assessment/organization-report';

/** Where the parts of an organization's report lead: to its teams, and to what was found with each. */
export function pageLinks(
  organization: string,
  teams: readonly Pick<OrganizationTeam, 'slug' | 'assessmentId'>[],
): OrganizationPageLinks {
  const assessments = new Map(teams.map(({ slug, assessmentId }) => [slug, assessmentId]));
  const pageOf = (slug: string): string | null => {
    const id = assessments.get(slug);
    return id ? `/assessments/${encodeURIComponent(id)}` : null;
  };
  return {
    teamPage: (slug) => organizationLinks.team(organization, slug),
    criterionPage: (id, team) => {
      const page = team === null ? null : pageOf(team.slug);
      return page === null ? modelLinks.criterionPage(id) : `${page}/practices/${encodeURIComponent(id)}`;
    },
    indicatorPage: (id, team) => {
      const page = pageOf(team.slug);
      return page === null ? modelLinks.indicatorPage(id) : `${page}/indicators/${encodeURIComponent(id)}`;
    },
  };
}
