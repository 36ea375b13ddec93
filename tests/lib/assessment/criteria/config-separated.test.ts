import { describe } from 'vitest';
import { configSeparated } from '@/lib/assessment/criteria/config-separated';
import { finding, repositoryFacts, spoil, without } from '@/tests/factories/repository-facts';
import { itJudges } from '@/tests/lib/assessment/judge-facts';

const application = repositoryFacts({ role: 'application' });

describe('lib/assessment/criteria/config-separated.ts', () => {
  itJudges(configSeparated, [
    ['is met by overlays in a repository of their own', repositoryFacts(), 'met'],
    ['is met by a directory with rules of its own', application, 'met', /CODEOWNERS/],
    [
      'is unknown beside source code without rules of its own',
      spoil(application, 'code-owners', { coversProduction: 0 }),
      'unknown',
      /beside source code/,
    ],
    [
      'is met by a generator in place of overlays',
      without(repositoryFacts(), 'kustomize-layout'),
      'met',
      /A generator/,
    ],
    [
      'is unknown without overlays or generators',
      without(repositoryFacts(), 'kustomize-layout', 'fleet-templates'),
      'unknown',
      /values files/,
    ],
    [
      'is partly met with a branch for each environment',
      {
        ...repositoryFacts(),
        indicators: [...repositoryFacts().indicators, finding('branch-per-environment', 'present')],
      },
      'partly-met',
    ],
  ]);
});
