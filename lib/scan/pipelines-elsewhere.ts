import { countedFiles } from '@/lib/scan/files-by-path';
import type { Detection, Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';

/** Files of systems that check every proposal by jobs which are set up in another repository. */
const systems: readonly (readonly [RegExp, string])[] = [
  [/^\.gitreview$/, 'Gerrit'],
  [/^\.?zuul\.(ya?ml|d\/[^/]+\.ya?ml)$/, 'Zuul'],
];

/**
 * What is said of pipelines where the repository holds none and is reviewed by a system whose pipelines are kept elsewhere: they are
 * not known, and not missing. Null where nothing tells of such a system.
 */
export function pipelinesElsewhere(inventory: Inventory): Pick<Detection, 'outcome' | 'reason' | 'marks'> | null {
  if (inventory.pipelines.some(({ counted, system }) => counted && system !== 'pre-commit')) return null;
  const marks = systems.flatMap(([pattern, system]) =>
    countedFiles(inventory, pattern).map(
      ({ path, objectId }): Mark => ({ path, objectId, line: 1, note: `changes go through ${system}` }),
    ),
  );
  if (marks.length === 0) return null;
  const reason =
    'No pipeline file is here: what reviews changes of this repository starts pipelines that are set up elsewhere.';
  return { outcome: 'unknown', reason, marks };
}
