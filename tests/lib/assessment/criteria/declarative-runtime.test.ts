import { describe } from 'vitest';
import { declarativeRuntime } from '@/lib/assessment/criteria/declarative-runtime';
import { repositoryFacts, spoil, unreadable, without, withoutAgent } from '@/tests/factories/repository-facts';
import { itJudges } from '@/tests/lib/assessment/judge-facts';

const nothing = without(withoutAgent(repositoryFacts()), 'kubernetes-manifests', 'infrastructure-code');
const infrastructure = (...tools: string[]) => spoil(nothing, 'infrastructure-code', { roots: 1, tools });

describe('lib/assessment/criteria/declarative-runtime.ts', () => {
  itJudges(declarativeRuntime, [
    ['is met by Kubernetes', repositoryFacts(), 'met'],
    ['is met by infrastructure code', infrastructure('ansible', 'opentofu'), 'met', /declared with opentofu/],
    ['is not met by playbooks alone', infrastructure('ansible'), 'not-met'],
    ['is unknown where the tool is not to be seen', infrastructure(), 'unknown'],
    ['is unknown where no definition is in sight', nothing, 'unknown', /in sight/],
    [
      'is unknown where it could not be looked at',
      unreadable(nothing, 'helm-packaging'),
      'unknown',
      /helm-packaging is unknown/,
    ],
  ]);
});
