import { countedAgents } from '@/lib/scan/agent-selection';
import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { isObject, listAt, objectAt, textAt, valueAt } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';
import { isUnresolved } from '@/lib/scan/documents/unresolved';
import { defineIndicator, type Mark } from '@/lib/scan/indicator';
import { describeAgent, markAgent } from '@/lib/scan/tally';

/** One definition that is rendered for many targets, so that a new target is one entry (detection rules ARGO-8, FLT-1). */
export const fleetTemplates = defineIndicator({
  id: 'fleet-templates',
  detect(inventory) {
    const sets = countedAgents(inventory).filter(rendersTargets);
    const selected = inventory.resources.filter(
      (resource) => resource.counted && resource.completeness === 'complete' && selectsTargets(resource),
    );
    const marks: Mark[] = [
      ...sets.map((agent) =>
        markAgent(
          agent,
          `${describeAgent(agent)} renders each target from ${agent.generators.join(', ') || 'its values'}`,
        ),
      ),
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
        reason: `${marks.length} definitions are rendered for many targets.`,
      };
    if (countedAgents(inventory).length === 0)
      return { outcome: 'not-applicable', measures, reason: 'No object of a GitOps agent was found.' };
    const what = [
      'ApplicationSets whose destination comes from a generator',
      'Fleet targets',
      'cluster selectors of Sveltos',
      'ClusterClass',
    ];
    return {
      outcome: 'absent',
      measures,
      searched: { files: inventory.filesRead, what },
      reason: 'No definition is rendered for many targets; each is written out.',
    };
  },
});

/** An ApplicationSet whose destination cluster is filled by its generators, or a chart's template that each cluster's values fill. */
function rendersTargets(agent: AgentObject): boolean {
  if (agent.renderedFor.length > 1) return true;
  if (agent.kind !== 'ApplicationSet' || agent.unresolved) return false;
  const destination = objectAt(agent.resource.body ?? undefined, 'spec', 'template', 'spec', 'destination');
  const target = textAt(destination, 'server') ?? textAt(destination, 'name') ?? '';
  return isUnresolved(target);
}

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
