import { type AddOn, addOnOf, firstAddOn } from '@/lib/scan/add-on-catalogue';
import type { ImageReference } from '@/lib/scan/documents/images';
import { remember, rememberFor } from '@/lib/scan/documents/remember';
import type { Inventory } from '@/lib/scan/inventory';

/** A container that runs an add-on, in its place. */
type AddOnWorkload = Pick<ImageReference, 'path' | 'objectId' | 'line' | 'key'> & { addOn: AddOn };

/**
 * Counted containers that run the image of an add-on. One that is not the first of its pod counts where its file, its folders or its
 * workload has the name of the add-on: a proxy or a shipper of logs beside an application is a part of it, and a controller behind its
 * own proxy is the add-on.
 */
export function addOnWorkloads(inventory: Inventory): AddOnWorkload[] {
  const isCalled = ({ path, line }: ImageReference, addOn: AddOn): boolean => {
    const workloads = (resourcesByPath(inventory).get(path) ?? []).filter((resource) => resource.line === line);
    return [...namesInAddress(path), ...workloads.map(({ name }) => name ?? '')].some(
      (name) => addOnOf(name) === addOn,
    );
  };
  return inventory.images.flatMap((image): AddOnWorkload[] => {
    const { counted, repository, path, objectId, line, key } = image;
    const container = key.indexOf('containers');
    if (!counted || container === -1) return [];
    const addOn = addOnOfImage(repository);
    if (!addOn || (key[container + 1] !== 0 && !isCalled(image, addOn))) return [];
    return [{ addOn, path, objectId, line, key }];
  });
}

const resourcesByPath = rememberFor((inventory: Inventory) => Map.groupBy(inventory.resources, ({ path }) => path));

/** Few images stand for thousands of containers. */
const addOnOfImage = remember((repository: string) => firstAddOn(repository.split('/').reverse()), 20_000);

/** The words of a path or an address that may be names. */
export function namesInAddress(address: string): string[] {
  return address
    .replace(/[?#].*$/, '')
    .split(/[/:]/)
    .filter((segment) => segment.length > 2);
}
