import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeFindings, type RepositoryFinding, tooManyUnresolved } from '@/lib/assessment/merge-findings';
import type { IndicatorOutcome, Measures } from '@/lib/scan/evidence';
import { finding, tally } from '@/tests/factories/repository-facts';

const THIRD = 0.3333;

function inRepository(url: string, outcome: IndicatorOutcome, measures: Measures = {}): RepositoryFinding {
  return { repository: url, finding: finding('argocd-self-heal', outcome, measures, url) };
}

function merge(...outcomes: (IndicatorOutcome | [IndicatorOutcome, Measures])[]) {
  return mergeFindings(
    outcomes.map((given, index) => {
      const [outcome, measures] = Array.isArray(given) ? given : [given, {}];
      return inRepository(`https://git.example.org/r${index}`, outcome, measures);
    }),
    THIRD,
  );
}

describe('lib/assessment/merge-findings.ts', () => {
  it('keeps a single finding as it is', () => {
    const single = { ...finding('pull-request-flow', 'partial', { direct: 1 }), share: 0.5 };
    expect(mergeFindings([{ repository: 'r', finding: single }], THIRD)).toEqual(single);
  });

  it('refuses nothing, and findings of different indicators', () => {
    expect(() => mergeFindings([], THIRD)).toThrow('no finding');
    const other = { repository: 'r', finding: finding('clusters', 'present') };
    expect(() => mergeFindings([inRepository('a', 'present'), other], THIRD)).toThrow(/Cannot merge/);
  });

  it.each<[IndicatorOutcome, IndicatorOutcome[]]>([
    ['present', ['absent', 'present', 'unknown', 'partial']],
    ['partial', ['absent', 'unknown', 'partial']],
    ['unknown', ['absent', 'unknown', 'not-applicable']],
    ['absent', ['not-applicable', 'absent']],
    ['not-applicable', ['not-applicable', 'not-applicable']],
  ])('is %s for %j where nothing is counted', (expected, outcomes) => {
    expect(merge(...outcomes).outcome).toBe(expected);
  });

  it('judges by the counts where several repositories counted and differ', () => {
    expect(merge(['present', tally(3, 3)], ['absent', tally(2, 0)])).toMatchObject({
      outcome: 'partial',
      share: 3 / 5,
    });
    expect(merge(['present', tally(39, 39)], ['absent', tally(1, 0)]).outcome).toBe('present');
    expect(merge(['present', tally(18, 18)], ['absent', tally(1, 0)]).outcome).toBe('partial');
    const unresolved = { ...tally(2, 2), unresolved: 3 };
    expect(merge(['unknown', unresolved], ['present', tally(9, 9)]).outcome).toBe('present');
    expect(merge(['unknown', unresolved], ['absent', tally(1, 0)]).outcome).toBe('unknown');
  });

  it('does not call absent what one repository could not be looked at for', () => {
    const mostly = { ...tally(1, 0), unresolved: 1 };
    expect(merge(['unknown', mostly], ['absent', tally(9, 0)]).outcome).toBe('absent');
    expect(merge(['unknown', mostly], ['absent', tally(9, 0)], 'unknown').outcome).toBe('unknown');
  });

  it('keeps what all repositories agree on, also where the counts alone would say more', () => {
    expect(merge(['partial', tally(3, 3)], ['partial', tally(2, 2)])).toMatchObject({ outcome: 'partial', share: 1 });
  });

  it('sums numbers, unites lists and takes the longest window', () => {
    const merged = merge(
      ['present', { objects: 2, names: ['b', 'a'], windowDays: 90 }],
      ['present', { objects: 3, names: ['c', 'a'], windowDays: 200 }],
    );
    expect(merged.measures).toEqual({ objects: 5, names: ['a', 'b', 'c'], windowDays: 200 });
  });

  it('adds up what was searched, and keeps each place once in order', () => {
    const one = inRepository('https://git.example.org/a', 'absent');
    const two = inRepository('https://git.example.org/b', 'absent');
    const merged = mergeFindings([two, one, one], THIRD);
    expect(merged.searched).toEqual({ files: 30, what: ['argocd-self-heal'] });
    expect(merged.evidence.map(({ repository }) => repository)).toEqual([one.repository, two.repository]);
  });

  it('gives one reason once, and else names the repositories, at most three', () => {
    expect(merge('present', 'present').reason).toBe('argocd-self-heal is present.');
    expect(merge('absent', 'present', 'not-applicable').reason).toBe(
      'https://git.example.org/r1: argocd-self-heal is present. https://git.example.org/r0: argocd-self-heal is absent.',
    );
    expect(merge('absent', 'present', 'present', 'partial', 'unknown').reason).toMatch(/And 2 more repositories\.$/);
  });

  it('takes a third as a third, and not as more', () => {
    expect(tooManyUnresolved(2, 1, THIRD)).toBe(false);
    expect(tooManyUnresolved(19, 10, THIRD)).toBe(true);
    expect(tooManyUnresolved(0, 1, THIRD)).toBe(true);
    expect(tooManyUnresolved(0, 0, THIRD)).toBe(false);
  });

  it('does not depend on the order of the repositories', () => {
    const anyFinding = fc.record({
      url: fc.constantFrom('a', 'b', 'c'),
      outcome: fc.constantFrom<IndicatorOutcome>('present', 'partial', 'absent', 'unknown', 'not-applicable'),
      of: fc.nat(4),
      met: fc.nat(4),
      unresolved: fc.nat(4),
      note: fc.constantFrom('m', 'n'),
      reason: fc.constantFrom('Because.', 'Therefore.'),
      names: fc.array(fc.constantFrom('x', 'y', 'z')),
    });
    fc.assert(
      fc.property(
        fc.array(anyFinding, { minLength: 1, maxLength: 6 }),
        fc.infiniteStream(fc.nat()),
        (drawn, random) => {
          const findings = drawn.map(({ url, outcome, of, met, unresolved, names, note, reason }) => {
            const measures = { of, met: Math.min(of, met), unresolved, names: [...new Set(names)].sort() };
            const { repository, finding } = inRepository(url, outcome, measures);
            return {
              repository,
              finding: { ...finding, reason, evidence: finding.evidence.map((place) => ({ ...place, note })) },
            };
          });
          const shuffled = findings
            .map((each) => ({ each, key: random.next().value ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ each }) => each);
          expect(mergeFindings(shuffled, THIRD)).toEqual(mergeFindings(findings, THIRD));
        },
      ),
    );
  });
});
