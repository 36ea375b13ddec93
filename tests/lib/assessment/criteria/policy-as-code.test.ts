import { describe } from 'vitest';
import { policyAsCode } from '@/lib/assessment/criteria/policy-as-code';
import { repositoryFacts, spoil, unreadable, without } from '@/tests/factories/repository-facts';
import { itJudges } from '@/tests/lib/assessment/judge-facts';

describe('lib/assessment/criteria/policy-as-code.ts', () => {
  itJudges(policyAsCode, [
    ['is met where policies block and are checked', repositoryFacts(), 'met'],
    [
      'is partly met without a check in pull requests',
      spoil(repositoryFacts(), 'policy-as-code', { pullRequestChecks: 0 }),
      'partly-met',
      /No pipeline/,
    ],
    [
      'is partly met where policies only audit',
      spoil(repositoryFacts(), 'admission-policy', { enforcing: 0, enforcingProduction: 0, audit: 6 }),
      'partly-met',
      /none of them blocks/,
    ],
    [
      'is partly met where they only audit and nothing checks',
      spoil(
        spoil(repositoryFacts(), 'admission-policy', { enforcing: 0, enforcingProduction: 0, audit: 6 }),
        'policy-as-code',
        { pullRequestChecks: 0 },
      ),
      'partly-met',
    ],
    [
      'is partly met where no agent delivers them',
      spoil(repositoryFacts(), 'policy-as-code', { underAgent: 0 }),
      'partly-met',
      /no agent delivers/,
    ],
    [
      'is partly met where namespaces enforce what is built in',
      spoil(without(repositoryFacts(), 'policy-as-code', 'admission-policy'), 'admission-policy', {
        hardenedNamespaces: 3,
      }),
      'partly-met',
      /built-in levels/,
    ],
    [
      'is partly met where pods keep to pod security policies alone',
      spoil(without(repositoryFacts(), 'policy-as-code', 'admission-policy'), 'admission-policy', {
        podSecurityPolicies: 1,
      }),
      'partly-met',
      /pod security policies/i,
    ],
    ['is not met without policies', without(repositoryFacts(), 'policy-as-code', 'admission-policy'), 'not-met'],
    [
      'is unknown where values decide whether they block',
      spoil(repositoryFacts(), 'admission-policy', { enforcing: 0, enforcingProduction: 0, unresolved: 2 }),
      'unknown',
      /cannot be resolved/,
    ],
    [
      'is unknown where it could not be looked at',
      unreadable(repositoryFacts(), 'policy-as-code', 'admission-policy'),
      'unknown',
    ],
  ]);
});
