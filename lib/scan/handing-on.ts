import { agentCoverage } from '@/lib/scan/agent-coverage';
import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { rememberFor } from '@/lib/scan/documents/remember';
import type { Resource } from '@/lib/scan/documents/resource';
import type { Inventory } from '@/lib/scan/inventory';

/**
 * Agent objects that deliver nothing but agent objects of this repository (the root of an app of apps): what they bring, those tell, each
 * of its own target. One that installs a chart, or whose files are not here, is none.
 */
export const handingOn: (inventory: Inventory) => ReadonlySet<AgentObject> = rememberFor((inventory: Inventory) => {
  const { agentsOf } = agentCoverage(inventory);
  // Paths that the same agent objects deliver share one list of them.
  const agentsOnly = new Set<readonly AgentObject[]>();
  const anything = new Set<readonly AgentObject[]>();
  for (const resource of inventory.resources) {
    if (resource.counted) (isOfAgent(resource) ? agentsOnly : anything).add(agentsOf(resource.path));
  }
  const bringing = new Set([...anything].flat());
  const handing = [...agentsOnly].flat().filter((agent) => !bringing.has(agent));
  return new Set(handing.filter(({ sources }) => sources.every(({ chart }) => chart === null)));
});

function isOfAgent({ group, kind }: Resource): boolean {
  return (
    group.endsWith('.toolkit.fluxcd.io') ||
    (group === 'argoproj.io' && /^App(lication|licationSet|Project)$/.test(kind))
  );
}
