import { describe } from 'vitest';
import { manifestsValidated } from '@/lib/assessment/criteria/manifests-validated';
import { repositoryFacts, spoil, unreadable, without } from '@/tests/factories/repository-facts';
import { itJudges } from '@/tests/lib/assessment/judge-facts';

describe('lib/assessment/criteria/manifests-validated.ts', () => {
  itJudges(manifestsValidated, [
    ['is met by a check on pull requests', repositoryFacts(), 'met', /with checkov and kubeconform/],
    ['is partly met by a partial check', spoil(repositoryFacts(), 'manifest-validation', {}, 'partial'), 'partly-met'],
    ['is not met without', without(repositoryFacts(), 'manifest-validation'), 'not-met'],
    [
      'is unknown where scripts could not be followed',
      spoil(without(repositoryFacts(), 'manifest-validation'), 'manifest-validation', { unknownScripts: 1 }),
      'unknown',
      /scripts/,
    ],
    [
      'is unknown where it could not be looked at',
      unreadable(repositoryFacts(), 'manifest-validation'),
      'unknown',
      /manifest-validation is unknown/,
    ],
  ]);
});
