import { objectAt } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';
import { defineIndicator } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { objectsOfGroup } from '@/lib/scan/objects-by-group';

const kinds = new Set(['GitRepository', 'OCIRepository', 'HelmRepository', 'Bucket', 'HelmChart', 'ExternalArtifact']);

/** Sources that Flux takes desired state from (detection rules FLUX-3, FLUX-12). */
export const fluxSources = defineIndicator({
  id: 'flux-sources',
  detect(inventory) {
    const all = objectsOfGroup(inventory, 'source.toolkit.fluxcd.io').filter(({ kind }) => kinds.has(kind));
    const synced = syncedInstances(inventory);
    const complete = [...all.filter(({ completeness }) => completeness === 'complete'), ...synced];
    const verified = complete.filter(({ body }) => objectAt(body ?? undefined, 'spec', 'verify'));
    const measures = { sources: complete.length, verified: verified.length };
    const marks = complete.map(({ path, objectId, line, kind, name }) => ({
      path,
      objectId,
      line,
      note: `${kind} ${name ?? ''}`,
    }));
    if (complete.length > 0)
      return { outcome: 'present', measures, marks, reason: `${complete.length} Flux sources were found.` };
    if (all.length > 0)
      return {
        outcome: 'unknown',
        measures,
        reason: 'Only partial Flux sources were found; their bases are not in this repository.',
      };
    const searched = {
      files: inventory.filesRead,
      what: ['GitRepository, OCIRepository, HelmRepository and Bucket objects of Flux, sync of FluxInstances'],
    };
    return { outcome: 'absent', measures, searched, reason: 'No Flux source was found.' };
  },
});

/** A FluxInstance with `spec.sync` makes the source that it syncs from (detection rules FLUX-2). */
function syncedInstances(inventory: Inventory): Resource[] {
  return objectsOfGroup(inventory, 'fluxcd.controlplane.io').filter(
    ({ kind, completeness, body }) =>
      completeness === 'complete' &&
      kind === 'FluxInstance' &&
      objectAt(body ?? undefined, 'spec', 'sync') !== undefined,
  );
}
