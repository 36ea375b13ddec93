import { judgeSetting } from '@/lib/assessment/connected-parts';
import { type CriterionFacts, defineCriterion, joinParts, met, notMet, unknown } from '@/lib/assessment/criterion';
import { counted } from '@/lib/assessment/wording';

const ID = 'outside-proposals';

/** The whole organization can read and propose, and somebody from outside the owning team did. */
export const openToProposals = defineCriterion({
  id: 'open-to-proposals',
  judge(facts) {
    return joinParts([
      {
        name: 'All members can read and propose',
        judgement: judgeSetting(facts, ID, {
          yes: 'open',
          no: 'closed',
          yesText: 'All members can read the deploy repositories and propose changes',
          noText: 'Some deploy repositories cannot be read by all members',
        }),
      },
      { name: 'A proposal from outside was merged', judgement: judgeProposals(facts) },
    ]);
  },
});

function judgeProposals(facts: CriterionFacts) {
  const { evidence, reason } = facts.finding(ID);
  const proposals = facts.measured(ID, 'outsideProposals');
  if (proposals === null) return unknown(reason);
  const text = `${counted(proposals, 'merged proposal')} came from outside the owning team.`;
  if (proposals >= facts.thresholds.outsideProposalMinimum) return met(text, evidence);
  if (facts.number(ID, 'outsideProposalsUnread') > 0) {
    return unknown('Not readable everywhere: which merged proposals came from outside the owning team.');
  }
  return notMet(text, evidence);
}
