import { describe, expect, it } from 'vitest';
import { stoneStates } from '@/components/charts/stone-state';

describe('components/charts/stone-state.ts', () => {
  it('gives each stone the firmest figure that reaches it', () => {
    expect(stoneStates({ verified: 0, indicated: 1, claimed: 2, possible: 3 })).toEqual([
      'verified',
      'indicated',
      'claimed',
      'possible',
    ]);
  });

  it('leaves every stone open where there is no level at all', () => {
    const nothing = { verified: null, indicated: null, claimed: null, possible: null };
    expect(stoneStates(nothing)).toEqual(['open', 'open', 'open', 'open']);
  });

  it('keeps Level 0 apart from no level', () => {
    expect(stoneStates({ verified: 0, indicated: 0, claimed: 0, possible: 0 })).toEqual([
      'verified',
      'open',
      'open',
      'open',
    ]);
  });
});
