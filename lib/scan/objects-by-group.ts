import { remember, rememberFor } from '@/lib/scan/documents/remember';
import type { Resource } from '@/lib/scan/documents/resource';
import type { Inventory } from '@/lib/scan/inventory';

type Objects = readonly Resource[];

/** Objects of one kind that count, and the place of each in the order of the repository. */
interface ObjectsOfKind {
  kind: string;
  objects: Resource[];
  places: number[];
}

/**
 * Objects that count, of the API groups that a rule wants, patches and definitions of kinds among them, in the order of the repository.
 * Many rules ask, each for few groups and kinds: each is asked once for a group and a kind of it, not for an object.
 */
export function countedObjects(
  { resources }: Pick<Inventory, 'resources'>,
  isWanted: (group: string) => boolean,
  isWantedKind: (kind: string, group: string) => boolean = () => true,
): Objects {
  const wanted: ObjectsOfKind[] = [];
  for (const [group, kinds] of kindsByGroup(resources))
    if (isWanted(group)) wanted.push(...kinds.filter(({ kind }) => isWantedKind(kind, group)));
  return inOrder(wanted, resources);
}

/** As `countedObjects`, of one group. */
export function objectsOfGroup({ resources }: Pick<Inventory, 'resources'>, group: string): Objects {
  return objectsIn(resources)(group);
}

const objectsIn = rememberFor((resources: Objects) =>
  remember((group: string): Objects => inOrder(kindsByGroup(resources).get(group) ?? [], resources)),
);

function inOrder(kinds: readonly ObjectsOfKind[], resources: Objects): Objects {
  const [only, ...others] = kinds;
  if (others.length === 0) return only?.objects ?? [];
  // A list of integers needs no comparing function.
  const places = Int32Array.from(kinds.flatMap((each) => each.places)).sort();
  const ordered: Resource[] = [];
  for (const place of places) {
    const resource = resources[place];
    if (resource) ordered.push(resource);
  }
  return ordered;
}

const kindsByGroup = rememberFor((resources: Objects): ReadonlyMap<string, ObjectsOfKind[]> => {
  const byGroup = new Map<string, Map<string, ObjectsOfKind>>();
  for (const [place, resource] of resources.entries()) {
    if (!resource.counted) continue;
    const { objects, places } = kindIn(byGroup, resource);
    objects.push(resource);
    places.push(place);
  }
  return new Map([...byGroup].map(([group, kinds]) => [group, [...kinds.values()]]));
});

function kindIn(byGroup: Map<string, Map<string, ObjectsOfKind>>, { group, kind }: Resource): ObjectsOfKind {
  const kinds = byGroup.get(group) ?? new Map<string, ObjectsOfKind>();
  if (kinds.size === 0) byGroup.set(group, kinds);
  const known = kinds.get(kind);
  if (known) return known;
  const made: ObjectsOfKind = { kind, objects: [], places: [] };
  kinds.set(kind, made);
  return made;
}
