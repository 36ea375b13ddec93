import { judgeSetting } from '@/lib/assessment/connected-parts';
import { defineCriterion, joinParts } from '@/lib/assessment/criterion';

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
      PARTS.map(({ name, ...setting }) => ({ name, judgement: judgeSetting(facts, 'control-plane-health', setting) })),
    );
  },
});
