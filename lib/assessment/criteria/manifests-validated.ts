import { defineCriterion, met, notMet, partlyMet, unknown } from '@/lib/assessment/criterion';
import { listed } from '@/lib/assessment/wording';

/** A pipeline on pull requests checks the declared state by schema, lint or render. */
export const manifestsValidated = defineCriterion({
  id: 'manifests-validated',
  judge(facts) {
    const { id, outcome, share, reason, evidence } = facts.finding('manifest-validation');
    if (outcome === 'unknown' || outcome === 'not-applicable') return unknown(reason);
    if (outcome === 'partial') return partlyMet(share, reason, evidence);
    const checks = facts.list(id, 'checks');
    const by = checks.length > 0 ? ` with ${listed(checks)}` : '';
    if (facts.number(id, 'pullRequestChecks') > 0) return met(`Pull requests check the declared state${by}.`, evidence);
    if (facts.number(id, 'unknownScripts') > 0) return unknown('Pipelines call scripts that could not be followed.');
    return notMet('No pipeline on pull requests checks the declared state.', evidence);
  },
});
