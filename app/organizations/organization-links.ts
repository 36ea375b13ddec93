/** The addresses of the pages of an organization. */
export const organizationLinks = {
  all: '/organizations',
  overview: (slug: string) => `/organizations/${slug}`,
  settings: (slug: string) => `/organizations/${slug}/settings`,
  teamsFile: (slug: string) => `/organizations/${slug}/settings/teams.yaml`,
  repositories: (slug: string) => `/organizations/${slug}/repositories`,
  delivery: (slug: string) => `/organizations/${slug}/delivery`,
  services: (slug: string) => `/organizations/${slug}/services`,
  newService: (slug: string) => `/organizations/${slug}/services/new`,
  service: (slug: string, service: string) => `/organizations/${slug}/services/${service}`,
  disputes: (slug: string) => `/organizations/${slug}/disputes`,
  newTeam: (slug: string) => `/organizations/${slug}/teams/new`,
  team: (slug: string, team: string) => `/organizations/${slug}/teams/${team}`,
  teamHistory: (slug: string, team: string) => `/organizations/${slug}/teams/${team}/history`,
  teamDelivery: (slug: string, team: string) => `/organizations/${slug}/teams/${team}/delivery`,
  editTeam: (slug: string, team: string) => `/organizations/${slug}/teams/${team}/edit`,
} as const;
