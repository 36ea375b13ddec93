import { defineCriterion, met, notMet, partlyMet, unknown } from '@/lib/assessment/criterion';
import { counted, listed } from '@/lib/assessment/wording';

/** Git holds ciphertext or references, and no readable secret beside them. */
export const secretsManaged = defineCriterion({
  id: 'secrets-managed',
  judge(facts) {
    const managed = facts.finding('managed-secrets');
    const readable = facts.number('plaintext-secrets', 'high') + facts.number(managed.id, 'gaps');
    const evidence = facts.evidence(managed.id, 'plaintext-secrets');
    const methods = facts.list(managed.id, 'methods');
    const beside = `${counted(readable, 'readable secret')} ${readable === 1 ? 'stands' : 'stand'} in Git`;
    if (facts.number(managed.id, 'objects') === 0) {
      if (readable > 0) return notMet(`${beside}, and nothing encrypts or refers to secrets.`, evidence);
      return unknown(managed.outcome === 'unknown' ? managed.reason : 'No secret, managed or readable, is in sight.');
    }
    const by = methods.length > 0 ? ` by ${listed(methods)}` : '';
    if (readable > 0) return partlyMet(null, `Secrets are managed${by}, and ${beside} beside them.`, evidence);
    const look = facts.finding('plaintext-secrets');
    if (look.outcome === 'unknown') return unknown(look.reason);
    return met(`Secrets are managed${by}.`, managed.evidence);
  },
});
