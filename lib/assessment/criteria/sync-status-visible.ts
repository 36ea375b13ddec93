import { judgeSetting } from '@/lib/assessment/connected-parts';
import { defineCriterion, joinParts } from '@/lib/assessment/criterion';

const PARTS = [
  {
    name: 'The team sees the state',
    yes: 'stateVisible',
    no: 'stateHidden',
    yesText: 'The team sees sync and health of each application',
    noText: 'The team does not see sync and health of each application',
  },
  {
    name: 'Owners hear of proposals',
    yes: 'ownersTold',
    no: 'ownersNotTold',
    yesText: 'Owners are told in their channel when a proposal is ready',
    noText: 'Owners are not told when a proposal is ready',
  },
  {
    name: 'Authors hear of the result',
    yes: 'authorsTold',
    no: 'authorsNotTold',
    yesText: 'Authors are told when their change is applied',
    noText: 'Authors are not told when their change is applied',
  },
] as const;

/** State, proposals and results reach the people whom they concern. */
export const syncStatusVisible = defineCriterion({
  id: 'sync-status-visible',
  judge(facts) {
    return joinParts(
      PARTS.map(({ name, ...setting }) => ({ name, judgement: judgeSetting(facts, 'status-visibility', setting) })),
    );
  },
});
