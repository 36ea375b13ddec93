import type { Resource } from '@/lib/scan/documents/resource';
import type { Inventory } from '@/lib/scan/inventory';
import { countedObjects } from '@/lib/scan/objects-by-group';

/**
 * Objects that count and stand for themselves (no patch, no definition of a kind), of the API groups that a rule wants, and of the kinds
 * of these where it says so, in their order.
 */
export function standingObjects(
  inventory: Inventory,
  isWanted: (group: string) => boolean,
  isWantedKind?: (kind: string, group: string) => boolean,
): Resource[] {
  return countedObjects(inventory, isWanted, isWantedKind).filter(
    ({ completeness }) => completeness !== 'patch' && completeness !== 'definition',
  );
}
