import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { FLUX_DAEMON } from '@/lib/scan/documents/flux-daemon';
import { valueAt } from '@/lib/scan/documents/json';
import type { Inventory } from '@/lib/scan/inventory';
import { valuesForCharts } from '@/lib/scan/release-values';

const collection = ['syncGarbageCollection', 'enabled'];

/**
 * A daemon of Flux 1 whose release takes its values from elsewhere, with what a values file for its chart says here of removing what left
 * Git. Any other object of an agent stays as it is.
 */
export function withValuesOfDaemon(agent: AgentObject, inventory: Inventory): AgentObject {
  if (agent.kind !== FLUX_DAEMON || agent.prune.value !== null) return agent;
  const found = valuesForCharts(inventory, /^flux$/).find(
    ({ body }) => typeof valueAt(body, ...collection) === 'boolean',
  );
  if (!found) return agent;
  const { path, objectId, line, key, body } = found;
  const patchedBy = { path, objectId, line, key: [...key, ...collection] };
  return { ...agent, prune: { value: valueAt(body, ...collection) === true, key: collection, patchedBy } };
}
