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

const ID = 'source-verification';

/** Signatures are verified before what they cover is applied: of artifacts at admission, and of the desired state by the agent. */
export const verifiedSupplyChain = defineCriterion({
  id: 'verified-supply-chain',
  judge(facts) {
    const { outcome, reason } = facts.finding(ID);
    if (outcome === 'not-applicable' || facts.measured(ID, 'images') === null) return unknown(reason);
    return joinParts([
      { name: 'Artifacts', judgement: judgeImages(facts) },
      { name: 'Desired state', judgement: judgeSources(facts) },
    ]);
  },
});

function judgeImages(facts: CriterionFacts) {
  const { evidence } = facts.finding(ID);
  if (facts.number(ID, 'imagesInProduction') > 0)
    return met('Images are verified at admission in production.', evidence);
  if (facts.number(ID, 'images') > 0) {
    return partlyMet(
      null,
      'Images are verified at admission, and nothing shows that production is among it.',
      evidence,
    );
  }
  if (facts.number(ID, 'imagesReporting') > 0) {
    return partlyMet(null, 'Images are verified, and what fails is only reported.', evidence);
  }
  if (facts.number(ID, 'imagesUnresolved') > 0) return unknown('Templates decide whether images are verified.');
  return notMet('Nothing verifies images before they run.', evidence);
}

function judgeSources(facts: CriterionFacts) {
  const { evidence } = facts.finding(ID);
  const sources = facts.number(ID, 'sources');
  if (sources === 0) {
    return facts.number(ID, 'unresolvedSources') > 0
      ? unknown('Templates decide whether sources are verified.')
      : notApplicable('No source of Flux or application of Argo CD is declared here.');
  }
  const verified = facts.number(ID, 'verifiedSources');
  const text = `${verified} of ${counted(sources, 'source')} ${verified === 1 ? 'is' : 'are'} verified before use.`;
  if (verified >= sources) return met(text, evidence);
  return verified === 0 ? notMet(text, evidence) : partlyMet(verified / sources, text, evidence);
}
