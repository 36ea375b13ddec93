import { describe, expect, it } from 'vitest';
import { ConnectedFact, newestOfEachSubject, subjectOf } from '@/lib/assessment/connected-facts';
import { hostFacts, runtimeFacts } from '@/tests/factories/connected-facts';

describe('lib/assessment/connected-facts.ts', () => {
  it('tells two systems, two environments and two teams apart', () => {
    const facts = [
      hostFacts(),
      runtimeFacts(),
      runtimeFacts({ system: 'flux' }),
      runtimeFacts({ environment: 'staging', tier: 'staging' }),
      runtimeFacts({ team: 'search' }),
      runtimeFacts({ team: null, repository: 'https://git.example.com/shop/deploy' }),
    ];
    expect(new Set(facts.map(subjectOf)).size).toBe(facts.length);
  });

  it('keeps the newest of each subject, in whatever order they come', () => {
    const old = hostFacts({ collectedAt: '2026-10-01T00:00:00Z' });
    const recent = hostFacts({ collectedAt: '2026-11-01T00:00:00Z' });
    expect(newestOfEachSubject([recent, old])).toEqual([recent]);
    expect(newestOfEachSubject([old, runtimeFacts(), recent])).toEqual([recent, runtimeFacts()]);
  });

  it('has no field for a name of a person', () => {
    expect(ConnectedFact.safeParse({ ...hostFacts(), author: 'Ada' }).success).toBe(false);
  });
});
