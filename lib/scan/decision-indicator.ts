import type { AgentObject, Decision } from '@/lib/scan/documents/agent-object';
import { defineIndicator, type Indicator } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { describeAgent, detectTally, markDecision, tallyAgents } from '@/lib/scan/tally';

interface DecisionIndicator {
  id: string;
  select: (inventory: Inventory) => AgentObject[];
  decision: (agent: AgentObject) => Decision;
  /** What is counted, in the plural. */
  counted: string;
  /** What one that decides yes does, and what one that decides no does: `reverts drift`, `leaves drift in place`. */
  yes: string;
  no: string;
  /** What several do: `revert drift by themselves`. */
  does: string;
  none: string;
  what: string;
}

/** An indicator that counts one yes-or-no of agent objects. */
export function defineDecisionIndicator(rule: DecisionIndicator): Indicator {
  return defineIndicator({
    id: rule.id,
    detect(inventory) {
      const agents = rule.select(inventory);
      const tally = tallyAgents(agents, (agent) => (agent.unresolved ? null : rule.decision(agent).value));
      const marks = agents.map((agent) => {
        const { value } = rule.decision(agent);
        const says = value === true ? rule.yes : value === false ? rule.no : 'cannot be resolved';
        return markDecision(agent, rule.decision(agent), `${describeAgent(agent)} ${says}`);
      });
      const searched = { files: inventory.filesRead, what: [rule.what] };
      return detectTally(tally, marks, { none: rule.none, counted: rule.counted, does: rule.does, searched });
    },
  });
}
