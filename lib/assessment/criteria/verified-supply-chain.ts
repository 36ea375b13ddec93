import {
  type CriterionFacts,
  defineCriterion,
  joinParts,
  met,
  notApplicable,
  notMet,
  partlyMet,
  unknown,
} from '@/lib/assessment/criterion';
import { counted } from '@/lib/assessment/wording';

/** Signatures are verified before what they cover is applied: of artifacts, and of the desired state. */
export const verifiedSupplyChain = defineCriterion({
  id: 'verified-supply-chain',
  judge(facts) {
    return joinParts([
      {
        name: 'Artifacts',
        judgement: unknown('Whether admission verifies signatures of images is not looked for yet.'),
      },
      { name: 'Desired state', judgement: judgeSources(facts) },
    ]);
  },
});

function judgeSources(facts: CriterionFacts) {
  const { id, evidence } = facts.finding('flux-sources');
  const sources = facts.number(id, 'sources');
  if (sources === 0) return notApplicable('No Flux source is declared here; other agents are not looked at yet.');
  const verified = facts.number(id, 'verified');
  const text = `${verified} of ${counted(sources, 'Flux source')} ${verified === 1 ? 'is' : 'are'} verified before use.`;
  if (verified >= sources) return met(text, evidence);
  return verified === 0 ? notMet(text, evidence) : partlyMet(verified / sources, text, evidence);
}
