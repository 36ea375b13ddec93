import { counted, listed } from '@/lib/assessment/wording';
import { countedAgents } from '@/lib/scan/agent-selection';
import { isObject, listAt, objectAt, valueAt } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';
import type { Measures } from '@/lib/scan/evidence';
import { type Detection, defineIndicator, type Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { leadingMarks } from '@/lib/scan/leading-marks';
import { countedObjects } from '@/lib/scan/objects-by-group';
import { generatedTemplates, helmfilesOfClusters, repeatedForClusters } from '@/lib/scan/rendered-definitions';
import { objectsOfSeveralOverlays } from '@/lib/scan/repeated-objects';
import { sharedDefinitions } from '@/lib/scan/shared-targets';
import { targetFinder } from '@/lib/scan/sibling-targets';
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
    const byHand = sharedByHand(inventory, measures);
    if (byHand !== null) return byHand;
    if (countedAgents(inventory).length === 0 && inventory.clusters.length < 2 && !hasHelmfilePerTarget(inventory))
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

/** The same helmfile stands in the folders of several targets, a copy for each. */
function hasHelmfilePerTarget(inventory: Inventory): boolean {
  const targetOf = targetFinder(inventory);
  const places = inventory.helmfiles.flatMap(({ path, counted }) => (counted ? (targetOf(path) ?? []) : []));
  const byRest = Map.groupBy(places, ({ rest }) => rest);
  return [...byRest.values()].some((all) => new Set(all.map(({ target }) => target)).size > 1);
}

/** What clusters share, else what overlays do that can only be those of different clusters; null: nothing is shared. */
function sharedByHand(inventory: Inventory, measures: Measures): Detection | null {
  const byClusters = sharedDefinitions(inventory);
  const shared = byClusters.length > 0 ? byClusters : objectsOfSeveralOverlays(inventory);
  if (shared.length === 0) return null;
  const sharedBy = [...new Set(shared.flatMap(({ targets }) => targets))].sort();
  const marks = leadingMarks(shared, ({ place: { path, objectId, line }, targets }) => ({
    path,
    objectId,
    line,
    note: `one definition for ${shortened(targets)}`,
  }));
  const who =
    byClusters.length > 0
      ? `${sharedBy.length} clusters`
      : `${sharedBy.length} overlays, which are for different clusters`;
  return {
    outcome: 'partial',
    measures: { ...measures, shared: shared.length, sharedBy: sharedBy.slice(0, mostNamed) },
    marks,
    reason: `${counted(shared.length, 'definition is', 'definitions are')} shared by ${who}; nothing generates what each adds to them, so a new target is written by hand.`,
  };
}

/** Targets named in the measures, and in a note. */
const mostNamed = 60;
const mostNoted = 5;

function shortened(names: readonly string[]): string {
  const rest = names.length - mostNoted;
  return rest > 0 ? `${names.slice(0, mostNoted).join(', ')} and ${rest} more` : listed(names);
}

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
