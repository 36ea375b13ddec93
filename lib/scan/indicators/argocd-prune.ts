import { argoCdObjects } from '@/lib/scan/agent-selection';
import { defineDecisionIndicator, syncPolicyKey } from '@/lib/scan/decision-indicator';

export const argocdPrune = defineDecisionIndicator({
  id: 'argocd-prune',
  select: argoCdObjects,
  decision: (agent) => agent.prune,
  counted: 'Argo CD applications and application sets',
  yes: 'removes what left Git',
  no: 'keeps what left Git',
  does: 'remove what was removed from Git',
  none: 'No Application of Argo CD is here.',
  what: 'spec.syncPolicy.automated.prune of Applications and of ApplicationSet templates',
  change: (agent) => ({ key: syncPolicyKey(agent), change: { automated: { prune: true } } }),
});
