import { describe } from 'vitest';
import { verifiedSupplyChain } from '@/lib/assessment/criteria/verified-supply-chain';
import { repositoryFacts, spoil } from '@/tests/factories/repository-facts';
import { itJudges } from '@/tests/lib/assessment/judge-facts';

const sources = (verified: number) => spoil(repositoryFacts(), 'flux-sources', { sources: 2, verified }, 'present');

describe('lib/assessment/criteria/verified-supply-chain.ts', () => {
  itJudges(verifiedSupplyChain, [
    ['is unknown without sources that say anything', repositoryFacts(), 'unknown', /signatures of images/],
    ['is unknown where all sources are verified: artifacts are not looked for', sources(2), 'unknown'],
    ['is partly met where some sources are verified', sources(1), 'partly-met', /1 of 2 Flux sources is/],
    ['is not met where no source is verified', sources(0), 'not-met'],
  ]);
});
