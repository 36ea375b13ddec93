import type { AgentObject, Decision } from '@/lib/scan/documents/agent-object';
import type { JsonObject } from '@/lib/scan/documents/json';
import { proposeChange } from '@/lib/scan/documents/proposal';
import type { Proposal } from '@/lib/scan/evidence';
import { defineIndicator, type Indicator } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { leadingMarks } from '@/lib/scan/leading-marks';
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
  /** The part of an object to change so that it decides yes, and the change; null where it should not be, or nobody can write it for others. */
  change: (agent: AgentObject) => { key: readonly string[]; change: JsonObject } | null;
}

/** An indicator that counts one yes-or-no of agent objects. */
export function defineDecisionIndicator(rule: DecisionIndicator): Indicator {
  return defineIndicator({
    id: rule.id,
    detect(inventory) {
      const agents = mostTellingFirst(rule.select(inventory), rule.decision);
      const tally = tallyAgents(agents, (agent) => (agent.unresolved ? null : rule.decision(agent).value));
      const marks = leadingMarks(agents, (agent) => {
        const { value } = rule.decision(agent);
        const says = value === true ? rule.yes : value === false ? rule.no : 'cannot be resolved';
        return markDecision(agent, rule.decision(agent), `${describeAgent(agent)} ${says}`);
      });
      const searched = { files: inventory.filesRead, what: [rule.what] };
      const detection = detectTally(tally, marks, {
        none: rule.none,
        counted: rule.counted,
        does: rule.does,
        searched,
      });
      const proposal = proposalFor(agents, rule);
      return proposal ? { ...detection, proposal } : detection;
    },
  });
}

/** How the first object that decides no would decide yes. */
function proposalFor(agents: readonly AgentObject[], { decision, change }: DecisionIndicator): Proposal | null {
  for (const agent of agents) {
    const changed = agent.unresolved || decision(agent).value !== false ? null : change(agent);
    if (changed) return proposeChange(agent, changed.key, changed.change);
  }
  return null;
}

/** Objects of production before others, and among them those that decide no, then those that cannot be resolved. */
export function mostTellingFirst(
  agents: readonly AgentObject[],
  decision: (agent: AgentObject) => Decision,
): AgentObject[] {
  const rank = (agent: AgentObject): number => {
    const { value } = decision(agent);
    return (agent.production === true ? 0 : 3) + (value === false ? 0 : value === null ? 1 : 2);
  };
  const byRank = Array.from({ length: 6 }, (): AgentObject[] => []);
  for (const agent of agents) byRank[rank(agent)]?.push(agent);
  return byRank.flat();
}

/** Keys of an Argo CD object's sync policy: an ApplicationSet keeps it in its template. */
export function syncPolicyKey(agent: AgentObject): string[] {
  return agent.kind === 'ApplicationSet' ? ['spec', 'template', 'spec', 'syncPolicy'] : ['spec', 'syncPolicy'];
}
