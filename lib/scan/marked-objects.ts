import { objectAt } from '@/lib/scan/documents/json';
import { rememberFor } from '@/lib/scan/documents/remember';
import type { Resource } from '@/lib/scan/documents/resource';
import { ListDerivation } from '@/lib/scan/documents/scan-memory';
import type { Inventory } from '@/lib/scan/inventory';

/**
 * Objects that count and carry a label or an annotation of a name that a rule wants, themselves or in what they are the template of, in
 * the order of the repository. Of annotations, those of tools are known (`example.org/name`) and no others. Many rules ask for names of
 * their tools, which few objects carry: each is asked once for a name.
 */
export function markedObjects(inventory: Inventory, isWanted: (name: string) => boolean): ReadonlySet<Resource> {
  const places = new Set<number>();
  for (const [name, marked] of placesByName(inventory))
    if (isWanted(name)) for (const place of marked) places.add(place);
  const inOrder = [...places].sort((one, other) => one - other);
  return new Set(inOrder.flatMap((place) => inventory.resources[place] ?? []));
}

/** The places in the list of objects of those that carry a name. */
const placesByName = rememberFor(({ resources, memory }: Inventory): ReadonlyMap<string, readonly number[]> => {
  const byName = new Map<string, number[]>();
  const marks = marksOf.each(memory, resources, (resource, last) => last ?? marksIn(resource));
  for (const [place, names] of marks.entries()) {
    for (const name of names) {
      const places = byName.get(name);
      if (places) places.push(place);
      else byName.set(name, [place]);
    }
  }
  return byName;
});

const marksOf = new ListDerivation<Resource, readonly string[]>();

/** Most objects that are not parsed, or stand for nothing that runs, carry none. */
const none: readonly string[] = [];

/** Names of the labels and annotations of an object that counts, and of those that its template gives. */
function marksIn({ body, counted }: Resource): readonly string[] {
  if (!counted || body === null) return none;
  const own = objectAt(body, 'metadata');
  const given = objectAt(body, 'spec', 'template', 'metadata');
  const names = [own, given].flatMap((metadata) => [
    ...Object.keys(objectAt(metadata, 'annotations') ?? none).filter(isOfTool),
    ...Object.keys(objectAt(metadata, 'labels') ?? none),
  ]);
  return names.length === 0 ? none : names;
}

/** Whether an annotation may be one of a tool's: with a domain, or one of those that are older than that habit. Others are people's own notes. */
function isOfTool(annotation: string): boolean {
  return annotation.includes('/') || annotation === 'istio-injection';
}
