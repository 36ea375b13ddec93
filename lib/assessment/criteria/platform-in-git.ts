import {
  type CriterionFacts,
  defineCriterion,
  type Judgement,
  joinParts,
  met,
  notMet,
  partlyMet,
  unknown,
} from '@/lib/assessment/criterion';
import { findProductionDelivery, unknownDelivery } from '@/lib/assessment/production-delivery';
import { counted, listed } from '@/lib/assessment/wording';

/** Add-ons, and the agent's own installation, are delivered by the agent. */
export const platformInGit = defineCriterion({
  id: 'platform-in-git',
  judge(facts) {
    const addOns = facts.finding('platform-add-ons');
    if (addOns.outcome === 'unknown') return unknown(addOns.reason);
    const delivery = findProductionDelivery(facts);
    // An agent whose objects are elsewhere may bring the platform, too.
    const unseen = delivery.by === 'unknown' ? unknownDelivery(delivery) : null;
    const parts = [
      { name: 'Platform add-ons', judgement: judgeAddOns(facts, unseen) },
      { name: 'The agent itself', judgement: judgeAgent(facts, unseen) },
    ];
    return unseen !== null && parts.every(({ judgement }) => judgement === unseen) ? unseen : joinParts(parts);
  },
});

function judgeAddOns(facts: CriterionFacts, unseen: Judgement | null) {
  const { id, evidence } = facts.finding('platform-add-ons');
  const of = facts.number(id, 'of');
  const underAgent = facts.number(id, 'underAgent');
  if (of === 0) return notMet('No platform add-on is declared in these repositories.', evidence);
  const categories = facts.list(id, 'categories');
  const names = categories.length > 0 ? ` (${listed(categories)})` : '';
  const reason = `The agent delivers ${underAgent} of ${counted(of, 'platform add-on')}${names}.`;
  if (underAgent === of) return met(reason, evidence);
  if (underAgent > 0) return partlyMet(underAgent / of, reason, evidence);
  return unseen ?? notMet(reason, evidence);
}

function judgeAgent(facts: CriterionFacts, unseen: Judgement | null) {
  const evidence = facts.evidence('platform-add-ons', 'flux-bootstrap');
  const itself = facts.number('platform-add-ons', 'agentItself') + facts.number('flux-bootstrap', 'installations');
  if (itself > 0) return met("The agent's own installation is under the agent.", evidence);
  return unseen ?? notMet("The agent's own installation is not under the agent.", evidence);
}
