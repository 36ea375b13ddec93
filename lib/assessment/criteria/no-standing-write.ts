import { judgeSetting } from '@/lib/assessment/connected-parts';
import { defineCriterion, joinParts } from '@/lib/assessment/criterion';
import { counted } from '@/lib/assessment/wording';

const ID = 'standing-access';

/** Nobody may write to production at any time, and temporary access leaves a log. */
export const noStandingWrite = defineCriterion({
  id: 'no-standing-write',
  judge(facts) {
    const people = counted(facts.number(ID, 'people'), 'person', 'people');
    return joinParts([
      {
        name: 'No standing access',
        judgement: judgeSetting(facts, ID, {
          yes: 'nobodyStands',
          no: 'peopleStand',
          yesText: 'Nobody has standing write access to production',
          noText: `Up to ${people} can write to a production target at any time`,
        }),
      },
      {
        name: 'Temporary access is logged',
        judgement: judgeSetting(facts, ID, {
          yes: 'accessLogged',
          no: 'accessNotLogged',
          yesText: 'Temporary access leaves a log',
          noText: 'Temporary access leaves no log',
        }),
      },
    ]);
  },
});
