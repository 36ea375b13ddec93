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

function judgeCommit(facts: CriterionFacts): Judgement {
  const { id, outcome, reason, evidence } = facts.finding('plaintext-secrets');
  const certain = facts.number(id, 'high');
  if (certain > 0) {
    return notMet(`${counted(certain, 'credential')} ${certain === 1 ? 'stands' : 'stand'} readable in Git.`, evidence);
  }
  const doubtful = facts.number(id, 'medium');
  if (doubtful > 0) {
    return unknown(`${counted(doubtful, 'place')} may hold a readable credential.`, {
      settledBy: 'Look at the places that Cairn points at: remove what is a credential, or mark what is none.',
    });
  }
  if (outcome === 'unknown') return unknown(reason);
  return met('A complete look at the commit found no readable credential.', evidence);
}
