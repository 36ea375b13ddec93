import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { FLUX_DAEMON } from '@/lib/scan/documents/flux-daemon';
import { isHelmOperatorRelease } from '@/lib/scan/documents/helm-operator';
import { rememberFor } from '@/lib/scan/documents/remember';
import type { Inventory } from '@/lib/scan/inventory';

/** Agent objects that count: no tests, no examples, no throw-away environments of pull requests. */
export function countedAgents({ agents }: Inventory): readonly AgentObject[] {
  return countedOf(agents);
}

/** Many rules ask for the same list, which never changes. */
const countedOf = rememberFor((agents: readonly AgentObject[]): readonly AgentObject[] =>
  agents.filter((agent) => agent.counted && !agent.preview),
);

/** Those that take a chart. */
export function chartAgents({ agents }: Inventory): readonly AgentObject[] {
  return withChart(agents);
}

const withChart = rememberFor((agents: readonly AgentObject[]): readonly AgentObject[] =>
  countedOf(agents).filter(({ sources }) => sources.some(({ chart }) => chart !== null)),
);

/** Those of files that several come from: one after the other, or one object that several overlays take. */
export function agentsBesideOthers({ agents }: Inventory): readonly AgentObject[] {
  return besideOthers(agents);
}

const besideOthers = rememberFor((agents: readonly AgentObject[]): readonly AgentObject[] => {
  const first = new Map<string, AgentObject>();
  const crowded = new Set<string>();
  for (const agent of countedOf(agents)) {
    const { path } = agent.resource;
    if (first.has(path)) crowded.add(path);
    else first.set(path, agent);
  }
  return crowded.size === 0 ? [] : countedOf(agents).filter(({ resource }) => crowded.has(resource.path));
});

export function argoCdObjects(inventory: Inventory): AgentObject[] {
  return countedAgents(inventory).filter((agent) => agent.engine === 'argo-cd');
}

/** Flux Kustomizations, those that a FluxInstance makes included, and daemons of Flux 1, which apply their folders without one. */
export function fluxKustomizations(inventory: Inventory): AgentObject[] {
  return countedAgents(inventory).filter((agent) => agent.engine === 'flux' && agent.kind !== 'HelmRelease');
}

/** The daemons of Flux 1. */
export function fluxDaemons(inventory: Inventory): AgentObject[] {
  return countedAgents(inventory).filter(({ kind }) => kind === FLUX_DAEMON);
}

/** Whether an object is of Flux 1: its daemon, or a release of its Helm Operator. */
export function isOfFluxOne(agent: AgentObject): boolean {
  return agent.kind === FLUX_DAEMON || isOfHelmOperator(agent);
}

/** Whether a release is one of the Helm Operator of Flux 1. */
export function isOfHelmOperator({ resource: { group, kind } }: AgentObject): boolean {
  return isHelmOperatorRelease(group, kind);
}

/** Releases of Flux, those of the Helm Operator of Flux 1 included. */
export function fluxHelmReleases(inventory: Inventory): AgentObject[] {
  return countedAgents(inventory).filter((agent) => agent.engine === 'flux' && agent.kind === 'HelmRelease');
}

export function otherAgentObjects(inventory: Inventory): AgentObject[] {
  return countedAgents(inventory).filter((agent) => agent.engine !== 'argo-cd' && agent.engine !== 'flux');
}
