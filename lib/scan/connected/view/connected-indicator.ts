import type { ConnectedFact } from '@/lib/assessment/connected-facts';
import type { GitHostFacts } from '@/lib/assessment/git-host-facts';
import type { RuntimeFacts, RuntimeSystem } from '@/lib/assessment/runtime-facts';
import type { Evidence, IndicatorOutcome, Measures } from '@/lib/scan/evidence';

/** The facts of Git hosts and of what runs that speak of one team, platform or organization. */
export interface ConnectedView {
  /** Of the repositories that deploy, each once. */
  hosts: readonly GitHostFacts[];
  runtimes: readonly RuntimeFacts[];
  /** Addresses of repositories that deploy, of which no fact of a host is known. */
  silent: readonly string[];
  /** ISO 8601, UTC. */
  now: string;
}

/** What an indicator says about connected facts. */
export interface ConnectedDetection {
  outcome: IndicatorOutcome;
  /** Share from 0 to 1, where something is counted. */
  share?: number | null;
  measures?: Measures;
  evidence?: Evidence[];
  reason: string;
}

/** A practice or a risk that no repository shows, but its Git host or what runs. A fact, never a verdict. */
export interface ConnectedIndicator {
  id: string;
  needs: 'git-host' | 'runtime';
  /** What is looked for, in words: what an `absent` rests on. */
  what: string;
  detect(view: ConnectedView): ConnectedDetection;
}

/** Declares an indicator. Pure: facts in, detection out; no clock, no network. */
export function defineConnectedIndicator(indicator: ConnectedIndicator): ConnectedIndicator {
  return indicator;
}

/** Nothing is connected that could show it: unknown, and what would. */
export function notConnected({ needs, what }: Pick<ConnectedIndicator, 'needs' | 'what'>): ConnectedDetection {
  const reason =
    needs === 'git-host'
      ? `Only the Git host shows ${what}. Connect it, or import its facts.`
      : `Only what runs shows ${what}. Connect the agent, the CI system or the cluster, or import their facts.`;
  return { outcome: 'unknown', reason };
}

const SYSTEM_NAMES: Record<RuntimeSystem, string> = {
  'argo-cd': 'Argo CD',
  flux: 'Flux',
  'other-agent': 'The agent',
  ci: 'The CI system',
  cluster: 'The cluster',
  incidents: 'The incident tool',
  'delivery-events': 'Events of delivery',
};

/** Evidence that is a setting of a host or a view of what runs. `name` is said of a host's fact; a running system has its own. */
export function showFact(fact: ConnectedFact, name: string, note: string): Evidence {
  const repository = fact.repository ?? '';
  const source =
    fact.kind === 'git-host'
      ? { name, asOf: fact.collectedAt }
      : { name: `${SYSTEM_NAMES[fact.system]} in ${fact.environment}: ${name}`, asOf: fact.collectedAt };
  return { repository, commit: '', path: '', line: null, note, source };
}

const AGENTS: ReadonlySet<RuntimeSystem> = new Set(['argo-cd', 'flux', 'other-agent']);

/** Whether it is the view of an agent that pulls. */
export function isAgent({ system }: RuntimeFacts): boolean {
  return AGENTS.has(system);
}

/** What runs in production. */
export function inProduction({ runtimes }: ConnectedView): RuntimeFacts[] {
  return runtimes.filter(({ tier }) => tier === 'production');
}
