import type { Resource } from '@/lib/scan/documents/resource';
import type { Inventory } from '@/lib/scan/inventory';

/** An object with its place in the order of the repository. */
interface Standing {
  resource: Resource;
  place: number;
}

const known = new WeakMap<readonly Resource[], ReadonlyMap<string, Standing[]>>();

/**
 * Objects that count and stand for themselves (no patch, no definition of a kind), of the API groups that a rule wants, in the order of
 * the repository. Many rules ask, each for few groups: each is asked once for a group, not for an object.
 */
export function standingObjects({ resources }: Inventory, isWanted: (group: string) => boolean): Resource[] {
  const byGroup = known.get(resources) ?? group(resources);
  known.set(resources, byGroup);
  const found = [...byGroup].flatMap(([name, objects]) => (isWanted(name) ? objects : []));
  return found.sort((a, b) => a.place - b.place).map(({ resource }) => resource);
}

function group(resources: readonly Resource[]): ReadonlyMap<string, Standing[]> {
  const standing = resources.flatMap((resource, place): Standing[] => {
    const { counted, completeness } = resource;
    return counted && completeness !== 'patch' && completeness !== 'definition' ? [{ resource, place }] : [];
  });
  return Map.groupBy(standing, ({ resource }) => resource.group);
}
