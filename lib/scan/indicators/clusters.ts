import { counted } from '@/lib/assessment/wording';
import { countedAgents } from '@/lib/scan/agent-selection';
import { defineIndicator } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { sharedTargets } from '@/lib/scan/shared-targets';
import { markAgent } from '@/lib/scan/tally';

/** Generators that ask the agent, or its hub, which clusters there are. */
const registered = /^cluster(s|DecisionResource)$/;

/** Clusters that the repository describes or delivers to (detection rules FLT-1). */
export const clusters = defineIndicator({
  id: 'clusters',
  detect(inventory) {
    const names = inventory.clusters.map(({ name }) => name);
    const shared = sharedTargets(inventory);
    const regions = [...new Set(inventory.clusters.flatMap(({ region }) => region ?? []))].sort();
    const measures = {
      names,
      shared: names.filter((name) => shared.has(name)).length,
      regions,
      withoutRegion: inventory.clusters.filter(({ region }) => region === null).length,
    };
    const overRegistered = inventory.agents.filter(
      ({ counted, generators }) => counted && generators.some((generator) => registered.test(generator)),
    );
    if (names.length === 0 && overRegistered.length > 0) {
      const marks = overRegistered.map((agent) =>
        markAgent(agent, `${agent.kind} ${agent.name} goes over registered clusters`),
      );
      const reason =
        'Application sets go over the clusters that are registered with Argo CD, and none of them is named here.';
      return { outcome: 'unknown', measures, marks, reason };
    }
    if (names.length === 0 && isSingleUnnamed(inventory)) {
      const marks = countedAgents(inventory).map((agent) =>
        markAgent(agent, `${agent.kind} ${agent.name} delivers to the agent's own cluster`),
      );
      const reason = 'One cluster takes its state from here, the one that the agent runs in; nothing names it.';
      return { outcome: 'partial', measures, marks, reason };
    }
    if (names.length === 0) {
      const what = [
        'cluster folders',
        'destinations of agent objects',
        'registered clusters',
        'generator elements',
        'Cluster API objects',
      ];
      const searched = { files: inventory.filesRead, what };
      return { outcome: 'absent', measures, searched, reason: 'No cluster is named.' };
    }
    const marks = inventory.clusters.map(({ name, path, objectId, line }) => ({
      path,
      objectId,
      line,
      note: `cluster ${name}`,
    }));
    const where = regions.length > 1 ? ` in ${regions.length} regions` : '';
    const rest = measures.shared > 0 ? `; ${measures.shared} take shared definitions` : '';
    return {
      outcome: 'present',
      measures,
      marks,
      reason: `${counted(names.length, 'cluster is', 'clusters are')} named${where}: ${names.slice(0, 8).join(', ')}${rest}.`,
    };
  },
});

/** An agent delivers to the one target that there is. */
function isSingleUnnamed(inventory: Inventory): boolean {
  const { environments, impliedProduction } = inventory;
  return impliedProduction && environments.length === 0 && countedAgents(inventory).length > 0;
}
