import { type CriterionFacts, defineCriterion, joinParts, met, notMet, unknown } from '@/lib/assessment/criterion';
import { counted } from '@/lib/assessment/wording';

const ID = 'outside-proposals';

/** The platform's effect is measured, which people say, and other teams contribute to it, which the Git host shows. */
export const platformMeasured = defineCriterion({
  id: 'platform-measured',
  judge(facts) {
    return joinParts([
      { name: 'Measured', judgement: unknown('How the platform is measured is for its team to say.') },
      { name: 'Others contribute', judgement: judgeContributions(facts) },
    ]);
  },
});

function judgeContributions(facts: CriterionFacts) {
  const { evidence, reason } = facts.finding(ID);
  const proposals = facts.measured(ID, 'outsideProposals');
  if (proposals === null) return unknown(reason);
  if (proposals > 0) return met(`${counted(proposals, 'merged proposal')} came from other teams.`, evidence);
  if (facts.number(ID, 'outsideProposalsUnread') > 0) return unknown('What other teams contributed is not readable.');
  return notMet('No merged proposal came from another team.', evidence);
}
