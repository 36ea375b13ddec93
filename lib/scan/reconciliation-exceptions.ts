import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { applicationSpec } from '@/lib/scan/documents/argo-cd';
import { isFluxObject } from '@/lib/scan/documents/flux';
import { isLeftAlone } from '@/lib/scan/documents/flux-exemptions';
import { isObject, type JsonValue, listAt, textAt, valueAt } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';
import type { Inventory } from '@/lib/scan/inventory';

/** Positions of ignored differences so wide that self-heal is hollow (detection rules ARGO-10). */
export function broadIgnores(agent: AgentObject): number[] {
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
export function leftAlone({ resources }: Inventory): Resource[] {
  return resources.filter(
    ({ counted, completeness, group, kind, body }) =>
      counted &&
      completeness !== 'definition' &&
      !isFluxObject(group, kind) &&
      isLeftAlone(valueAt(body ?? undefined, 'metadata')),
  );
}
