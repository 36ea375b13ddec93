import { countsOf, judgeCounts } from '@/lib/assessment/connected-parts';
import { defineCriterion } from '@/lib/assessment/criterion';

/** What came to production ran in a lower environment before, by the same digest. */
export const sameArtifactPromoted = defineCriterion({
  id: 'same-artifact-promoted',
  judge(facts) {
    const finding = facts.finding('promoted-artifacts');
    const required = {
      thing: 'version that came to production',
      things: 'versions that came to production',
      does: 'ran in a lower environment before, by the same digest',
    };
    return judgeCounts(countsOf(facts, finding.id), required, finding);
  },
});
