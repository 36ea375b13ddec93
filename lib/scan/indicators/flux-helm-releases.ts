import { fluxHelmReleases } from '@/lib/scan/agent-selection';
import { definePresenceIndicator } from '@/lib/scan/presence-indicator';

export const fluxHelmReleaseObjects = definePresenceIndicator({
  id: 'flux-helm-releases',
  select: fluxHelmReleases,
  noun: 'Flux HelmRelease',
  what: 'objects of kind HelmRelease in the group helm.toolkit.fluxcd.io, and in helm.fluxcd.io and flux.weave.works of Flux 1',
});
