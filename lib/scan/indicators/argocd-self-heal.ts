import { argoCdObjects } from '@/lib/scan/agent-selection';
import { defineDecisionIndicator, syncPolicyKey } from '@/lib/scan/decision-indicator';

export const argocdSelfHeal = defineDecisionIndicator({
  id: 'argocd-self-heal',
  select: argoCdObjects,
  decision: (agent) => agent.selfHeal,
  counted: 'Argo CD applications and application sets',
  yes: 'reverts drift',
  no: 'leaves drift in place',
  does: 'revert drift by themselves',
  none: 'No Application of Argo CD is here.',
  what: 'spec.syncPolicy.automated.selfHeal of Applications and of ApplicationSet templates',
  change: (agent) => ({ key: syncPolicyKey(agent), change: { automated: { selfHeal: true } } }),
});
