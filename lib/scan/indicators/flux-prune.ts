import { fluxDaemons, fluxKustomizations } from '@/lib/scan/agent-selection';
import { defineDecisionIndicator } from '@/lib/scan/decision-indicator';
import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { FLUX_DAEMON } from '@/lib/scan/documents/flux-daemon';
import { withValuesOfDaemon } from '@/lib/scan/flux-daemon-values';
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
  change: (agent) => (deliversDefinitions(agent) ? null : { key: ['spec'], change: { prune: true } }),
});

const definitions = /(^|[-_/.])(crds?|custom-?resource-?definitions?)([-_/.]|$)/i;

/** To remove the definition of a kind removes every object of it: that is nothing to be advised. */
function deliversDefinitions({ name, resource, sources }: AgentObject): boolean {
  return [name, resource.path, ...sources.map(({ path }) => path ?? '')].some((text) => definitions.test(text));
}

const ofDaemons = defineDecisionIndicator({
  ...texts,
  select: (inventory) => fluxDaemons(inventory).map((daemon) => withValuesOfDaemon(daemon, inventory)),
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
