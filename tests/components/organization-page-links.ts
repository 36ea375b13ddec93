import type { OrganizationPageLinks } from '@/components/report/organization-links';

/** Links of an organization's report as the pages make them. */
export const organizationPageLinks: OrganizationPageLinks = {
  teamPage: (slug) => `/organizations/acme/teams/${slug}`,
  criterionPage: (id, team) =>
    team === null ? `/model/criteria/${id}` : `/assessments/of-${team.slug}/practices/${id}`,
  indicatorPage: (id, team) => `/assessments/of-${team.slug}/indicators/${id}`,
};
