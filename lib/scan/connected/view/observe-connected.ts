import { type ConnectedFact, newestOfEachSubject } from '@/lib/assessment/connected-facts';
import { connectedIndicators } from '@/lib/scan/connected';
import { findHostFlow } from '@/lib/scan/connected/pull-request-flow';
import type { ConnectedIndicator, ConnectedView } from '@/lib/scan/connected/view/connected-indicator';
import type { Finding } from '@/lib/scan/evidence';

export interface ObservedRepository {
  url: string;
  /** True when it deploys nothing: how a manual is changed says nothing of production. */
  deploysNothing: boolean;
}

/** What connected facts show. */
export interface ConnectedObservation {
  /** The finding of every indicator that only a host or what runs can show; unknown where nothing is known. */
  findings: Finding[];
  /** How changes reached the branch as the host counts them, by the address of the repository. */
  flows: ReadonlyMap<string, Finding>;
}

/**
 * Lets every indicator look at the facts that speak of these repositories. Of two facts of one subject the newer one counts.
 * @param now ISO 8601, UTC.
 */
export function observeConnected(
  facts: readonly ConnectedFact[],
  repositories: readonly ObservedRepository[],
  now: string,
): ConnectedObservation {
  const view = viewOf(facts, repositories, now);
  const flows = view.hosts.flatMap((fact): [string, Finding][] => {
    const flow = findHostFlow(fact);
    return flow === null ? [] : [[fact.repository, flow]];
  });
  return { findings: connectedIndicators.map((indicator) => observe(indicator, view)), flows: new Map(flows) };
}

/** The hosts' facts of repositories that deploy; of all where none does, and where there are facts alone. */
function viewOf(
  facts: readonly ConnectedFact[],
  repositories: readonly ObservedRepository[],
  now: string,
): ConnectedView {
  const newest = newestOfEachSubject(facts);
  const hosts = newest.filter((fact) => fact.kind === 'git-host');
  const deploying = repositories.filter(({ deploysNothing }) => !deploysNothing).map(({ url }) => url);
  const urls = new Set(deploying.length > 0 ? deploying : repositories.map(({ url }) => url));
  const shown = new Set(hosts.map(({ repository }) => repository));
  return {
    hosts: urls.size === 0 ? hosts : hosts.filter(({ repository }) => urls.has(repository)),
    runtimes: newest.filter((fact) => fact.kind === 'runtime'),
    silent: [...urls].filter((url) => !shown.has(url)).toSorted(),
    now,
  };
}

function observe({ id, what, detect }: ConnectedIndicator, view: ConnectedView): Finding {
  const { outcome, share, measures, evidence, reason } = detect(view);
  return {
    id,
    outcome,
    share: share ?? null,
    measures: measures ?? {},
    evidence: evidence ?? [],
    searched: outcome === 'absent' ? { files: 0, what: [what] } : null,
    reason,
  };
}
