import { inProduction } from '@/lib/scan/connected/view/connected-indicator';
import { defineCountedIndicator } from '@/lib/scan/connected/view/counted-indicator';

/** Versions of production whose very digest ran in a lower environment before. */
export const promotedArtifacts = defineCountedIndicator({
  id: 'promoted-artifacts',
  needs: 'runtime',
  what: 'which artifacts moved between environments',
  things: 'versions that came to production',
  does: 'ran in a lower environment before, by the same digest',
  everyRepository: false,
  rows: (view) =>
    inProduction(view).flatMap((fact) =>
      fact.artifacts === null
        ? []
        : [{ fact, name: 'artifacts', of: fact.artifacts.total, met: fact.artifacts.sameDigest }],
    ),
});
