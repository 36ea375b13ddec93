import type { Inventory } from '@/lib/scan/inventory';

/** Whether there is state that a pipeline could check or show: manifests, kustomizations, charts or infrastructure code that count. */
export function declaresState(inventory: Inventory): boolean {
  return (
    inventory.resources.some(({ counted }) => counted) ||
    inventory.kustomizations.some(({ counted }) => counted) ||
    inventory.charts.some(({ counted }) => counted) ||
    inventory.terraform.some(({ counted }) => counted) ||
    inventory.agents.some(({ counted }) => counted)
  );
}
