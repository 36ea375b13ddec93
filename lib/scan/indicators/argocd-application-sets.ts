import { argoCdObjects } from '@/lib/scan/agent-selection';
import { defineIndicator } from '@/lib/scan/indicator';
import { describeAgent, markAgent } from '@/lib/scan/tally';

export const argocdApplicationSets = defineIndicator({
  id: 'argocd-application-sets',
  detect(inventory) {
    const sets = inventory.agents.filter((agent) => agent.counted && agent.kind === 'ApplicationSet');
    const complete = sets.filter((agent) => agent.resource.completeness !== 'partial');
    const measures = {
      objects: complete.length,
      unresolved: sets.length - complete.length,
      production: complete.filter((agent) => agent.production === true).length,
      generators: [...new Set(sets.flatMap((agent) => agent.generators))].sort(),
    };
    const marks = sets.map((agent) =>
      markAgent(agent, `${describeAgent(agent)}: ${agent.generators.join(', ') || 'no generator'}`),
    );
    if (complete.length > 0) {
      return { outcome: 'present', measures, marks, reason: `${complete.length} ApplicationSets were found.` };
    }
    if (sets.length > 0) {
      return {
        outcome: 'unknown',
        measures,
        marks,
        reason: 'Only patches of ApplicationSets were found; their bases are not in this repository.',
      };
    }
    const searched = { files: inventory.filesRead, what: ['objects of kind ApplicationSet in the group argoproj.io'] };
    return {
      outcome: 'absent',
      measures,
      searched,
      reason:
        argoCdObjects(inventory).length === 0
          ? 'No ApplicationSet was found, and no Application either.'
          : 'Applications are written one by one; no ApplicationSet was found.',
    };
  },
});
