import { describe, expect, it } from 'vitest';
import { reportTexts } from '@/components/report/report-texts';
import { SampleCard } from '@/components/report/sample-card';
import { render } from '@/tests/components/markup';
import { makeLevel, makeModel } from '@/tests/factories/sample-report';

const sample = {
  slug: 'sample',
  name: 'Otterbrook Market',
  teams: [
    { slug: 'checkout', name: 'Checkout', level: makeLevel({ verified: 2 }) },
    { slug: 'stores', name: 'Stores', level: null },
  ],
};

function card(parts: Partial<Parameters<typeof SampleCard>[0]>) {
  const given = { sample, progress: null, failures: [], texts: reportTexts(makeModel()), children: 'Remove', ...parts };
  return render(<SampleCard {...given} />);
}

describe('components/report/sample-card.tsx', () => {
  it('says at first sight that it is made up, and leads to the organization and to each team', () => {
    const { text, tags } = card({});
    expect(text).toMatch(/^Otterbrook Market Sample, made up/);
    expect(tags('a').map((tag) => /href="([^"]*)"/.exec(tag)?.[1])).toEqual([
      '/organizations/sample',
      '/organizations/sample/teams/checkout',
      '/organizations/sample/teams/stores',
    ]);
    expect(text).toMatch(/Checkout … Enterprise GitOps, Level 2/);
    expect(text).toMatch(/Stores … To be assessed/);
  });

  it('shows how far it is before there is anything to look at', () => {
    const { text, tags } = card({ sample: null, progress: { done: 3, total: 8, message: 'Writing the repository a' } });
    expect(text).toContain('The sample organization');
    expect(text).toContain('Writing the repository a 3 of 8');
    expect(tags('a')).toEqual([]);
  });

  it('says why a part of it is not there', () => {
    expect(card({ failures: ['git was not found.', 'git was not found.'] }).text).toContain(
      'A part of it could not be looked at git was not found.',
    );
  });
});
