import { objectAt } from '@/lib/scan/documents/json';
import { defineIndicator } from '@/lib/scan/indicator';

const kinds = new Set(['GitRepository', 'OCIRepository', 'HelmRepository', 'Bucket', 'HelmChart', 'ExternalArtifact']);

/** Sources that Flux takes desired state from (detection rules FLUX-3, FLUX-12). */
export const fluxSources = defineIndicator({
  id: 'flux-sources',
  detect(inventory) {
    const all = inventory.resources.filter(
      ({ group, kind, counted }) => counted && group === 'source.toolkit.fluxcd.io' && kinds.has(kind),
    );
    const complete = all.filter(({ completeness }) => completeness === 'complete');
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
      what: ['GitRepository, OCIRepository, HelmRepository and Bucket objects of Flux'],
    };
    return { outcome: 'absent', measures, searched, reason: 'No Flux source was found.' };
  },
});
