import { describe, expect, it } from 'vitest';
import { withFactsAge } from '@/lib/assessment/facts-age';

const limit = { now: '2026-11-30T00:00:00Z', thresholds: { connectedFactsDays: 30 } };
const readAt = (asOf: string) => ({
  repository: '',
  commit: '',
  path: '',
  line: null,
  note: '',
  source: { name: 'branch rules', asOf },
});

describe('lib/assessment/facts-age.ts', () => {
  it('says how old the oldest facts are, once they are older than the limit', () => {
    const evidence = [readAt('2026-11-29T00:00:00Z'), readAt('2026-10-30T00:00:00Z')];
    expect(withFactsAge('It is met.', evidence, limit)).toBe(
      'It is met. The facts behind it are 31 days old (2026-10-30).',
    );
  });

  it('says nothing of facts as old as the limit, and of places in Git', () => {
    expect(withFactsAge('It is met.', [readAt('2026-10-31T00:00:00Z')], limit)).toBe('It is met.');
    const place = { repository: 'r', commit: 'c', path: 'p', line: 1, note: '' };
    expect(withFactsAge('It is met.', [place], limit)).toBe('It is met.');
  });
});
