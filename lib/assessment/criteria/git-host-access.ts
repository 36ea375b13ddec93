import { judgeSetting } from '@/lib/assessment/connected-parts';
import { defineCriterion, joinParts } from '@/lib/assessment/criterion';

const ID = 'git-host-access';

/** Sign-in to the Git host is protected, and who administers it is known. */
export const gitHostAccess = defineCriterion({
  id: ID,
  judge(facts) {
    const number = facts.number(ID, 'administrators');
    return joinParts([
      {
        name: 'Protected sign-in',
        judgement: judgeSetting(facts, ID, {
          yes: 'signInProtected',
          no: 'signInUnprotected',
          yesText: 'Two-factor sign-in or single sign-on is required',
          noText: 'Neither two-factor sign-in nor single sign-on is required',
        }),
      },
      {
        name: 'Known administrators',
        judgement: judgeSetting(facts, ID, {
          yes: 'administratorsKnown',
          no: 'administratorsUnknown',
          yesText: `The owners and administrators are known: ${number}`,
          noText: 'The owners and administrators are not known',
        }),
      },
    ]);
  },
});
