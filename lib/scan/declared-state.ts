import {
  type InfrastructureCode,
  infrastructureCode,
  infrastructureFile,
} from '@/lib/scan/documents/infrastructure-code';
import { deploysOf } from '@/lib/scan/documents/pipelines/deploys';
import { rememberFor } from '@/lib/scan/documents/remember';
import { isClusterObject } from '@/lib/scan/documents/resources';
import { countedFiles } from '@/lib/scan/files-by-path';
import type { Inventory } from '@/lib/scan/inventory';

/**
 * Whether there is state that a pipeline could check or show: manifests, kustomizations, charts, services of Compose that are deployed
 * from here, or infrastructure code that count.
 */
export const declaresState: (inventory: Inventory) => boolean = rememberFor(
  (inventory) =>
    inventory.resources.some(({ counted, group, kind }) => counted && isClusterObject(group, kind)) ||
    inventory.kustomizations.some(({ counted }) => counted) ||
    inventory.charts.some(({ counted }) => counted) ||
    inventory.terraform.some(({ counted }) => counted) ||
    inventory.agents.some(({ counted }) => counted) ||
    inventory.composeFiles.some(({ counted, deployed }) => counted && deployed) ||
    codeOf(inventory).length > 0,
);

/** Whether something runs that is declared or deployed from here: state as above, or what pipelines deploy. */
export function runsSomething(inventory: Inventory): boolean {
  return declaresState(inventory) || deploysOf(inventory.pipelines).length > 0;
}

/** Infrastructure code of every tool that counts. */
export const codeOf: (inventory: Inventory) => readonly InfrastructureCode[] = rememberFor(findCode);

function findCode(inventory: Inventory): InfrastructureCode[] {
  const { terraform, resources, texts } = inventory;
  return infrastructureCode({
    files: countedFiles(inventory, infrastructureFile),
    terraform: terraform.filter(({ counted }) => counted),
    resources: resources.filter(({ counted }) => counted),
    texts,
  });
}
