import { countedAgents } from '@/lib/scan/agent-selection';
import { defineIndicator } from '@/lib/scan/indicator';
import { describeAgent, markDecision } from '@/lib/scan/tally';

/** A risk: agent objects whose reconciliation is paused in Git. */
export const suspendedReconciliation = defineIndicator({
  id: 'suspended-reconciliation',
  detect(inventory) {
    const agents = countedAgents(inventory);
    const suspended = agents.filter((agent) => agent.suspended.value === true);
    const measures = { suspended: suspended.length, of: agents.length };
    if (agents.length === 0)
      return { outcome: 'not-applicable', measures, reason: 'No object of a GitOps agent was found.' };
    const open = agents.filter((agent) => agent.suspended.value === null);
    if (suspended.length === 0 && open.length * 3 > agents.length) {
      const reason = `Whether ${open.length} of ${agents.length} agent objects are suspended is decided by a template.`;
      return { outcome: 'unknown', measures, reason };
    }
    if (suspended.length === 0) {
      const searched = {
        files: inventory.filesRead,
        what: ['suspend: true of Flux objects, skip-reconcile of Argo CD, paused of other agents'],
      };
      return { outcome: 'absent', measures, searched, reason: `None of ${agents.length} agent objects is suspended.` };
    }
    const marks = suspended.map((agent) =>
      markDecision(agent, agent.suspended, `${describeAgent(agent)} is suspended`),
    );
    return {
      outcome: 'present',
      share: suspended.length / agents.length,
      measures,
      marks,
      reason: `${suspended.length} of ${agents.length} agent objects are suspended: changes to them wait until somebody resumes them.`,
    };
  },
});
