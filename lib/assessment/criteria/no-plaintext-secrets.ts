import { judgeSetting } from '@/lib/assessment/connected-parts';
import {
  type CriterionFacts,
  defineCriterion,
  type Judgement,
  joinParts,
  met,
  notMet,
  unknown,
} from '@/lib/assessment/criterion';
import { counted } from '@/lib/assessment/wording';

/**
 * No credential stands readable in the assessed commit; doubtful places have to be looked at by people. Where the Git host shows its
 * own search for secrets, that is on and no finding stays open.
 */
export const noPlaintextSecrets = defineCriterion({
  id: 'no-plaintext-secrets',
  judge(facts) {
    const looked = judgeCommit(facts);
    if (facts.measured('secret-scanning', 'enabled') === null) return looked;
    return joinParts([
      { name: 'The assessed commit', judgement: looked },
      {
        name: 'The host looks for secrets',
        judgement: judgeSetting(facts, 'secret-scanning', {
          yes: 'enabled',
          no: 'disabled',
          yesText: 'The Git host looks for secrets on each push',
          noText: 'The Git host does not look for secrets',
        }),
      },
      { name: 'No finding stays open', judgement: judgeOpen(facts) },
    ]);
  },
});

function judgeOpen(facts: CriterionFacts): Judgement {
  const { id, evidence } = facts.finding('secret-scanning');
  const days = facts.number(id, 'oldestOpenDays');
  const bound = facts.thresholds.secretFindingOpenDays;
  if (days > bound) {
    return notMet(`A finding of the Git host is open for ${counted(days, 'day')} (at most ${bound}).`, evidence);
  }
  return met(`No finding of the Git host is open for more than ${counted(bound, 'day')}.`, evidence);
}

/** State and access to clusters that are kept as files; keys among such files are credentials that were counted. Null: none. */
function judgeFiles(facts: CriterionFacts): Judgement | null {
  const { id, reason, evidence } = facts.finding('committed-state-or-keys');
  const files = facts.number(id, 'states') + facts.number(id, 'kubeconfigs');
  return files > 0 ? notMet(reason, evidence) : null;
}

function judgeCommit(facts: CriterionFacts): Judgement {
  const { id, outcome, reason, evidence } = facts.finding('plaintext-secrets');
  const certain = facts.number(id, 'high');
  const files = judgeFiles(facts);
  if (certain > 0) {
    const text = `${counted(certain, 'credential')} ${certain === 1 ? 'stands' : 'stand'} readable in Git.`;
    if (files === null) return notMet(text, evidence);
    return notMet(`${text} ${files.reason}`, [...evidence, ...files.evidence]);
  }
  if (files !== null) return files;
  const doubtful = facts.number(id, 'medium');
  if (doubtful > 0) {
    return unknown(`${counted(doubtful, 'place')} may hold a readable credential.`, {
      settledBy: 'Look at the places that Cairn points at: remove what is a credential, or mark what is none.',
    });
  }
  if (outcome === 'unknown') return unknown(reason);
  return met('A complete look at the commit found no readable credential.', evidence);
}
