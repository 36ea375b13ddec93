import { describe } from 'vitest';
import { verifiedSupplyChain } from '@/lib/assessment/criteria/verified-supply-chain';
import type { Measures } from '@/lib/scan/evidence';
import { repositoryFacts, spoil, unreadable, without } from '@/tests/factories/repository-facts';
import { itJudges } from '@/tests/lib/assessment/judge-facts';

const verifying = (measures: Measures) => spoil(repositoryFacts(), 'source-verification', measures);

describe('lib/assessment/criteria/verified-supply-chain.ts', () => {
  itJudges(verifiedSupplyChain, [
    ['is met where images and sources are verified in production', repositoryFacts(), 'met'],
    ['is met by images alone where no agent has a source here', verifying({ sources: 0, verifiedSources: 0 }), 'met'],
    [
      'is partly met where some sources are verified',
      verifying({ verifiedSources: 1 }),
      'partly-met',
      /1 of 2 sources is/,
    ],
    ['is partly met without sources that are verified', verifying({ verifiedSources: 0 }), 'partly-met'],
    ['is partly met where images are only verified elsewhere', verifying({ imagesInProduction: 0 }), 'partly-met'],
    [
      'is partly met where what fails is reported',
      verifying({ images: 0, imagesInProduction: 0, imagesReporting: 1 }),
      'partly-met',
      /only reported/,
    ],
    ['is not met where nothing is verified', without(repositoryFacts(), 'source-verification'), 'not-met'],
    [
      'is unknown where templates decide on images',
      verifying({ images: 0, imagesInProduction: 0, imagesUnresolved: 1 }),
      'unknown',
      /Templates/,
    ],
    ['is unknown where it could not be looked at', unreadable(repositoryFacts(), 'source-verification'), 'unknown'],
  ]);
});
