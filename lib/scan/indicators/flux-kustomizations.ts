import { fluxKustomizations } from '@/lib/scan/agent-selection';
import { definePresenceIndicator } from '@/lib/scan/presence-indicator';

export const fluxKustomizationObjects = definePresenceIndicator({
  id: 'flux-kustomizations',
  select: fluxKustomizations,
  noun: 'Flux Kustomization',
  what: 'objects of kind Kustomization in the group kustomize.toolkit.fluxcd.io, and FluxInstances with spec.sync',
});
