import { argoCdObjects } from '@/lib/scan/agent-selection';
import { defineDecisionIndicator, syncPolicyKey } from '@/lib/scan/decision-indicator';

export const argocdAutomatedSync = defineDecisionIndicator({
  id: 'argocd-automated-sync',
  select: argoCdObjects,
  decision: (agent) => agent.automatic,
  counted: 'Argo CD applications and application sets',
  yes: 'syncs by itself',
  no: 'waits for a person to sync',
  does: 'sync by themselves',
  none: 'No Application of Argo CD is here.',
  what: 'spec.syncPolicy.automated of Applications and of ApplicationSet templates',
  change: (agent) => ({
    key: syncPolicyKey(agent),
    change: { automated: { enabled: null, selfHeal: true, prune: true } },
  }),
});
