import { argoCdObjects } from '@/lib/scan/agent-selection';
import { releasesOf } from '@/lib/scan/chart-releases';
import { defineIndicator } from '@/lib/scan/indicator';
import { leadingMarks } from '@/lib/scan/leading-marks';
import { describeAgent, markAgent } from '@/lib/scan/tally';

export const argocdApplications = defineIndicator({
  id: 'argocd-applications',
  detect(inventory) {
    const found = argoCdObjects(inventory).filter((agent) => agent.kind === 'Application');
    const complete = found.filter((agent) => agent.resource.completeness !== 'partial');
    const measures = {
      objects: complete.length,
      unresolved: found.length - complete.length,
      production: complete.filter((agent) => agent.production === true).length,
    };
    // Sets alone in the values are all that the chart makes.
    const [unread] = argoCdObjects(inventory).length === 0 ? releasesOf(inventory, /^argocd-apps$/) : [];
    if (unread) {
      const reason = 'A chart that makes Applications of its values is installed, and its values are not here.';
      return { outcome: 'unknown', measures, marks: [unread.mark], reason };
    }
    if (found.length === 0) {
      const searched = { files: inventory.filesRead, what: ['objects of kind Application in the group argoproj.io'] };
      return { outcome: 'absent', measures, searched, reason: 'No Argo CD Application was found.' };
    }
    const marks = leadingMarks(found, (agent) => markAgent(agent, describeAgent(agent)));
    if (complete.length === 0) {
      return {
        outcome: 'unknown',
        measures,
        marks,
        reason: 'Only partial Application objects were found; their bases are not in this repository.',
      };
    }
    return { outcome: 'present', measures, marks, reason: `${complete.length} Argo CD Applications were found.` };
  },
});
