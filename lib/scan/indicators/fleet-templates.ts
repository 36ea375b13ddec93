import { counted } from '@/lib/assessment/wording';
import { countedAgents } from '@/lib/scan/agent-selection';
import { isObject, listAt, objectAt, valueAt } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';
import { defineIndicator, type Mark } from '@/lib/scan/indicator';
import { countedObjects } from '@/lib/scan/objects-by-group';
import { generatedTemplates, helmfilesOfClusters, repeatedForClusters } from '@/lib/scan/rendered-definitions';
import { describeAgent, markAgent } from '@/lib/scan/tally';

/** One definition that is rendered for many targets, so that a new target is one entry (detection rules ARGO-8, FLT-1). */
export const fleetTemplates = defineIndicator({
  id: 'fleet-templates',
  detect(inventory) {
    const sets = generatedTemplates(inventory);
    const repeated = repeatedForClusters(countedAgents(inventory));
    const helmfiles = helmfilesOfClusters(inventory.helmfiles);
    const selected = countedObjects(inventory, (group) => groups.has(group)).filter(
      (resource) => resource.completeness === 'complete' && selectsTargets(resource),
    );
    const marks: Mark[] = [
      ...sets.map((agent) =>
        markAgent(
          agent,
          `${describeAgent(agent)} renders each target from ${agent.generators.join(', ') || 'its values'}`,
        ),
      ),
      ...repeated.map((agent) =>
        markAgent(
          agent,
          `a template of the chart ${agent.resource.chart ?? ''} writes it for each of several clusters`,
        ),
      ),
      ...helmfiles.map(({ path, objectId }) => ({
        path,
        objectId,
        line: 1,
        note: 'its releases go to several clusters, each with an environment',
      })),
      ...selected.map(({ path, objectId, line, kind, name }) => ({
        path,
        objectId,
        line,
        note: `${kind} ${name ?? ''} selects its targets by label`,
      })),
    ];
    const measures = {
      templates: marks.length,
      targets: inventory.clusters.map(({ name }) => name),
      generators: [...new Set(sets.flatMap(({ generators }) => generators))].sort(),
    };
    if (marks.length > 0)
      return {
        outcome: 'present',
        measures,
        marks,
        reason: `${counted(marks.length, 'definition is', 'definitions are')} rendered for many targets.`,
      };
    if (countedAgents(inventory).length === 0 && inventory.clusters.length < 2)
      return { outcome: 'not-applicable', measures, reason: 'Neither a GitOps agent nor several clusters were found.' };
    const what = [
      'ApplicationSets whose destination comes from a generator',
      'templates of charts that write one Application for several clusters',
      'helmfiles with environments for several clusters',
      'ResourceSets that fill in the cluster',
      'Fleet targets',
      'cluster selectors of Sveltos',
      'ClusterClass',
    ];
    return {
      outcome: 'absent',
      measures,
      searched: { files: inventory.filesRead, what },
      reason: 'No definition that is rendered for many targets was found.',
    };
  },
});

const groups = new Set(['fleet.cattle.io', 'config.projectsveltos.io', 'cluster.x-k8s.io']);

function selectsTargets({ group, kind, body }: Resource): boolean {
  const spec = objectAt(body ?? undefined, 'spec');
  if (group === 'fleet.cattle.io' && kind === 'GitRepo') {
    return listAt(spec, 'targets').some(
      (target) => isObject(target) && ('clusterSelector' in target || 'clusterGroup' in target),
    );
  }
  if (group === 'fleet.cattle.io' && kind === 'Bundle') {
    return [...listAt(spec, 'targets'), ...listAt(spec, 'targetCustomizations')].some(
      (target) => isObject(target) && ('clusterSelector' in target || 'clusterGroup' in target),
    );
  }
  if (group === 'config.projectsveltos.io') return valueAt(spec, 'clusterSelector') !== undefined;
  return group === 'cluster.x-k8s.io' && kind === 'ClusterClass';
}
