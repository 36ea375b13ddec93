/** The name of the made-up company. */
export const companyName = 'Otterbrook Market';

/** Services by name, each with the folder that defines it, and the repository where that is not the team's first. */
type Services = Readonly<Record<string, string | { repository: string; path: string }>>;

interface SampleTeam {
  name: string;
  kind: 'platform' | 'stream-aligned';
  target: { level: 0 | 1 | 2 | 3; reason: string };
  /** Names of its repositories; its services are defined in the first. */
  repositories: readonly [string, ...string[]];
  services: Services;
  /** Its services are for people of the company alone, and do not count as production. */
  isInternal?: true;
}

/** The platform that serves all other teams. */
const platform: SampleTeam = {
  name: 'Platform',
  kind: 'platform',
  target: {
    level: 3,
    reason: 'What it gets wrong reaches every team at once: waves would stop it at the first cluster.',
  },
  repositories: ['platform', 'infrastructure'],
  services: { platform: 'clusters', infrastructure: { repository: 'infrastructure', path: 'environments' } },
  isInternal: true,
};

const teams: readonly SampleTeam[] = [
  platform,
  {
    name: 'Stores',
    kind: 'stream-aligned',
    target: { level: 3, reason: 'Every shop has a cluster, and five shops open each quarter.' },
    repositories: ['store-fleet'],
    services: { till: 'apps/base/till', 'shelf-labels': 'apps/base/shelf-labels', gateway: 'apps/base/gateway' },
  },
  {
    name: 'Checkout',
    kind: 'stream-aligned',
    target: { level: 2, reason: 'Two production clusters, and an outage on a Saturday is in the news.' },
    repositories: ['checkout-deploy'],
    services: { cart: 'apps/base/cart', checkout: 'apps/base/checkout', orders: 'apps/base/orders' },
  },
  {
    name: 'Catalogue',
    kind: 'stream-aligned',
    target: { level: 1, reason: 'One cluster and few changes: to know that it stays as declared is enough for now.' },
    repositories: ['catalogue'],
    services: {
      products: 'apps/production/products',
      search: 'apps/production/search',
      pictures: 'apps/production/pictures',
    },
  },
  {
    name: 'Payments',
    kind: 'stream-aligned',
    target: { level: 2, reason: 'The rules of the card companies ask for separated duties and an audit trail.' },
    repositories: ['payments'],
    services: { payments: 'deploy/chart' },
  },
  {
    name: 'Sales reports',
    kind: 'stream-aligned',
    target: { level: 1, reason: 'Only people of the head office use it, once a week.' },
    repositories: ['sales-reports'],
    services: { 'sales-reports': 'k8s/production' },
    isInternal: true,
  },
];

/** Repositories that no team has, with what they run. */
const leftOver: Readonly<Record<string, Services>> = { 'gift-cards': { 'gift-cards': 'deploy/production' } };

/** The teams of the sample as a file of teams, in the form that YAML shares with JSON. */
export function sampleTeamsFile(addressOf: (repository: string) => string): string {
  const file = {
    organization: companyName,
    teams: teams.map(({ name, kind, target, repositories, services, isInternal = false }) => ({
      name,
      kind,
      ...(name === platform.name ? {} : { platform: platform.name }),
      target,
      repositories: repositories.map((repository) => ({ address: addressOf(repository) })),
      services: servicesOf(services, repositories[0], { addressOf, production: !isInternal }),
    })),
    repositories: Object.keys(leftOver).map((repository) => ({ address: addressOf(repository) })),
    services: Object.entries(leftOver).flatMap(([repository, services]) =>
      servicesOf(services, repository, { addressOf, production: true }),
    ),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function servicesOf(
  services: Services,
  first: string,
  { addressOf, production }: { addressOf: (repository: string) => string; production: boolean },
) {
  return Object.entries(services).map(([name, place]) => {
    const { repository, path } = typeof place === 'string' ? { repository: first, path: place } : place;
    return { name, repository: addressOf(repository), path, production };
  });
}
