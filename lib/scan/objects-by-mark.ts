import { type JsonObject, objectAt } from '@/lib/scan/documents/json';
import { rememberFor } from '@/lib/scan/documents/remember';
import type { Resource } from '@/lib/scan/documents/resource';
import type { Inventory } from '@/lib/scan/inventory';

type Objects = ReadonlySet<Resource>;

/** Names without a domain that rules ask for. All others are those of teams and of what their services are called. */
const plainNames: readonly string[] = ['istio-injection'];

/**
 * Objects that count and have a label or an annotation of a name that a rule wants, themselves or for what they make of their
 * `spec.template`: names with a domain (`example.org/name`), and `istio-injection`. Several rules look for names that few objects have:
 * all objects are looked through once for all of them.
 */
export function markedObjects({ resources }: Inventory, isWanted: (name: string) => boolean): Objects {
  const byName = markedOf(resources);
  return new Set([...byName.keys()].filter(isWanted).flatMap((name) => byName.get(name) ?? []));
}

const markedOf = rememberFor((resources: readonly Resource[]): ReadonlyMap<string, readonly Resource[]> => {
  const byName = new Map<string, Resource[]>();
  for (const resource of resources) {
    if (!resource.counted || resource.body === null) continue;
    for (const name of namesOf(resource.body)) {
      const found = byName.get(name);
      if (found) found.push(resource);
      else byName.set(name, [resource]);
    }
  }
  return byName;
});

function namesOf(body: JsonObject): string[] {
  const names: string[] = [];
  for (const metadata of [objectAt(body, 'metadata'), objectAt(body, 'spec', 'template', 'metadata')]) {
    if (metadata === undefined) continue;
    for (const marks of [objectAt(metadata, 'labels'), objectAt(metadata, 'annotations')]) {
      if (marks === undefined) continue;
      for (const name of Object.keys(marks)) if (name.includes('/')) names.push(name);
      for (const name of plainNames) if (name in marks) names.push(name);
    }
  }
  return names;
}
