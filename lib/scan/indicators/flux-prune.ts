import { fluxDaemons, fluxKustomizations } from '@/lib/scan/agent-selection';
import { defineDecisionIndicator } from '@/lib/scan/decision-indicator';
import { FLUX_DAEMON } from '@/lib/scan/documents/flux-daemon';
import { defineIndicator } from '@/lib/scan/indicator';

const texts = {
  id: 'flux-prune',
  yes: 'removes what left Git',
  no: 'keeps what left Git',
  does: 'remove what was removed from Git',
} as const;

const ofKustomizations = defineDecisionIndicator({
  ...texts,
  select: (inventory) => fluxKustomizations(inventory).filter(({ kind }) => kind !== FLUX_DAEMON),
  decision: (agent) => agent.prune,
  counted: 'Flux Kustomizations',
  none: 'No Flux Kustomization was found.',
  what: 'spec.prune of Flux Kustomizations',
  change: () => ({ key: ['spec'], change: { prune: true } }),
});

const ofDaemons = defineDecisionIndicator({
  ...texts,
  select: fluxDaemons,
  decision: (agent) => agent.prune,
  counted: 'daemons of Flux 1',
  none: 'No daemon of Flux 1 was found.',
  what: 'garbage collection in the arguments of the daemon of Flux 1, and in the values of its chart',
  change: () => null,
});

/** What left Git is removed from the cluster: by Kustomizations as they say, and where there are none by the daemon of Flux 1. */
export const fluxPrune = defineIndicator({
  id: texts.id,
  detect(inventory) {
    const daemons = fluxDaemons(inventory).length;
    const isOfDaemons = daemons > 0 && daemons === fluxKustomizations(inventory).length;
    return (isOfDaemons ? ofDaemons : ofKustomizations).detect(inventory);
  },
});
