import {
  type CriterionFacts,
  defineCriterion,
  joinParts,
  met,
  notMet,
  partlyMet,
  unknown,
} from '@/lib/assessment/criterion';
import { counted } from '@/lib/assessment/wording';

const PROMOTION = 'promotion-automation';
const IMAGES = 'image-automation';

/** Something other than a person moves versions toward production, and a gate stands before it. */
export const automatedPromotion = defineCriterion({
  id: 'automated-promotion',
  judge(facts) {
    const moved = judgeMove(facts);
    if (moved.outcome === 'unknown' || moved.outcome === 'not-met') return moved;
    return joinParts([
      { name: 'Versions move by a tool', judgement: moved },
      { name: 'Behind a gate', judgement: judgeGate(facts) },
    ]);
  },
});

function judgeMove(facts: CriterionFacts) {
  const promotion = facts.finding(PROMOTION);
  const evidence = facts.evidence(PROMOTION, IMAGES);
  const promotions = facts.number(PROMOTION, 'promotions');
  if (promotions > 0) {
    return met(`Versions are promoted by ${facts.list(PROMOTION, 'tools').join(', ')}.`, evidence);
  }
  const images = facts.number(IMAGES, 'automations');
  const writeBacks = facts.number(PROMOTION, 'writeBacks');
  if (images > 0 && hasSingleEnvironment(facts)) {
    return met(
      `New versions are written to the only environment by ${facts.list(IMAGES, 'tools').join(', ')}.`,
      evidence,
    );
  }
  if (images + writeBacks > 0) {
    const reason = 'New versions are written by a tool; nothing shows that they move on to production the same way.';
    return partlyMet(null, reason, evidence);
  }
  const looked = facts.finding(IMAGES);
  if (promotion.outcome === 'unknown' || looked.outcome === 'unknown') {
    return unknown(promotion.outcome === 'unknown' ? promotion.reason : looked.reason);
  }
  if (facts.number(IMAGES, 'live') > 0) return notMet('New versions are set in the cluster, past Git.', evidence);
  // Who proposed a change that a person merged, and which of them moved a version, is not in the history.
  return unknown(`${promotion.reason} A pipeline of another repository may do it.`);
}

/** With one environment there is no next one that a version could move to. */
function hasSingleEnvironment(facts: CriterionFacts): boolean {
  return facts.list('environments', 'names').length < 2;
}

/** Reviews and required checks of the Git host count once they are known to hold. */
function judgeGate(facts: CriterionFacts) {
  const gated = facts.number(PROMOTION, 'gated');
  const promotions = facts.number(PROMOTION, 'promotions');
  const evidence = facts.evidence(PROMOTION, IMAGES);
  const gates = facts.list(PROMOTION, 'gates').join(', ');
  if (promotions > 0 && gated === promotions) return met(`Each promotion waits for ${gates}.`, evidence);
  const proposing = facts.number(IMAGES, 'proposing');
  if (promotions === 0 && proposing > 0 && facts.number(IMAGES, 'direct') === 0) {
    return unknown('New versions are proposed; whether a check or a review is required is not to be seen.', {
      settledBy: 'Connect the Git host, so that the rules of the branch are known.',
    });
  }
  if (gated > 0) {
    return partlyMet(
      gated / promotions,
      `${gated} of ${counted(promotions, 'promotion')} wait for ${gates}.`,
      evidence,
    );
  }
  if (facts.number(IMAGES, 'direct') > 0)
    return notMet('New versions are written straight to the branch that is deployed.', evidence);
  return unknown('No gate before the promotion is to be seen in the repository; the Git host may hold one.', {
    settledBy: 'Connect the Git host, so that required checks and reviews are known.',
  });
}
