import { describe } from 'vitest';
import { scanAndSbom } from '@/lib/assessment/criteria/scan-and-sbom';
import { repositoryFacts, spoil, unreadable, without } from '@/tests/factories/repository-facts';
import { itJudges } from '@/tests/lib/assessment/judge-facts';

const buildingElsewhere = spoil(repositoryFacts(), 'bill-of-materials', { uses: 0, tools: [], builds: 0 }, 'absent');
const buildingNothing = spoil(repositoryFacts(), 'bill-of-materials', { uses: 0, tools: [] }, 'not-applicable');

describe('lib/assessment/criteria/scan-and-sbom.ts', () => {
  itJudges(scanAndSbom, [
    ['is met by scans and a bill of materials', repositoryFacts(), 'met'],
    [
      'is partly met without a scan of images',
      without(repositoryFacts(), 'image-scanning'),
      'partly-met',
      /image-scanning/,
    ],
    ['is partly met without a bill of materials', without(repositoryFacts(), 'bill-of-materials'), 'partly-met'],
    [
      'is partly met where infrastructure code is not scanned',
      spoil(repositoryFacts(), 'manifest-validation', { checks: ['kubeconform'] }),
      'partly-met',
      /infrastructure code/,
    ],
    [
      'asks for no scan of infrastructure code where there is none',
      spoil(without(repositoryFacts(), 'infrastructure-code'), 'manifest-validation', { checks: [] }),
      'met',
    ],
    [
      'is not met without any of them',
      without(repositoryFacts(), 'image-scanning', 'bill-of-materials', 'manifest-validation'),
      'not-met',
    ],
    ['is unknown where what builds is out of sight', buildingNothing, 'unknown', /not in view/],
    ['calls no list missing where others build what runs', buildingElsewhere, 'unknown', /not in view/],
    [
      'calls no scan missing where what builds is out of sight',
      without(without(buildingNothing, 'image-scanning'), 'infrastructure-code'),
      'unknown',
      /not in view/,
    ],
    ['is unknown where pipelines could not be followed', unreadable(repositoryFacts(), 'image-scanning'), 'unknown'],
  ]);
});
