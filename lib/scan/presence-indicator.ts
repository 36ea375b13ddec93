import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { defineIndicator, type Indicator } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { leadingMarks } from '@/lib/scan/leading-marks';
import { describeAgent, markAgent, tallyAgents } from '@/lib/scan/tally';

interface PresenceIndicator {
  id: string;
  select: (inventory: Inventory) => AgentObject[];
  /** What it is, in the singular: `Flux Kustomization`. */
  noun: string;
  what: string;
}

/** An indicator that tells whether agent objects of one kind are there; the tally counts those that are neither suspended nor left alone. */
export function definePresenceIndicator(rule: PresenceIndicator): Indicator {
  return defineIndicator({
    id: rule.id,
    detect(inventory) {
      const agents = rule.select(inventory);
      const measures = { ...tallyAgents(agents, (agent) => (agent.unresolved ? null : agent.automatic.value)) };
      if (agents.length === 0) {
        const searched = { files: inventory.filesRead, what: [rule.what] };
        return { outcome: 'absent', measures, searched, reason: `No ${rule.noun} was found.` };
      }
      const marks = leadingMarks(agents, (agent) => markAgent(agent, describeAgent(agent)));
      if (measures.of === 0) {
        const reason = `Only ${rule.noun} objects were found that cannot be resolved: what completes or fills them is not in this repository.`;
        return { outcome: 'unknown', measures, marks, reason };
      }
      const paused = measures.of - measures.met;
      const rest = paused > 0 ? `, ${paused} of them suspended or left alone` : '';
      return {
        outcome: 'present',
        measures,
        marks,
        reason: `${measures.of} complete ${rule.noun} objects were found${rest}.`,
      };
    },
  });
}
