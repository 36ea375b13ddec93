import { countsOf, judgeCounts } from '@/lib/assessment/connected-parts';
import { defineCriterion } from '@/lib/assessment/criterion';

/** What came to production was in a lower environment before, as the same artifact: as it ran, or as the files of both name it. */
export const sameArtifactPromoted = defineCriterion({
  id: 'same-artifact-promoted',
  judge(facts) {
    const finding = facts.finding('promoted-artifacts');
    const required = {
      thing: 'version of production',
      things: 'versions of production',
      does: 'is the same artifact in a lower environment',
    };
    return judgeCounts(countsOf(facts, finding.id), required, finding);
  },
});
