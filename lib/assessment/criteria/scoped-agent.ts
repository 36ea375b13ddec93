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
import {
  countAgentObjects,
  findProductionDelivery,
  productionTally,
  unknownDelivery,
} from '@/lib/assessment/production-delivery';
import { counted } from '@/lib/assessment/wording';

/** Production objects of the agent run with limited rights, engine by engine. */
export const scopedAgent = defineCriterion({
  id: 'scoped-agent',
  judge(facts) {
    const delivery = findProductionDelivery(facts);
    if (delivery.by === 'unknown') return unknownDelivery(delivery);
    if (delivery.by !== 'agent') return unknown('No agent is to be seen whose rights could be looked at.');
    return joinParts([
      { name: 'Argo CD projects', judgement: judgeProjects(facts) },
      { name: 'Flux service accounts', judgement: judgeTenants(facts) },
      { name: 'Other agents', judgement: judgeOthers(facts) },
    ]);
  },
});

function judgeProjects(facts: CriterionFacts) {
  if (countAgentObjects(facts, ['argocd-applications', 'argocd-application-sets']).production === 0)
    return notApplicable('Argo CD does not serve production.');
  const { id, outcome, reason, evidence } = facts.finding('argocd-project-isolation');
  const { of, met: limited } = productionTally(facts, id);
  if (of === 0 || outcome === 'unknown') return unknown(reason);
  const text = `${limited} of ${counted(of, 'production application')} ${limited === 1 ? 'runs' : 'run'} in a project with limits.`;
  if (limited === of) return met(text, evidence);
  return limited === 0 ? notMet(text, evidence) : partlyMet(limited / of, text, evidence);
}

function judgeTenants(facts: CriterionFacts) {
  const objects = countAgentObjects(facts, ['flux-kustomizations', 'flux-helm-releases']).production;
  if (objects === 0) return notApplicable('Flux does not serve production.');
  const { id, outcome, reason, evidence } = facts.finding('flux-tenant-isolation');
  const { of, met: limited } = productionTally(facts, id);
  if (of === 0 || outcome === 'unknown') return unknown(reason);
  if (limited === 0 && facts.number(id, 'policies') > 0) return partlyMet(null, reason, evidence);
  const text = `${limited} of ${counted(of, 'production object')} ${limited === 1 ? 'runs' : 'run'} under an account with limited rights.`;
  if (limited === of) return met(text, evidence);
  return limited === 0 ? notMet(text, evidence) : partlyMet(limited / of, text, evidence);
}

function judgeOthers(facts: CriterionFacts) {
  if (facts.number('other-gitops-agent', 'productionOf') === 0)
    return notApplicable('No other agent serves production.');
  return unknown('The rights of the other agents cannot be read from their objects.');
}
