import type { AgentObject } from '@/lib/scan/documents/agent-object';
import type { Inventory } from '@/lib/scan/inventory';

/** Many rules ask for the same list, which never changes. */
const known = new WeakMap<readonly AgentObject[], readonly AgentObject[]>();

/** Agent objects that count: no tests, no examples, no throw-away environments of pull requests. */
export function countedAgents({ agents }: Inventory): readonly AgentObject[] {
  const found = known.get(agents) ?? agents.filter((agent) => agent.counted && !agent.preview);
  known.set(agents, found);
  return found;
}

export function argoCdObjects(inventory: Inventory): AgentObject[] {
  return countedAgents(inventory).filter((agent) => agent.engine === 'argo-cd');
}

/** Flux Kustomizations, those that a FluxInstance makes included. */
export function fluxKustomizations(inventory: Inventory): AgentObject[] {
  return countedAgents(inventory).filter((agent) => agent.engine === 'flux' && agent.kind !== 'HelmRelease');
}

export function fluxHelmReleases(inventory: Inventory): AgentObject[] {
  return countedAgents(inventory).filter((agent) => agent.engine === 'flux' && agent.kind === 'HelmRelease');
}

export function otherAgentObjects(inventory: Inventory): AgentObject[] {
  return countedAgents(inventory).filter((agent) => agent.engine !== 'argo-cd' && agent.engine !== 'flux');
}
