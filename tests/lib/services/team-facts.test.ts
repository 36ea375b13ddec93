import { describe, expect, it } from 'vitest';
import type { StoredFact } from '@/db/store/imported-facts';
import type { ConnectedFact } from '@/lib/assessment/connected-facts';
import { selectTeamFacts, underUrls } from '@/lib/services/team-facts';
import { hostFacts, runtimeFacts } from '@/tests/factories/connected-facts';

const stored = (facts: Record<string, ConnectedFact>): StoredFact[] =>
  Object.entries(facts).map(([id, fact]) => ({ id, fact }));
const payments = { slug: 'payments', addresses: ['https://git.example.com/payments/deploy'] };
const platform = { slug: 'platform', addresses: ['https://git.example.com/platform/clusters'] };

function selected(facts: StoredFact[], served: typeof platform | null = platform): string[] {
  return selectTeamFacts(facts, { own: payments, platform: served }).map(({ part, id }) => `${part} ${id}`);
}

describe('lib/services/team-facts.ts', () => {
  it('takes the facts of hosts by repository, however its address is written', () => {
    const facts = stored({
      short: hostFacts({ repository: 'git@git.example.com:payments/deploy.git' }),
      clusters: hostFacts({ repository: 'https://git.example.com/platform/clusters.git' }),
      other: hostFacts({ repository: 'https://git.example.com/search/deploy' }),
    });
    expect(selected(facts)).toEqual(['own short', 'platform clusters']);
    expect(selected(facts, null)).toEqual(['own short']);
  });

  it('takes a running view by the team that it names, or by its repository', () => {
    const repository = 'https://git.example.com/payments/deploy';
    const facts = stored({
      named: runtimeFacts({ team: 'payments' }),
      declared: runtimeFacts({ team: null, repository }),
      ofOthers: runtimeFacts({ team: 'orders', repository }),
      served: runtimeFacts({ team: 'platform' }),
    });
    expect(selected(facts)).toEqual(['own named', 'own declared', 'platform served']);
  });

  it('lets one repository stand for all that say the same of sign-in', () => {
    const access = { twoFactorRequired: true, administrators: 3 };
    const facts = stored({
      older: hostFacts({ repository: 'https://a', access, collectedAt: '2026-10-01T00:00:00Z' }),
      newer: hostFacts({ repository: 'https://b', access, collectedAt: '2026-11-01T00:00:00Z' }),
      unlike: hostFacts({ repository: 'https://c', access: { ...access, twoFactorRequired: false } }),
      silent: hostFacts({ repository: 'https://d' }),
    });
    expect(selected(facts)).toEqual(['organization newer', 'organization unlike']);
  });

  it('puts facts under the URL of the repository that was looked at', () => {
    const looked = [{ address: 'file:///srv/clone', url: 'https://git.example.com/payments/deploy' }];
    const facts = [
      hostFacts({ repository: 'git@git.example.com:payments/deploy.git' }),
      hostFacts({ repository: '/srv/clone' }),
      hostFacts({ repository: 'https://elsewhere' }),
      runtimeFacts(),
    ];
    expect(underUrls(facts, looked).map(({ repository }) => repository)).toEqual([
      looked[0]?.url,
      looked[0]?.url,
      'https://elsewhere',
      null,
    ]);
  });
});
