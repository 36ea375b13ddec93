import type { Resource } from '@/lib/scan/documents/resource';
import type { Inventory } from '@/lib/scan/inventory';

/** An object with its place in the order of the repository. */
interface Placed {
  resource: Resource;
  place: number;
}

const known = new WeakMap<readonly Resource[], ReadonlyMap<string, Placed[]>>();

/**
 * Objects that count, of the API groups that a rule wants, patches and definitions of kinds among them, in the order of the repository.
 * Many rules ask, each for few groups: each is asked once for a group, not for an object.
 */
export function countedObjects(
  { resources }: Pick<Inventory, 'resources'>,
  isWanted: (group: string) => boolean,
): Resource[] {
  const byGroup = known.get(resources) ?? group(resources);
  known.set(resources, byGroup);
  const wanted = [...byGroup].flatMap(([name, objects]) => (isWanted(name) ? [objects] : []));
  // Those of one group are in order already.
  const found = wanted.length === 1 ? (wanted[0] ?? []) : wanted.flat().sort((a, b) => a.place - b.place);
  return found.map(({ resource }) => resource);
}

/** As `countedObjects`, of one group. */
export function objectsOfGroup(inventory: Pick<Inventory, 'resources'>, group: string): Resource[] {
  return countedObjects(inventory, (name) => name === group);
}

function group(resources: readonly Resource[]): ReadonlyMap<string, Placed[]> {
  const counted = resources.flatMap((resource, place): Placed[] => (resource.counted ? [{ resource, place }] : []));
  return Map.groupBy(counted, ({ resource }) => resource.group);
}
