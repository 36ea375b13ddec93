import { type JsonObject, listAt, textAt } from '@/lib/scan/documents/json';
import type { Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';

const controller = 'kustomize-controller';

/**
 * Kustomizations that render a chart of Flux, whatever the chart is called: they patch the controller that applies, which the chart must
 * therefore hold.
 */
export function inflatedFlux({ kustomizations }: Inventory): Mark[] {
  return kustomizations
    .filter(({ counted, body }) => counted && listAt(body, 'helmCharts').length > 0 && patchesController(body))
    .map(({ path, objectId }) => ({
      path,
      objectId,
      line: 1,
      key: ['helmCharts'],
      note: 'Flux rendered from a chart',
    }));
}

function patchesController(body: JsonObject): boolean {
  return [...listAt(body, 'patches'), ...listAt(body, 'patchesJson6902')].some(
    (patch) => textAt(patch, 'target', 'kind') === 'Deployment' && textAt(patch, 'target', 'name') === controller,
  );
}
