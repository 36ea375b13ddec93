import { rememberFor } from '@/lib/scan/documents/remember';
import type { Resource } from '@/lib/scan/documents/resource';
import type { Inventory } from '@/lib/scan/inventory';

type Objects = readonly Resource[];

/** Objects that count by their group, and where each stands in the order of the repository. */
interface Grouped {
  byGroup: ReadonlyMap<string, Objects>;
  places: ReadonlyMap<Resource, number>;
}

/**
 * Objects that count, of the API groups that a rule wants, patches and definitions of kinds among them, in the order of the repository.
 * Many rules ask, each for few groups: each is asked once for a group, not for an object.
 */
export function countedObjects(
  { resources }: Pick<Inventory, 'resources'>,
  isWanted: (group: string) => boolean,
): Objects {
  const { byGroup, places } = groupedOf(resources);
  const wanted = [...byGroup.keys()].filter(isWanted).map((name) => byGroup.get(name) ?? []);
  const [only = [], ...others] = wanted;
  if (others.length === 0) return only;
  return wanted.flat().sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
}

/** As `countedObjects`, of one group. */
export function objectsOfGroup({ resources }: Pick<Inventory, 'resources'>, group: string): Objects {
  return groupedOf(resources).byGroup.get(group) ?? [];
}

const groupedOf = rememberFor((resources: Objects): Grouped => {
  const counted = resources.filter((resource) => resource.counted);
  return {
    byGroup: Map.groupBy(counted, ({ group }) => group),
    places: new Map(counted.map((resource, place) => [resource, place])),
  };
});
