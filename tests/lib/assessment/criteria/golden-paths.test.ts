import { describe } from 'vitest';
import { goldenPaths } from '@/lib/assessment/criteria/golden-paths';
import type { IndicatorOutcome } from '@/lib/scan/evidence';
import { finding, repositoryFacts } from '@/tests/factories/repository-facts';
import { itJudges } from '@/tests/lib/assessment/judge-facts';

const everything = ['pipeline', 'manifests', 'policy', 'security', 'registration'];

function seen(contents: string[], outcome: IndicatorOutcome = 'present') {
  return repositoryFacts({ indicators: [finding('self-service-templates', outcome, { templates: 2, contents })] });
}

describe("lib/assessment/criteria/golden-paths.ts, 'golden-paths'", () => {
  itJudges(goldenPaths, [
    [
      'is unknown for its second part where a template brings everything',
      seen(everything),
      'unknown',
      /first deployment/,
    ],
    [
      'is partly met where pieces are missing',
      seen(['manifests', 'pipeline']),
      'partly-met',
      /policy, security and registration are missing/,
    ],
    ['is unknown where nothing is known of what it brings', seen([]), 'unknown', /not to be seen/],
    ['is unknown without a template', seen([], 'absent'), 'unknown', /No template/],
    ['is unknown where definitions are not used', seen([], 'partial'), 'unknown', /partial/],
  ]);
});
