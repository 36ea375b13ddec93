import { runsSomething } from '@/lib/scan/declared-state';
import type { Measures } from '@/lib/scan/evidence';
import { defineIndicator, type Mark } from '@/lib/scan/indicator';
import { declaresClusterObjects } from '@/lib/scan/object-indicator';
import { type Rollout, rolloutsOf } from '@/lib/scan/rollouts';
import { separateCanaries } from '@/lib/scan/separate-canaries';

/** New versions reach users step by step, with the traffic directed on purpose (detection rules PD-1 to PD-5). */
export const progressiveDelivery = defineIndicator({
  id: 'progressive-delivery',
  detect(inventory) {
    const rollouts = rolloutsOf(inventory);
    const controlled = rollouts.filter((rollout) => rollout.controlled === true);
    const open = rollouts.filter((rollout) => rollout.controlled === null);
    const measures = measuresOf(rollouts, controlled, open);
    const marks = [...controlled, ...open, ...rollouts.filter((rollout) => rollout.controlled === false)].map(markOf);
    const of = rollouts.length - open.length;
    if (controlled.length > 0) {
      const reason = `${controlled.length} of ${of} rollouts go step by step with directed traffic: ${listed(measures['kinds'])}.`;
      return { outcome: 'present', share: controlled.length / of, measures, marks, reason };
    }
    if (open.length > 0) {
      const reason = `Templates decide how ${open.length} rollouts go on.`;
      return { outcome: 'unknown', measures, marks, reason };
    }
    if (rollouts.length > 0) {
      const reason = 'Rollouts are declared, and none of them directs traffic step by step by itself.';
      return { outcome: 'partial', share: 0, measures, marks, reason };
    }
    const separate = separateCanaries(inventory);
    if (separate.length > 0) {
      const reason = `${separate.length} canaries stand beside the main release, and people move the new version on.`;
      return { outcome: 'partial', share: 0, measures, marks: separate, reason };
    }
    if (!runsSomething(inventory)) {
      return { outcome: 'not-applicable', measures, reason: 'Nothing that could be rolled out is declared here.' };
    }
    const what = [
      'Rollouts of Argo Rollouts and OpenKruise',
      'Canaries of Flagger',
      'stages of PipeCD and Cloud Deploy',
      'traffic weights',
    ];
    const searched = { files: inventory.filesRead, what };
    const reason = declaresClusterObjects(inventory)
      ? 'Every workload takes a new version at once or by a plain rolling update.'
      : 'Nothing here takes a new version step by step.';
    return { outcome: 'absent', measures, searched, reason };
  },
});

function measuresOf(rollouts: readonly Rollout[], controlled: readonly Rollout[], open: readonly Rollout[]): Measures {
  const names = (values: readonly (string | null)[]): string[] =>
    [...new Set(values.filter((value) => value !== null))].sort();
  return {
    rollouts: rollouts.length,
    controlled: controlled.length,
    open: open.length,
    skipped: rollouts.filter(({ skipped }) => skipped).length,
    kinds: names(controlled.flatMap(({ kinds }) => kinds)),
    providers: names(rollouts.map(({ provider }) => provider)),
    tools: names(rollouts.map(({ tool }) => tool)),
    thresholds: names(rollouts.flatMap(placesOfThresholds)),
  };
}

/** Where it stands what is bad: in the rollout itself, or in templates that it refers to. */
function placesOfThresholds({ templates, thresholds }: Rollout): string[] {
  return [...(thresholds > 0 ? ['in the rollout'] : []), ...(templates.length > 0 ? ['in analysis templates'] : [])];
}

function listed(value: number | string[] | undefined): string {
  return Array.isArray(value) ? value.join(', ') : '';
}

function markOf({ resource, tool, kinds, provider, controlled, key, skipped }: Rollout): Mark {
  const { path, objectId, line, rootKey, kind, name } = resource;
  const how = [kinds.join(', '), ...(provider === null ? [] : [`by ${provider}`])]
    .filter((part) => part !== '')
    .join(' ');
  const flaw = skipped
    ? ', its analysis is skipped'
    : controlled === false
      ? ', without directed traffic or switched off'
      : '';
  const note = `${kind} ${name ?? ''} of ${tool}${how === '' ? '' : `: ${how}`}${flaw}`;
  return { path, objectId, line, key: [...rootKey, ...key], note };
}
