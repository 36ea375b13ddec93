import { deploysOf } from '@/lib/scan/documents/pipelines/deploys';
import type { Pipeline } from '@/lib/scan/documents/pipelines/pipeline';
import type { Mark } from '@/lib/scan/indicator';

/** Runs of the counted pipelines that apply the merged state again by a clock, which puts drift right where no agent can (model 1). */
export function scheduledApplies(pipelines: readonly Pipeline[]): Mark[] {
  return deploysOf(pipelines)
    .filter(({ scheduled, reapplies, imperative, isOpaque }) => scheduled && reapplies && !imperative && !isOpaque)
    .map(({ step: { path, objectId, line }, tools }) => {
      return { path, objectId, line, note: `${tools.join(', ')} applies the merged state again by a clock` };
    });
}
