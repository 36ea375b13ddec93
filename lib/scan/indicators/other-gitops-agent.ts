import { otherAgentObjects } from '@/lib/scan/agent-selection';
import { defineIndicator } from '@/lib/scan/indicator';
import { describeAgent, markAgent } from '@/lib/scan/tally';

/** Agents besides Argo CD and Flux (detection rules 5). */
export const otherGitopsAgent = defineIndicator({
  id: 'other-gitops-agent',
  detect(inventory) {
    const found = otherAgentObjects(inventory);
    const objects = found.filter((agent) => !agent.unresolved);
    const production = objects.filter((agent) => agent.production === true);
    const corrected = production.filter((agent) => agent.selfHeal.value === true);
    const measures = {
      engines: [...new Set(found.map((agent) => agent.engine))].sort(),
      objects: objects.length,
      productionOf: production.length,
      productionUnresolved: found.filter((agent) => agent.unresolved && agent.production === true).length,
      productionAutomatic: production.filter((agent) => agent.automatic.value === true).length,
      productionSelfHeal: corrected.length,
      productionCovered: corrected.filter((agent) => agent.prune.value === true).length,
    };
    const marks = found.map((agent) => markAgent(agent, describeAgent(agent)));
    if (objects.length > 0) {
      return {
        outcome: 'present',
        measures,
        marks,
        reason: `${objects.length} objects of ${measures.engines.join(', ')} were found.`,
      };
    }
    if (found.length > 0)
      return { outcome: 'unknown', measures, marks, reason: 'Objects of another agent were found, but none is whole.' };
    const what = [
      'Rancher Fleet, Config Sync, Kluctl, kapp-controller, Sveltos, tofu-controller, Open Cluster Management',
    ];
    const searched = { files: inventory.filesRead, what };
    return { outcome: 'absent', measures, searched, reason: 'No agent besides Argo CD and Flux was found.' };
  },
});
