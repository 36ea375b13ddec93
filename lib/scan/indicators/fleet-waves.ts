import { countedAgents } from '@/lib/scan/agent-selection';
import { listAt, objectAt, textAt, valueAt } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';
import { defineIndicator, type Mark } from '@/lib/scan/indicator';
import { countedObjects } from '@/lib/scan/objects-by-group';

interface Wave extends Mark {
  /** The next group waits until the one before it is healthy. */
  gated: boolean;
}

const groups = new Set([
  'argoproj.io',
  'fleet.cattle.io',
  'config.projectsveltos.io',
  'work.open-cluster-management.io',
]);

/** Changes go out to groups of targets one after the other (detection rules ARGO-9). */
export const fleetWaves = defineIndicator({
  id: 'fleet-waves',
  detect(inventory) {
    const waves: Wave[] = countedObjects(inventory, (group) => groups.has(group))
      .filter(({ completeness }) => completeness === 'complete')
      .flatMap(waveOf);
    const gated = waves.filter((wave) => wave.gated);
    const measures = { waves: waves.length, healthGated: gated.length, shared: gated.length };
    const marks = waves.map(({ gated: _gated, ...mark }) => mark);
    if (waves.length === 0) {
      if (countedAgents(inventory).length === 0 && inventory.clusters.length < 2) {
        const reason = 'Neither a GitOps agent nor several clusters were found.';
        return { outcome: 'not-applicable', measures, reason };
      }
      const what = [
        'RollingSync of ApplicationSets',
        'rollout strategies of Fleet and Sveltos',
        'ClusterPromotion',
        'placement rollouts',
      ];
      return {
        outcome: 'absent',
        measures,
        searched: { files: inventory.filesRead, what },
        reason: 'Nothing was found that sends changes out in waves of targets.',
      };
    }
    const outcome = gated.length > 0 ? 'present' : 'partial';
    return {
      outcome,
      measures,
      marks,
      reason: `Definitions that send changes out in waves: ${waves.length}. Of these, ${gated.length} wait for health between waves.`,
    };
  },
});

function waveOf(resource: Resource): Wave[] {
  const { group, kind, body, path, objectId, line, name } = resource;
  const spec = objectAt(body ?? undefined, 'spec');
  const mark = (key: string[], gated: boolean, how: string): Wave[] => [
    { path, objectId, line, key, gated, note: `${kind} ${name ?? ''}: ${how}` },
  ];
  if (group === 'argoproj.io' && kind === 'ApplicationSet') {
    const steps = listAt(spec, 'strategy', 'rollingSync', 'steps');
    if (textAt(spec, 'strategy', 'type') !== 'RollingSync' || steps.length < 2) return [];
    // RollingSync starts a step only when the applications of the step before are healthy.
    return mark(['spec', 'strategy'], true, `rolling sync in ${steps.length} steps`);
  }
  if (group === 'fleet.cattle.io' && listAt(spec, 'rolloutStrategy', 'partitions').length >= 2) {
    return mark(['spec', 'rolloutStrategy'], true, 'partitions, the next when the one before is ready');
  }
  if (group === 'config.projectsveltos.io' && kind === 'ClusterPromotion')
    return mark(['spec', 'stages'], true, 'staged promotion over clusters');
  if (group === 'config.projectsveltos.io' && valueAt(spec, 'maxUpdate') !== undefined) {
    return mark(
      ['spec', 'maxUpdate'],
      valueAt(spec, 'validateHealths') !== undefined,
      'a limited number of clusters at a time',
    );
  }
  if (
    group === 'work.open-cluster-management.io' &&
    textAt(spec, 'placementRefs', 0, 'rolloutStrategy', 'type')?.startsWith('Progressive')
  ) {
    return mark(['spec', 'placementRefs'], true, 'progressive rollout over placements');
  }
  return [];
}
