import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '@/lib/assessment/assess';
import type { AssessmentInput } from '@/lib/assessment/assessment-input';
import type { Report } from '@/lib/assessment/report';
import type { RepositoryFacts } from '@/lib/assessment/repository-facts';
import type { DeclaredDispute } from '@/lib/scan/declarations';
import { declared, told } from '@/tests/factories/disputes';
import { pushedByPipeline, repositoryFacts, spoil, withoutAgent } from '@/tests/factories/repository-facts';
import { MODEL } from '@/tests/lib/assessment/shared-model';

const now = '2026-06-02T00:00:00Z';

function report(facts: RepositoryFacts | RepositoryFacts[], more: Partial<AssessmentInput> = {}): Report {
  return assess({ repositories: [facts].flat(), model: MODEL, now, ...more });
}

function saying(facts: RepositoryFacts, ...disputes: DeclaredDispute[]): RepositoryFacts {
  return { ...facts, declared: { disputes, mistakes: [] } };
}

const criterionOf = ({ criteria }: Report, id: string) => criteria.find((criterion) => criterion.id === id);
const indicatorOf = ({ indicators }: Report, id: string) => indicators.find((indicator) => indicator.id === id);
const states = ({ disputes }: Report) => disputes.map(({ subject, state }) => `${subject.id} ${state}`);

const openPolicy = spoil(repositoryFacts(), 'policy-as-code', { pullRequestChecks: 0, tests: 0 }, 'partial');
const leaking = spoil(repositoryFacts(), 'plaintext-secrets', { high: 2 }, 'present');
const noHeal = spoil(
  repositoryFacts(),
  'drift-detection',
  { met: 0, productionMet: 0, productionCovered: 0 },
  'absent',
);

describe('lib/assessment/judge-disputes.ts', () => {
  describe('an exempt criterion', () => {
    const exempt = saying(pushedByPipeline(repositoryFacts()), declared({ subject: 'criterion/agent-pulls' }));

    it('leaves the next steps, and says what it would be without', () => {
      const plain = report(pushedByPipeline(repositoryFacts()));
      const judged = report(exempt);
      expect(criterionOf(plain, 'agent-pulls')?.outcome).toBe('not-met');
      expect(plain.roadmap.map(({ criterion }) => criterion)).toContain('agent-pulls');
      expect(criterionOf(judged, 'agent-pulls')).toMatchObject({
        outcome: 'exempt',
        disputed: { without: 'not-met', with: 'exempt' },
      });
      expect(criterionOf(judged, 'agent-pulls')?.reason).toContain('Exempt until 2027-06-30: It is so. As judged:');
      expect(judged.roadmap.map(({ criterion }) => criterion)).not.toContain('agent-pulls');
    });

    it('that is a gate counts as not met, and the level with it stands beside', () => {
      const facts = saying(openPolicy, declared({ subject: 'criterion/policy-as-code' }));
      const plain = report(openPolicy);
      const judged = report(facts);
      expect(criterionOf(plain, 'policy-as-code')?.outcome).not.toBe('met');
      expect(judged.level.indicated).toBe(plain.level.indicated);
      expect(judged.level.verified).toBe(plain.level.verified);
      expect(judged.level.disputed?.without).toEqual({
        verified: plain.level.verified,
        indicated: plain.level.indicated,
      });
      expect(judged.level.disputed?.with.indicated).toBe(3);
      expect(judged.disputes[0]?.effect?.level).toEqual(judged.level.disputed);
    });

    it.each([
      ['that is met is unused', declared({ subject: 'criterion/agent-pulls' }), 'there is nothing to exempt'],
      [
        'whose time is over changes nothing',
        declared({ subject: 'criterion/break-glass', expires: '2026-06-01' }),
        'It counted until 2026-06-01.',
      ],
    ])('%s', (_, dispute, note) => {
      const judged = report(saying(repositoryFacts(), dispute));
      expect(judged.disputes[0]).toMatchObject({ effect: null, note: expect.stringContaining(note) });
      expect(judged.disputes[0]?.state).not.toBe('in-force');
      expect(judged.criteria).toEqual(report(repositoryFacts()).criteria);
      expect(judged.level.disputed).toBeNull();
    });

    it('counts on its last day', () => {
      const facts = saying(repositoryFacts(), declared({ subject: 'criterion/break-glass', expires: '2026-06-02' }));
      expect(states(report(facts))).toEqual(['break-glass in-force']);
    });
  });

  describe('a corrected indicator', () => {
    it('leaves the outcome, the criteria and the level as found, and says what they would be', () => {
      const judged = report(saying(noHeal, declared({ subject: 'drift-detection', outcome: 'present' })));
      const plain = report(noHeal);
      expect(indicatorOf(judged, 'drift-detection')).toMatchObject({
        outcome: 'absent',
        disputed: { without: 'absent', with: 'present' },
      });
      expect(criterionOf(plain, 'drift-corrected')?.outcome).toBe('not-met');
      expect(criterionOf(judged, 'drift-corrected')).toMatchObject({
        outcome: 'not-met',
        disputed: { without: 'not-met', with: 'met' },
      });
      expect(judged.level).toMatchObject({ verified: plain.level.verified, indicated: plain.level.indicated });
      expect(judged.level.disputed?.with.indicated).toBeGreaterThan(judged.level.indicated ?? -1);
      expect(judged.roadmap).toEqual(plain.roadmap);
      expect(judged.disputes[0]?.effect).toMatchObject({
        outcome: { without: 'absent', with: 'present' },
        criteria: expect.arrayContaining([{ id: 'drift-corrected', without: 'not-met', with: 'met' }]),
      });
    });

    it('does not take a safety finding away', () => {
      const judged = report(saying(leaking, declared({ subject: 'plaintext-secrets', outcome: 'absent' })));
      expect(judged.safety.map(({ indicator }) => indicator)).toEqual(['plaintext-secrets']);
      expect(indicatorOf(judged, 'plaintext-secrets')?.disputed).toEqual({ without: 'present', with: 'absent' });
      expect(criterionOf(judged, 'no-plaintext-secrets')?.outcome).toBe('not-met');
      expect(criterionOf(judged, 'no-plaintext-secrets')?.disputed?.with).toBe('met');
    });

    it('can lower what is printed beside: people may know that something is not so', () => {
      const judged = report(saying(repositoryFacts(), declared({ subject: 'drift-detection', outcome: 'absent' })));
      expect(judged.level.indicated).toBe(3);
      expect(judged.level.disputed?.with.indicated).toBe(0);
    });

    it('that says what was found is unused', () => {
      const facts = saying(repositoryFacts(), declared({ subject: 'drift-detection', outcome: 'present' }));
      expect(report(facts).disputes[0]).toMatchObject({
        state: 'unused',
        note: expect.stringContaining('what was found'),
      });
    });

    it('speaks of its own repository where there are several', () => {
      const other = repositoryFacts({ url: 'https://git.example.org/team/other' });
      const spoiled = spoil(other, 'plaintext-secrets', { high: 1 }, 'present');
      const facts = [saying(leaking, declared({ subject: 'plaintext-secrets', outcome: 'absent' })), spoiled];
      const judged = report(facts);
      expect(judged.disputes[0]?.effect?.outcome).toEqual({ without: 'present', with: 'present' });
      expect(indicatorOf(judged, 'plaintext-secrets')?.disputed).toBeUndefined();
      const both = report([
        saying(leaking, declared({ subject: 'plaintext-secrets', outcome: 'absent' })),
        saying(spoiled, declared({ subject: 'plaintext-secrets', outcome: 'absent' })),
      ]);
      expect(indicatorOf(both, 'plaintext-secrets')?.disputed?.with).toBe('absent');
    });

    it('that does not apply here is an exemption', () => {
      const judged = report(saying(leaking, declared({ subject: 'indicator/plaintext-secrets' })));
      expect(judged.disputes[0]?.effect?.outcome).toEqual({ without: 'present', with: 'not-applicable' });
    });
  });

  describe('what is told in the application', () => {
    it('counts like what a file says, and comes before it', () => {
      const facts = saying(leaking, declared({ subject: 'plaintext-secrets', outcome: 'absent' }));
      const disputes = [
        told({ kind: 'indicator', id: 'plaintext-secrets' }, { kind: 'correction', outcome: 'partial' }),
      ];
      const judged = report(facts, { disputes });
      expect(judged.disputes.map(({ state, source }) => `${source.from} ${state}`)).toEqual([
        'application in-force',
        'file unused',
      ]);
      expect(judged.disputes[1]?.note).toContain('Another one');
    });

    it('of a platform speaks of what is inherited from it', () => {
      const team = withoutAgent(repositoryFacts());
      const platform = {
        name: 'Platform',
        repositories: [
          spoil(
            repositoryFacts({ url: 'https://git.example.org/p' }),
            'fleet-waves',
            { waves: 0, healthGated: 0, shared: 0 },
            'absent',
          ),
        ],
        disputes: [told({ kind: 'criterion', id: 'fleet-waves' }), told({ kind: 'criterion', id: 'break-glass' })],
      };
      const judged = report(team, { platform });
      expect(judged.disputes.map(({ subject, state, platform: of }) => [subject.id, state, of])).toEqual([
        ['fleet-waves', 'in-force', 'Platform'],
        ['break-glass', 'unused', 'Platform'],
      ]);
      expect(criterionOf(judged, 'fleet-waves')).toMatchObject({ outcome: 'exempt', inheritedFrom: 'Platform' });
    });
  });

  it('tells what of a file means nothing', () => {
    const facts = saying(
      repositoryFacts(),
      declared({ subject: 'criterion/nothing', line: 3 }),
      declared({ subject: 'policy-as-code', line: 8 }),
      declared({ subject: 'criterion/agent-pulls', outcome: 'present', line: 13 }),
    );
    const { disputes, disputeMistakes } = report({
      ...facts,
      declared: {
        disputes: facts.declared?.disputes ?? [],
        mistakes: [{ path: '.cairn.yaml', line: 1, message: 'It is odd.' }],
      },
    });
    expect(disputes).toEqual([]);
    expect(disputeMistakes.map(({ line, message }) => [line, message])).toEqual([
      [1, 'It is odd.'],
      [3, `Model ${MODEL.version} has no criterion "nothing". Check its spelling.`],
      [
        8,
        'policy-as-code names a criterion and an indicator: write criterion/policy-as-code or indicator/policy-as-code.',
      ],
      [13, expect.stringContaining('Only indicators can be corrected')],
    ]);
  });

  it('uses nothing where nothing is deployed', () => {
    const facts = saying(
      { ...repositoryFacts(), deploysNothing: true, role: 'library' },
      declared({ subject: 'criterion/agent-pulls' }),
    );
    expect(report(facts).disputes[0]).toMatchObject({
      state: 'unused',
      note: expect.stringContaining('Nothing is deployed'),
    });
  });

  it('gives the same Report in whatever order it is told', () => {
    const disputes = [
      told({ kind: 'criterion', id: 'break-glass' }),
      told(
        { kind: 'indicator', id: 'drift-detection' },
        {
          outcome: 'partial',
          source: {
            from: 'application',
            id: 'd2',
            scope: 'team',
            repository: null,
            recordedAt: '2026-05-01T10:00:00.000Z',
          },
        },
      ),
    ];
    expect(report(leaking, { disputes: disputes.toReversed() })).toEqual(report(leaking, { disputes }));
  });

  it('never raises a level that evidence does not hold', () => {
    const outcome = fc.constantFrom('present' as const, 'partial' as const, 'absent' as const, undefined);
    const ofIndicator = fc
      .tuple(fc.constantFrom(...MODEL.indicators.map(({ id }) => `indicator/${id}`)), outcome)
      .map(([subject, corrected]) =>
        corrected === undefined ? declared({ subject }) : declared({ subject, outcome: corrected }),
      );
    const ofCriterion = fc.constantFrom(...MODEL.criteria.map(({ id }) => declared({ subject: `criterion/${id}` })));
    const facts = fc.constantFrom(repositoryFacts(), openPolicy, noHeal, leaking, pushedByPipeline(repositoryFacts()));
    fc.assert(
      fc.property(facts, fc.array(fc.oneof(ofIndicator, ofCriterion), { maxLength: 5 }), (repository, disputes) => {
        const plain = report(repository).level;
        const judged = report(saying(repository, ...disputes)).level;
        for (const figure of ['verified', 'indicated', 'claimed'] as const) {
          expect(judged[figure] ?? -1).toBeLessThanOrEqual(plain[figure] ?? -1);
        }
        expect(judged.verified).toBe(plain.verified);
      }),
      { numRuns: 40 },
    );
  });
});
