import { counted } from '@/lib/assessment/wording';
import { otherAgentObjects } from '@/lib/scan/agent-selection';
import { countedFiles } from '@/lib/scan/files-by-path';
import { defineIndicator, type Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { objectsOfGroup } from '@/lib/scan/objects-by-group';
import { describeAgent, markAgent } from '@/lib/scan/tally';

/** Agents besides Argo CD and Flux (detection rules 5). */
export const otherGitopsAgent = defineIndicator({
  id: 'other-gitops-agent',
  detect(inventory) {
    const found = otherAgentObjects(inventory);
    const objects = found.filter((agent) => !agent.unresolved);
    const production = objects.filter((agent) => agent.production === true);
    const corrected = production.filter((agent) => agent.selfHeal.value === true);
    const fleet = fleetBundles(inventory);
    const described = describedDeliveries(inventory);
    const bundles = [...fleet, ...described.map(({ mark }) => mark)];
    const engines = [
      ...found.map((agent) => agent.engine),
      ...fleet.map(() => 'fleet'),
      ...described.map(({ engine }) => engine),
    ];
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
        reason: `${counted(objects.length, 'object')} of ${measures.engines.join(', ')} ${objects.length === 1 ? 'was' : 'were'} found.`,
      };
    }
    if (bundles.length > 0) {
      const engines = measures.engines.join(', ');
      const reason = `${bundles.length} deliveries by ${engines} are described; what pulls them is set up elsewhere.`;
      return { outcome: 'present', measures, marks, reason };
    }
    if (found.length > 0)
      return { outcome: 'unknown', measures, marks, reason: 'Objects of another agent were found, but none is whole.' };
    const what = [
      'Rancher Fleet, Config Sync, Kluctl, kapp-controller, PipeCD, Sveltos, tofu-controller, Open Cluster Management, doco-cd',
    ];
    const searched = { files: inventory.filesRead, what };
    return { outcome: 'absent', measures, searched, reason: 'No agent besides Argo CD and Flux was found.' };
  },
});

/** Files by which doco-cd is told what to deliver from the repository that holds them. */
const docoCd = /(^|\/)\.doco-cd(\.[\w-]+)?\.ya?ml$/;

/** What agents that stand elsewhere deliver. Of Jenkins X the third version pulls, and it alone gives its requirements a version of the API. */
function describedDeliveries(inventory: Inventory): { engine: string; mark: Mark }[] {
  const composed = countedFiles(inventory, docoCd).map(({ path, objectId }) => ({
    engine: 'doco-cd',
    mark: { path, objectId, line: 1, note: 'Compose projects for doco-cd' },
  }));
  const clusters = objectsOfGroup(inventory, 'core.jenkins-x.io')
    .filter(({ kind }) => kind === 'Requirements')
    .map(({ path, objectId, line }) => ({
      engine: 'jenkins-x',
      mark: { path, objectId, line, note: 'cluster of Jenkins X' },
    }));
  return [...composed, ...clusters];
}

/** Bundles are described beside what they deliver; what pulls them is often made in Rancher, out of sight. */
function fleetBundles(inventory: Inventory): Mark[] {
  return objectsOfGroup(inventory, 'fleet.cattle.io')
    .filter(({ kind }) => kind === 'Bundle')
    .map(({ path, objectId, line }) => ({ path, objectId, line, note: 'bundle for Rancher Fleet' }));
}
