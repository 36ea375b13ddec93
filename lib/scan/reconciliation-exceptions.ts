import { countedAgents } from '@/lib/scan/agent-selection';
import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { applicationSpec } from '@/lib/scan/documents/argo-cd';
import { isFluxObject } from '@/lib/scan/documents/flux';
import { isLeftAlone, mayLeaveAlone } from '@/lib/scan/documents/flux-exemptions';
import { isObject, type JsonValue, listAt, textAt, valueAt } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';
import { ListDerivation } from '@/lib/scan/documents/scan-memory';
import type { Inventory } from '@/lib/scan/inventory';
import { markedObjects } from '@/lib/scan/marked-objects';

/** Agent objects that count and ignore differences so wide that self-heal is hollow (detection rules ARGO-10), with the positions of these. */
export function broadIgnores(inventory: Inventory): ReadonlyMap<AgentObject, readonly number[]> {
  const agents = countedAgents(inventory);
  const positions = broadPositions.each(inventory.memory, agents, (agent, last) => last ?? positionsIn(agent));
  return new Map(agents.flatMap((agent, at) => (positions[at]?.length ? [[agent, positions[at]] as const] : [])));
}

const broadPositions = new ListDerivation<AgentObject, readonly number[]>();

function positionsIn(agent: AgentObject): number[] {
  if (agent.engine !== 'argo-cd') return [];
  const ignored = listAt(applicationSpec(agent.resource), 'ignoreDifferences');
  return ignored.flatMap((entry, index) => (isBroad(entry) ? [index] : []));
}

function isBroad(entry: JsonValue): boolean {
  if (!isObject(entry)) return false;
  const pointers = [...listAt(entry, 'jsonPointers'), ...listAt(entry, 'jqPathExpressions')];
  if (pointers.some((pointer) => ['/', '/spec', '.', '.spec'].includes(String(pointer)))) return true;
  return textAt(entry, 'kind') === '*' && textAt(entry, 'group') === '*';
}

/**
 * Single objects that Flux is told to leave as they are (detection rules FLUX-8): whatever delivers them corrects them no more. The
 * objects of the agent itself are judged where they are read; of kinds that are not parsed, nothing is known.
 */
export function leftAlone(inventory: Inventory): Resource[] {
  return [...markedObjects(inventory, mayLeaveAlone)].filter(
    ({ completeness, group, kind, body }) =>
      completeness !== 'definition' &&
      !isFluxObject(group, kind) &&
      isLeftAlone(valueAt(body ?? undefined, 'metadata')),
  );
}
