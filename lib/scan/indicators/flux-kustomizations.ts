import { counted } from '@/lib/assessment/wording';
import { fluxDaemons, fluxKustomizations } from '@/lib/scan/agent-selection';
import { defineIndicator } from '@/lib/scan/indicator';
import { definePresenceIndicator } from '@/lib/scan/presence-indicator';

const what = 'objects of kind Kustomization in the group kustomize.toolkit.fluxcd.io, and FluxInstances with spec.sync';

const objects = definePresenceIndicator({
  id: 'flux-kustomizations',
  select: fluxKustomizations,
  noun: 'Flux Kustomization',
  what,
});

/** The daemon of Flux 1 applies its folders by its own arguments: it is counted, and it is no Kustomization. */
export const fluxKustomizationObjects = defineIndicator({
  id: objects.id,
  detect(inventory) {
    const detection = objects.detect(inventory);
    const daemons = fluxDaemons(inventory).length;
    if (daemons === 0) return detection;
    if (daemons < fluxKustomizations(inventory).length) {
      const among = counted(daemons, 'of these is a daemon', 'of these are daemons');
      return { ...detection, reason: `${detection.reason} ${among} of Flux 1.` };
    }
    const { measures = {} } = detection;
    const searched = { files: inventory.filesRead, what: [what] };
    const reason = 'No Flux Kustomization was found. Flux 1 is used, whose daemon applies folders without one.';
    return { outcome: 'absent', measures, searched, reason };
  },
});
