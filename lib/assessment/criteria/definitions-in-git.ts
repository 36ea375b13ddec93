import { type CriterionFacts, defineCriterion, met, notMet, unknown } from '@/lib/assessment/criterion';
import { AGENT_OBJECTS, countAgentObjects, withImpliedProduction } from '@/lib/assessment/production-delivery';
import { counted, listed } from '@/lib/assessment/wording';

const HOLDERS = ['kubernetes-manifests', 'helm-packaging', 'infrastructure-code'];
const COMPOSE = 'compose-services';

/** Met by a complete workload, release or infrastructure root; a chart counts where a pipeline deploys production with it. */
export const definitionsInGit = defineCriterion({
  id: 'definitions-in-git',
  judge(facts) {
    const found = findDefinitions(facts);
    if (found.length > 0) {
      const reason = `Deployable definitions are in Git: ${listed(found)}.`;
      return met(withImpliedProduction(facts, reason), facts.evidence(...HOLDERS, COMPOSE, ...AGENT_OBJECTS));
    }
    const unread = HOLDERS.map(facts.finding).find(({ outcome }) => outcome === 'unknown');
    if (unread !== undefined) return unknown(unread.reason);
    if (facts.number('push-deploys', 'productionImperative') > 0) {
      const reason = 'Pipelines change production by commands, and no definition that a tool could deploy is here.';
      return notMet(reason, facts.evidence('push-deploys'));
    }
    return unknown('No complete workload, release or infrastructure root is in these repositories.');
  },
});

function findDefinitions(facts: CriterionFacts): string[] {
  const pushed = facts.number('push-deploys', 'production') > 0;
  const counts: [number, string][] = [
    [facts.number('kubernetes-manifests', 'workloads'), 'workload'],
    [facts.number('helm-packaging', 'releases'), 'release'],
    [facts.number(COMPOSE, 'services'), 'Compose service'],
    [countAgentObjects(facts).production, 'production agent object'],
    [facts.number('infrastructure-code', 'roots'), 'infrastructure root'],
    [pushed ? facts.number('helm-packaging', 'charts') : 0, 'chart that a pipeline deploys'],
  ];
  return counts.flatMap(([count, noun]) => {
    if (count === 0) return [];
    return [noun.startsWith('chart') ? counted(count, noun, 'charts that a pipeline deploys') : counted(count, noun)];
  });
}
