import { type CriterionFacts, defineCriterion, met, notMet, partlyMet, unknown } from '@/lib/assessment/criterion';
import { countAgentObjects } from '@/lib/assessment/production-delivery';
import { counted } from '@/lib/assessment/wording';

const RENDERED_ELSEWHERE =
  'A template is rendered for every cluster that the agent knows, and which these are is not in Git.';
const SHARED_UNSEEN = 'no agent is seen that takes their state, so what they share is not to be seen here.';
const SHOW_SHARING = 'Add the repository that holds the objects of the agent, or tell what the targets take in common.';
const CLUSTERS_UNNAMED =
  'Several environments are named, and which clusters or regions serve them, and what those share, is not to be seen here.';
const LIST_CLUSTERS = 'Connect the agent, or keep the list of its clusters in Git.';

/** Clusters, regions or clouds that take their state from shared definitions. */
export const manyTargetsOneSource = defineCriterion({
  id: 'many-targets-one-source',
  judge(facts) {
    const { id, outcome, reason, evidence } = facts.finding('clusters');
    const shared = facts.number(id, 'shared');
    const needed = facts.thresholds.sharedTargetsMinimum;
    if (shared >= needed)
      return met(`${counted(shared, 'target')} take their state from shared definitions.`, evidence);
    if (outcome === 'unknown') return unknown(reason);
    if (shared === 0 && asksAgentForClusters(facts)) return unknown(RENDERED_ELSEWHERE, { settledBy: LIST_CLUSTERS });
    const targets = facts.list(id, 'names').length;
    if (targets < needed) {
      if (namesEnvironments(facts)) return unknown(CLUSTERS_UNNAMED, { settledBy: SHOW_SHARING });
      const single = 'A single target is to be seen, and no decision that one is enough is recorded.';
      return notMet(targets === 0 ? 'No target is named that could share definitions with another.' : single, evidence);
    }
    if (shared === 0 && countAgentObjects(facts).all === 0)
      return unknown(`${counted(targets, 'target')} are named, and ${SHARED_UNSEEN}`, { settledBy: SHOW_SHARING });
    const short = `${shared} of ${counted(targets, 'target')} take their state from shared definitions (at least ${needed} needed).`;
    return shared === 0 ? notMet(short, evidence) : partlyMet(shared / targets, short, evidence);
  },
});

/** Several environments, and no object of an agent that reaches production to tell where: others take in what is here. */
function namesEnvironments(facts: CriterionFacts): boolean {
  const environments = facts.list('environments', 'names').length;
  return environments >= facts.thresholds.sharedTargetsMinimum && countAgentObjects(facts).production === 0;
}

/** Generators that take their targets from the agent's own list of clusters. */
function asksAgentForClusters(facts: CriterionFacts): boolean {
  return facts.list('fleet-templates', 'generators').some((name) => /^cluster(s|DecisionResource)$/.test(name));
}
