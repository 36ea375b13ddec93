import {
  type CriterionFacts,
  defineCriterion,
  type Judgement,
  joinParts,
  met,
  unknown,
} from '@/lib/assessment/criterion';
import { listed } from '@/lib/assessment/wording';

/** Clusters come from declarations, and are upgraded and replaced through them. A declaration may be in another repository. */
export const clusterLifecycle = defineCriterion({
  id: 'cluster-lifecycle',
  judge(facts) {
    return joinParts([
      { name: 'Clusters are declared', judgement: judgeDeclared(facts) },
      { name: 'Upgraded by declaration', judgement: judgeUpgrades(facts) },
      {
        name: 'Replaced, not repaired',
        judgement: unknown('Whether clusters are replaced through their declarations is for the platform team to say.'),
      },
    ]);
  },
});

function judgeDeclared(facts: CriterionFacts): Judgement {
  const { id, outcome, reason, evidence } = facts.finding('cluster-lifecycle');
  if (outcome === 'present') return met(`Clusters are declared (${listed(facts.list(id, 'names'))}).`, evidence);
  return unknown(outcome === 'unknown' ? reason : 'No declaration of a cluster is in these repositories.');
}

function judgeUpgrades(facts: CriterionFacts): Judgement {
  const { id, evidence } = facts.finding('cluster-lifecycle');
  if (facts.number(id, 'upgrades') > 0) return met('Plans in Git upgrade the nodes.', evidence);
  return unknown('Whether upgrades go through the declarations shows only in what runs.');
}
