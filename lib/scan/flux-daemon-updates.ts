import { fluxDaemons, fluxHelmReleases, isOfHelmOperator } from '@/lib/scan/agent-selection';
import { firstFluxAnnotation } from '@/lib/scan/documents/helm-operator';
import type { Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { standingObjects } from '@/lib/scan/standing-objects';

/** Groups of workloads and releases that Flux 1 updates. */
const updated = /^(apps|extensions|batch|helm\.fluxcd\.io|flux\.weave\.works)$/;

/**
 * Objects whose annotation asks Flux 1 for new images, which it commits to the branch that it applies. Nothing reads the annotation where
 * neither its daemon nor a release of its Helm Operator is here: it may have stayed when a later Flux came.
 */
export function fluxDaemonUpdates(inventory: Inventory): Mark[] {
  const isUsed = fluxDaemons(inventory).length > 0 || fluxHelmReleases(inventory).some(isOfHelmOperator);
  if (!isUsed) return [];
  return standingObjects(inventory, (group) => updated.test(group)).flatMap(
    ({ body, path, objectId, line, rootKey, kind, name }) => {
      const key = firstFluxAnnotation(body, 'automated');
      if (key === null) return [];
      return [
        { path, objectId, line, key: [...rootKey, ...key], note: `${kind} ${name ?? ''} takes new images by Flux 1` },
      ];
    },
  );
}
