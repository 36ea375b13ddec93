import { defineCriterion, met, notMet, unknown } from '@/lib/assessment/criterion';
import { counted } from '@/lib/assessment/wording';

/** No credential stands readable in the assessed commit. Doubtful places have to be looked at by people. */
export const noPlaintextSecrets = defineCriterion({
  id: 'no-plaintext-secrets',
  judge(facts) {
    const { id, outcome, reason, evidence } = facts.finding('plaintext-secrets');
    const certain = facts.number(id, 'high');
    if (certain > 0) {
      return notMet(
        `${counted(certain, 'credential')} ${certain === 1 ? 'stands' : 'stand'} readable in Git.`,
        evidence,
      );
    }
    const doubtful = facts.number(id, 'medium');
    if (doubtful > 0) {
      return unknown(`${counted(doubtful, 'place')} may hold a readable credential.`, {
        settledBy: 'Look at the places that Cairn points at: remove what is a credential, or mark what is none.',
      });
    }
    if (outcome === 'unknown') return unknown(reason);
    return met('A complete look at the commit found no readable credential.', evidence);
  },
});
