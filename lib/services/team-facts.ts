import type { StoredFact } from '@/db/store/imported-facts';
import type { ConnectedFact } from '@/lib/assessment/connected-facts';
import { normalizeRepositoryUrl } from '@/lib/git/repository-url';
import type { PartFact } from '@/lib/jobs/team-work';

/** A team, or the platform that serves one: its slug, and the addresses of its repositories. */
export interface FactsOwner {
  slug: string;
  addresses: readonly string[];
}

/** A repository that was looked at: its address as given, and the URL under which its facts have it. */
export interface LookedAt {
  address: string;
  url: string;
}

/**
 * The facts of an organization that speak of a team: its own, those of the platform that serves it, and those that show how people
 * sign in to the hosts of the organization. A running view that names a team is that team's; one that names a repository is of
 * everybody who has it.
 */
export function selectTeamFacts(
  stored: readonly StoredFact[],
  { own, platform }: { own: FactsOwner; platform: FactsOwner | null },
): PartFact[] {
  return [
    ...factsOf(stored, own).map((each) => ({ ...each, part: 'own' as const })),
    ...(platform === null ? [] : factsOf(stored, platform)).map((each) => ({ ...each, part: 'platform' as const })),
    ...representAccess(stored).map((each) => ({ ...each, part: 'organization' as const })),
  ];
}

/** Facts under the URLs of the repositories that were looked at, however their addresses were written. */
export function underUrls(facts: readonly ConnectedFact[], repositories: readonly LookedAt[]): ConnectedFact[] {
  const urls = new Map(
    repositories.flatMap(({ address, url }) =>
      [address, url].map((written) => [normalizeRepositoryUrl(written), url] as const),
    ),
  );
  const urlOf = (repository: string) => urls.get(normalizeRepositoryUrl(repository)) ?? repository;
  return facts.map((fact) => {
    if (fact.kind === 'git-host') return { ...fact, repository: urlOf(fact.repository) };
    return { ...fact, repository: fact.repository === null ? null : urlOf(fact.repository) };
  });
}

function factsOf(stored: readonly StoredFact[], { slug, addresses }: FactsOwner): StoredFact[] {
  const keys = new Set(addresses.map(normalizeRepositoryUrl));
  return stored.filter(({ fact }) => {
    if (fact.kind === 'runtime' && fact.team !== null) return fact.team === slug;
    return fact.repository !== null && keys.has(normalizeRepositoryUrl(fact.repository));
  });
}

/** All repositories of a host say the same of sign-in: the newest of those that say the same stands for them. */
function representAccess(stored: readonly StoredFact[]): StoredFact[] {
  const newest = new Map<string, StoredFact>();
  for (const each of stored) {
    if (each.fact.kind !== 'git-host' || each.fact.access === null) continue;
    const { twoFactorRequired, singleSignOn, administrators } = each.fact.access;
    const key = JSON.stringify([twoFactorRequired, singleSignOn, administrators]);
    const known = newest.get(key);
    if (known === undefined || Date.parse(known.fact.collectedAt) < Date.parse(each.fact.collectedAt)) {
      newest.set(key, each);
    }
  }
  return [...newest.values()];
}
