import { describe } from 'vitest';
import { ciBuildsAndTests } from '@/lib/assessment/criteria/ci-builds-and-tests';
import { repositoryFacts, spoil, unreadable, without } from '@/tests/factories/repository-facts';
import { itJudges } from '@/tests/lib/assessment/judge-facts';

const application = repositoryFacts({ role: 'application' });

describe('lib/assessment/criteria/ci-builds-and-tests.ts', () => {
  itJudges(ciBuildsAndTests, [
    [
      'is unknown where jobs run: what they test is not judged from files',
      repositoryFacts(),
      'unknown',
      /3 jobs run on pull requests/,
    ],
    [
      'is not met by a service whose pipelines never run on pull requests',
      spoil(application, 'continuous-integration', { pullRequestJobs: 0 }),
      'not-met',
      /2 pipelines, and none/,
    ],
    [
      'is unknown for a configuration repository with such pipelines',
      spoil(repositoryFacts(), 'continuous-integration', { pullRequestJobs: 0 }),
      'unknown',
    ],
    [
      'is unknown without pipelines: they may be kept elsewhere',
      without(application, 'continuous-integration'),
      'unknown',
    ],
    [
      'is unknown where it could not be looked at',
      unreadable(application, 'continuous-integration'),
      'unknown',
      /continuous-integration is unknown/,
    ],
  ]);
});
