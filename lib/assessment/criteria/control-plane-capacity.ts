import { judgeSetting } from '@/lib/assessment/connected-parts';
import { type CriterionFacts, defineCriterion, type Judgement, joinParts } from '@/lib/assessment/criterion';
import { listed } from '@/lib/assessment/wording';

const PARTS = [
  {
    name: 'Room for its targets',
    yes: 'distributed',
    no: 'notDistributed',
    yesText: 'The control plane is highly available, sharded or distributed as its targets ask for',
    noText: 'The control plane is not distributed as its targets ask for',
  },
  {
    name: 'A supported version',
    yes: 'supportedVersion',
    no: 'unsupportedVersion',
    yesText: 'The agent runs in a supported version',
    noText: 'The agent runs in a version that is no longer supported',
  },
  {
    name: 'Watched',
    yes: 'watched',
    no: 'notWatched',
    yesText: 'Queue depth, reconcile time and Git rate limits raise alerts',
    noText: 'Queue depth, reconcile time and Git rate limits raise no alerts',
  },
] as const;

/** The running control plane has room, is upgraded, and is watched. */
export const controlPlaneCapacity = defineCriterion({
  id: 'control-plane-capacity',
  judge(facts) {
    return joinParts(
      PARTS.map(({ name, ...setting }) => {
        const judgement = judgeSetting(facts, 'control-plane-health', setting);
        return { name, judgement: setting.yes === 'distributed' ? withSigns(judgement, facts) : judgement };
      }),
    );
  },
});

/** What Git gives the control plane is a sign, and does not settle whether it suffices. */
function withSigns(judgement: Judgement, facts: CriterionFacts): Judgement {
  const { id, outcome } = facts.finding('control-plane-scaling');
  if (judgement.outcome !== 'unknown' || outcome !== 'present') return judgement;
  const given = listed(facts.list(id, 'names'));
  return { ...judgement, reason: `Git gives the control plane room (${given}). ${judgement.reason}` };
}
