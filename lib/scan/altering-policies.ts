import { chartSwitches } from '@/lib/scan/chart-switches';
import { isObject, listAt } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';
import type { Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { countedObjects } from '@/lib/scan/objects-by-group';
import { readPolicy } from '@/lib/scan/policy-modes';

const groups = new Set(['kyverno.io', 'policies.kyverno.io', 'mutations.gatekeeper.sh']);

/**
 * Policies of an engine that change what is admitted, or make other objects of it, and check nothing: rules of Kyverno that mutate or
 * generate, mutations of Gatekeeper. What a chart leaves out is none.
 */
export function alteringPolicies(inventory: Inventory): Mark[] {
  const switched = chartSwitches(inventory);
  return countedObjects(inventory, (group) => groups.has(group)).flatMap((resource) => {
    if (resource.completeness !== 'complete' || !alters(resource) || switched(resource) === 'off') return [];
    const { kind, name, path, objectId, line } = resource;
    return [{ path, objectId, line, note: `${kind} ${name ?? ''} changes or makes objects, and refuses none` }];
  });
}

function alters(resource: Resource): boolean {
  const { group, kind, body } = resource;
  if (group === 'mutations.gatekeeper.sh') return /^(Assign(Metadata|Image)?|ModifySet)$/.test(kind);
  if (group === 'policies.kyverno.io') return /^(Namespaced)?(Mutating|Generating)Policy$/.test(kind);
  if (!/^(Cluster)?Policy$/.test(kind) || readPolicy(resource) !== null) return false;
  return listAt(body ?? undefined, 'spec', 'rules').some(
    (rule) => isObject(rule) && ('mutate' in rule || 'generate' in rule),
  );
}
