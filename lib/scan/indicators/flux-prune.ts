import { fluxKustomizations } from '@/lib/scan/agent-selection';
import { defineDecisionIndicator } from '@/lib/scan/decision-indicator';

export const fluxPrune = defineDecisionIndicator({
  id: 'flux-prune',
  select: fluxKustomizations,
  decision: (agent) => agent.prune,
  counted: 'Flux Kustomizations',
  yes: 'removes what left Git',
  no: 'keeps what left Git',
  does: 'remove what was removed from Git',
  none: 'No Flux Kustomization was found.',
  what: 'spec.prune of Flux Kustomizations',
  change: () => ({ key: ['spec'], change: { prune: true } }),
});
