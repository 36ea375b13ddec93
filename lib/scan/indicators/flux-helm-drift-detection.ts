import { fluxHelmReleases, isOfHelmOperator } from '@/lib/scan/agent-selection';
import { defineDecisionIndicator } from '@/lib/scan/decision-indicator';

export const fluxHelmDriftDetection = defineDecisionIndicator({
  id: 'flux-helm-drift-detection',
  select: (inventory) => fluxHelmReleases(inventory).filter((release) => !isOfHelmOperator(release)),
  decision: (agent) => agent.selfHeal,
  counted: 'Flux HelmReleases',
  yes: 'corrects drift of what its chart made',
  no: 'does not correct drift of what its chart made',
  does: 'correct drift of what their charts made',
  none: 'No Flux HelmRelease that could look for drift was found.',
  what: 'spec.driftDetection.mode: enabled of HelmReleases',
  change: () => ({ key: ['spec', 'driftDetection'], change: { mode: 'enabled' } }),
});
