import {
  type CriterionFacts,
  defineCriterion,
  type Judgement,
  joinParts,
  met,
  partlyMet,
  unknown,
} from '@/lib/assessment/criterion';
import { counted, listed } from '@/lib/assessment/wording';

/** What a new service has to come with. */
const NEEDED = ['pipeline', 'manifests', 'policy', 'security', 'registration'];

/** A template brings everything, and a first deployment is quick. The second part is for people and hosts to say. */
export const goldenPaths = defineCriterion({
  id: 'golden-paths',
  judge(facts) {
    return joinParts([
      { name: 'A template brings what a service needs', judgement: judgeTemplates(facts) },
      {
        name: 'The first deployment is quick',
        judgement: unknown('How long a first deployment takes is for the team to say.'),
      },
    ]);
  },
});

function judgeTemplates(facts: CriterionFacts): Judgement {
  const { id, outcome, reason, evidence } = facts.finding('self-service-templates');
  if (outcome !== 'present') {
    return unknown(outcome === 'absent' ? 'No template for new services is in these repositories.' : reason);
  }
  const contents = facts.list(id, 'contents');
  const brought = NEEDED.filter((name) => contents.includes(name));
  if (brought.length === 0) return unknown('There are templates, and what they bring along is not to be seen here.');
  const count = facts.number(id, 'templates');
  const templates = counted(count, 'template');
  const missing = NEEDED.filter((name) => !contents.includes(name));
  if (missing.length === 0)
    return met(`${templates} ${count === 1 ? 'brings' : 'bring'} ${listed(brought)}.`, evidence);
  const text = `${templates}: ${count === 1 ? 'it brings' : 'they bring'} ${listed(brought)}; ${listed(missing)} ${missing.length === 1 ? 'is' : 'are'} missing.`;
  return partlyMet(brought.length / NEEDED.length, text, evidence);
}
