import { type Counts, countsOf, judgeCounts } from '@/lib/assessment/connected-parts';
import { agentPulls } from '@/lib/assessment/criteria/agent-pulls';
import { type CriterionFacts, defineCriterion, type Judgement, met, notMet, unknown } from '@/lib/assessment/criterion';
import { AGENT_OBJECTS, findProductionDelivery, withImpliedProduction } from '@/lib/assessment/production-delivery';
import { counted } from '@/lib/assessment/wording';
import { FEWEST_DEPLOYMENTS } from '@/lib/delivery/delivery-report';

const ID = 'deployment-records';

/**
 * Met by the deployments that are known; without them when an agent pulls, or when a pipeline deploys without a person starting it. Which
 * target is production has not to be known where that is so for all.
 */
export const automatedDeploys = defineCriterion({
  id: 'automated-deploys',
  judge(facts) {
    const counts = countsOf(facts, ID, 'started');
    if (counts.of > 0 && counts.of < FEWEST_DEPLOYMENTS) return judgeFew(facts, counts);
    const started = judgeDeployments(facts, counts);
    return started.outcome === 'unknown' ? judgeDeclared(facts) : started;
  },
});

function judgeDeployments(facts: CriterionFacts, counts: Counts): Judgement {
  const required = {
    thing: 'deployment to production',
    things: 'deployments to production',
    does: 'were started by automation',
    threshold: facts.thresholds.automatedDeploysShare,
  };
  return judgeCounts(counts, required, facts.finding(ID));
}

/** So few are no share; but what they show is not said to be otherwise. */
function judgeFew(facts: CriterionFacts, { of, met: automated, open = 0 }: Counts): Judgement {
  if ((automated + open) / of >= facts.thresholds.automatedDeploysShare) return judgeDeclared(facts);
  const deployments = counted(of, 'deployment');
  return unknown(
    `Automation started ${automated} of ${deployments} to production. Under ${FEWEST_DEPLOYMENTS} deployments are too few to tell a share.`,
  );
}

function judgeDeclared(facts: CriterionFacts): Judgement {
  const pulled = agentPulls.judge(facts);
  if (pulled.outcome === 'met') return met(pulled.reason, pulled.evidence);
  const evidence = facts.evidence('push-deploys');
  const automatic = facts.number('push-deploys', 'productionAutomatic');
  if (automatic > 0) {
    const reason = `${counted(automatic, 'pipeline deploy')} to production ${automatic === 1 ? 'starts' : 'start'} on a push, a tag, a release or a schedule.`;
    return met(withImpliedProduction(facts, reason), evidence);
  }
  if (pulled.outcome === 'unknown') return judgeEveryTarget(facts) ?? unknown(pulled.reason);
  const manual = facts.number('push-deploys', 'productionManual');
  if (manual === 0) return unknown('A pipeline deploys to production, and what starts it is not to be seen.');
  const reason = `${counted(manual, 'pipeline deploy')} to production can only be started by hand.`;
  return notMet(withImpliedProduction(facts, reason), evidence);
}

/**
 * What holds for every target holds for production, whichever of them that is. Null where it does not, where none is to be seen, and where
 * pipelines deploy to a lower tier by name: production may then be what they leave out.
 */
function judgeEveryTarget(facts: CriterionFacts): Judgement | null {
  const delivery = findProductionDelivery(facts);
  if (delivery.by !== 'unknown' || delivery.settledBy === undefined) return null;
  const count = (name: string): number => facts.number('push-deploys', name);
  const pushed = count('unknownTarget');
  if (pushed > count('unknownTargetAutomatic')) return null;
  const pulled = facts.number('environments', 'unnamedObjects') > 0;
  if (!pulled && (pushed === 0 || count('nonProduction') > 0)) return null;
  const pipeline = 'a pipeline that starts by itself';
  const means = !pulled ? pipeline : pushed > 0 ? `an agent or ${pipeline}` : 'an agent';
  const reason = `No target is known as production. Whichever is, ${means} deploys to it, as to all that are to be seen.`;
  return met(reason, facts.evidence(...AGENT_OBJECTS, 'push-deploys'));
}
