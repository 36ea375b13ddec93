import type { AgentObject } from '@/lib/scan/documents/agent-object';
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
