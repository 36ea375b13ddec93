import { isComponentsFile } from '@/lib/scan/agent-installations';
import { valueAt } from '@/lib/scan/documents/json';
import { rememberFor } from '@/lib/scan/documents/remember';
import type { Resource } from '@/lib/scan/documents/resource';
import type { Inventory } from '@/lib/scan/inventory';

/**
 * Tells which objects an agent or an operator brings along for itself: they stand in the file that defines its kinds, or carry the
 * labels of the manifests of Flux and Argo CD (detection rules POL-NET, POL-RBAC). They say nothing about what people decided.
 */
export const broughtAlong: (inventory: Inventory) => (resource: Resource) => boolean = rememberFor(readInstallations);

function readInstallations({ resources }: Inventory): (resource: Resource) => boolean {
  return (resource) =>
    definingFiles(resources).has(resource.path) || isComponentsFile(resource.path) || isOfAgent(resource);
}

const definingFiles = rememberFor(
  (resources: readonly Resource[]): ReadonlySet<string> =>
    new Set(resources.filter(({ completeness }) => completeness === 'definition').map(({ path }) => path)),
);

function isOfAgent({ body }: Resource): boolean {
  const partOf = valueAt(body ?? undefined, 'metadata', 'labels', 'app.kubernetes.io/part-of');
  return partOf === 'flux' || partOf === 'argocd';
}
