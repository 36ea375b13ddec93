import { type CriterionFacts, defineCriterion, met, notMet, unknown } from '@/lib/assessment/criterion';
import { countAgentObjects, deliversKubernetes } from '@/lib/assessment/production-delivery';
import { listed } from '@/lib/assessment/wording';

const SOURCES = ['kubernetes-manifests', 'helm-packaging', 'infrastructure-code'];
/** Tools that run steps on servers instead of declaring a state to an interface. */
const RUN_STEPS = new Set(['ansible']);

/** What is delivered is of a kind that a target takes by a declarative interface. */
export const declarativeRuntime = defineCriterion({
  id: 'declarative-runtime',
  judge(facts) {
    const evidence = facts.evidence(...SOURCES);
    if (deliversKubernetes(facts) || countAgentObjects(facts).production > 0) {
      return met('What is delivered are Kubernetes objects, which their target takes as declared state.', evidence);
    }
    if (facts.number('infrastructure-code', 'roots') > 0) return judgeInfrastructure(facts);
    const running = facts.finding('running-applications');
    if (running.outcome === 'present')
      return met(`${running.reason} Their target takes declared state.`, running.evidence);
    const unread = SOURCES.map(facts.finding).find(({ outcome }) => outcome === 'unknown');
    return unknown(unread?.reason ?? 'No definition of what runs in production is in sight.');
  },
});

function judgeInfrastructure(facts: CriterionFacts) {
  const { id, evidence } = facts.finding('infrastructure-code');
  const tools = facts.list(id, 'tools');
  const declarative = tools.filter((tool) => !RUN_STEPS.has(tool));
  if (declarative.length > 0) return met(`What is delivered is declared with ${listed(declarative)}.`, evidence);
  if (tools.length === 0) return unknown('Which tool delivers the infrastructure is not to be seen.');
  return notMet(`${listed(tools)} runs steps on servers; no declared state is given to an interface.`, evidence);
}
