import { defineCountedIndicator } from '@/lib/scan/connected/view/counted-indicator';

/** Targets of the fleet that report which versions run and which policies hold there. */
export const liveInventory = defineCountedIndicator({
  id: 'live-inventory',
  needs: 'runtime',
  what: 'which version and which policy runs on each target',
  things: 'targets',
  does: 'report their versions and their policies',
  everyRepository: false,
  rows: ({ runtimes }) =>
    runtimes.flatMap((fact) => {
      const inventory = fact.inventory;
      if (inventory === null) return [];
      const { targets, withVersions, withPolicies } = inventory;
      return [{ fact, name: 'inventory', of: targets, met: Math.min(withVersions, withPolicies) }];
    }),
  measures: ({ runtimes }) => ({
    withVersions: runtimes.reduce((sum, { inventory }) => sum + (inventory?.withVersions ?? 0), 0),
    withPolicies: runtimes.reduce((sum, { inventory }) => sum + (inventory?.withPolicies ?? 0), 0),
  }),
});
