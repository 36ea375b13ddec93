import { describe, expect, it } from 'vitest';
import { InfrastructureWaiting } from '@/components/report/delivery/infrastructure-waiting';
import type { InfrastructureWaiting as Waiting } from '@/lib/delivery/infrastructure-waiting';
import { render } from '@/tests/components/markup';

const notTold = { count: 0, median: null, reason: 'No event tells the rounds of review.' };
const figures: Waiting['figures'] = [
  { proposers: 'all', openedToApplied: { count: 12, median: 21_600, reason: null }, reviewRounds: notTold },
  {
    proposers: 'owning-team',
    openedToApplied: { count: 4, median: null, reason: 'Small sample.' },
    reviewRounds: notTold,
  },
];
const proposals: Waiting = {
  figures,
  proposals: [
    {
      id: 'platform#7',
      deployment: 'p-7',
      openedAt: Date.parse('2026-09-07T00:00:00Z'),
      appliedAt: Date.parse('2026-09-07T06:00:00Z'),
      reviewRounds: null,
      fromOtherTeam: true,
    },
  ],
  leftOut: { bots: 3, withoutProposal: 1 },
};
const first = {
  repository: 'git.example/acme/basket',
  service: 'basket',
  deployment: 'd-2',
  firstCommitAt: Date.parse('2026-09-07T00:00:00Z'),
  deployedAt: Date.parse('2026-09-12T00:00:00Z'),
};

function show(known: (typeof first)[], medianSeconds: number | null = null, repositories = ['acme/platform']) {
  const firstDeployments = { known, medianSeconds, unknown: 1 };
  const links = { deployment: (id: string) => `/deployment/${id}` };
  return render(<InfrastructureWaiting {...{ repositories, proposals, firstDeployments, links }} />);
}

describe('components/report/delivery/infrastructure-waiting.tsx', () => {
  it('shows medians with the number behind them, and why a figure is not known', () => {
    const { text, html } = show([]);
    expect(html).toContain('href="/deployment/p-7"');
    expect(text).toContain('platform#7 7 Sept 2026, 06:00 UTC 6 h – another team');
    expect(text).toContain('Left out: 3 of bots, 1 that are not known');
    expect(text).toContain('All proposals 6 h 12 proposals Not known No event tells the rounds of review.');
    expect(text).toContain('From the owning team Not known 4 known. Small sample.');
    expect(text).toContain('No repository is known to have reached production');
  });

  it('lists new repositories, each with the deployment that brought it to production', () => {
    const { text, html } = show([first]);
    expect(html).toContain('href="/deployment/d-2"');
    expect(text).toContain('5 d');
    expect(text).toContain('Small sample: under 10 repositories there is no median.');
    expect(text).toContain('Of 1 more the first deployment is known');
  });

  it('says where no platform is named', () => {
    expect(show([], null, []).text).toContain('no platform is named');
  });
});
