import {
  type CriterionFacts,
  defineCriterion,
  type Judgement,
  joinParts,
  met,
  unknown,
} from '@/lib/assessment/criterion';
import { listed } from '@/lib/assessment/wording';

/** Ways of making templates from which people get infrastructure by adding an object or a folder. */
const REQUESTABLE = ['Crossplane', 'Kratix', 'kro', 'folder to copy'];

/** There is something to request infrastructure with, and most requests take that way. Repositories show the first part. */
export const selfServiceInfrastructure = defineCriterion({
  id: 'self-service-infrastructure',
  judge(facts) {
    return joinParts([
      { name: 'Something to request with', judgement: judgeOffer(facts) },
      {
        name: 'Most requests take this way',
        judgement: unknown('How requests for infrastructure are served is for the team and the Git host to say.'),
      },
    ]);
  },
});

function judgeOffer(facts: CriterionFacts): Judgement {
  const { id, evidence } = facts.finding('self-service-templates');
  const ways = facts.list(id, 'ways').filter((way) => REQUESTABLE.includes(way));
  if (ways.length === 0)
    return unknown('No definition or template to request infrastructure with is in these repositories.');
  return met(`Infrastructure can be requested by a change in Git (${listed(ways)}).`, evidence);
}
