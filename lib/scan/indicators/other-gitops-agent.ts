import { otherAgentObjects } from '@/lib/scan/agent-selection';
import { defineIndicator, type Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { describeAgent, markAgent } from '@/lib/scan/tally';

/** Agents besides Argo CD and Flux (detection rules 5). */
export const otherGitopsAgent = defineIndicator({
  id: 'other-gitops-agent',
  detect(inventory) {
    const found = otherAgentObjects(inventory);
    const objects = found.filter((agent) => !agent.unresolved);
    const production = objects.filter((agent) => agent.production === true);
    const corrected = production.filter((agent) => agent.selfHeal.value === true);
    const bundles = fleetBundles(inventory);
    const engines = [...found.map((agent) => agent.engine), ...bundles.map(() => 'fleet')];
    const measures = {
      engines: [...new Set(engines)].sort(),
      objects: objects.length,
      productionOf: production.length,
      productionUnresolved: found.filter((agent) => agent.unresolved && agent.production === true).length,
      productionAutomatic: production.filter((agent) => agent.automatic.value === true).length,
      productionSelfHeal: corrected.length,
      productionCovered: corrected.filter((agent) => agent.prune.value === true).length,
    };
    const marks = [...found.map((agent) => markAgent(agent, describeAgent(agent))), ...bundles];
    if (objects.length > 0) {
      return {
        outcome: 'present',
        measures,
        marks,
        reason: `${objects.length} objects of ${measures.engines.join(', ')} were found.`,
      };
    }
    if (bundles.length > 0) {
      const reason = `${bundles.length} bundles for Rancher Fleet are described; the object by which it pulls them is not here.`;
      return { outcome: 'present', measures, marks, reason };
    }
    if (found.length > 0)
      return { outcome: 'unknown', measures, marks, reason: 'Objects of another agent were found, but none is whole.' };
    const what = [
      'Rancher Fleet, Config Sync, Kluctl, kapp-controller, PipeCD, Sveltos, tofu-controller, Open Cluster Management',
    ];
    const searched = { files: inventory.filesRead, what };
    return { outcome: 'absent', measures, searched, reason: 'No agent besides Argo CD and Flux was found.' };
  },
});

/** Bundles are described beside what they deliver; what pulls them is often made in Rancher, out of sight. */
function fleetBundles({ resources }: Inventory): Mark[] {
  return resources
    .filter(({ counted, group, kind }) => counted && group === 'fleet.cattle.io' && kind === 'Bundle')
    .map(({ path, objectId, line }) => ({ path, objectId, line, note: 'bundle for Rancher Fleet' }));
}
