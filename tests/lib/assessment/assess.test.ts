import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '@/lib/assessment/assess';
import type { AssessmentInput } from '@/lib/assessment/assessment-input';
import type { Report } from '@/lib/assessment/report';
import type { RepositoryFacts } from '@/lib/assessment/repository-facts';
import { connectedIndicators } from '@/lib/scan/connected';
import { goodHost, goodRules, goodRuntime, hostFacts, runtimeFacts } from '@/tests/factories/connected-facts';
import {
  pushedByPipeline,
  repositoryFacts,
  singleTarget,
  spoil,
  unreadable,
  withoutAgent,
} from '@/tests/factories/repository-facts';
import { MODEL } from '@/tests/lib/assessment/shared-model';

function report(facts: RepositoryFacts | RepositoryFacts[], more: Partial<AssessmentInput> = {}): Report {
  return assess({ repositories: [facts].flat(), model: MODEL, now: '2026-06-02T00:00:00Z', ...more });
}

function figures({ level }: Report) {
  return { verified: level.verified, indicated: level.indicated, possible: level.possible };
}

function criterionOf({ criteria }: Report, id: string) {
  return criteria.find((criterion) => criterion.id === id);
}

const pushedStraight = { viaPullRequest: 0, direct: 40, commits: 40 };
const withoutFleet = spoil(
  spoil(
    spoil(repositoryFacts(), 'fleet-templates', { templates: 0, targets: [], generators: [] }, 'absent'),
    'fleet-waves',
    { waves: 0, healthGated: 0, shared: 0 },
    'absent',
  ),
  'policy-as-code',
  { sharedByReference: 0, waved: 0 },
);

describe('lib/assessment/assess.ts', () => {
  describe('places examples on the levels', () => {
    it('holds a complete push pipeline at level 0, and nothing found out later can raise it', () => {
      expect(figures(report(pushedByPipeline(repositoryFacts())))).toEqual({ verified: 0, indicated: 0, possible: 0 });
    });

    it('holds Argo CD without self-heal at level 0', () => {
      const facts = spoil(repositoryFacts(), 'drift-detection', { productionMet: 0, productionCovered: 0 });
      expect(figures(report(facts))).toEqual({ verified: 0, indicated: 0, possible: 0 });
    });

    it('holds level 1 with automated sync and self-heal on the only target, although pushed straight to the branch', () => {
      const unnamed = { names: [], production: [], staging: [], impliedProduction: 1 };
      const facts = spoil(
        spoil(singleTarget(repositoryFacts()), 'pull-request-flow', pushedStraight),
        'environments',
        unnamed,
        'absent',
      );
      const single = report(facts);
      expect(figures(single)).toEqual({ verified: 1, indicated: 1, possible: 1 });
      expect(single.level).toMatchObject({ placement: 'placed', unsettled: [] });
      expect(criterionOf(single, 'agent-pulls')?.reason).toMatch(/counts as production/);
    });

    it('indicates level 2 where only the protection of the branch cannot be seen', () => {
      const enterprise = report(withoutFleet);
      expect(figures(enterprise)).toEqual({ verified: 1, indicated: 2, possible: 2 });
      expect(enterprise.level.unsettled).toEqual(['branch-protected']);
    });

    it('indicates level 3 with templates, waves and policy over the fleet', () => {
      expect(figures(report(repositoryFacts()))).toEqual({ verified: 1, indicated: 3, possible: 3 });
    });

    it('verifies it once the rules of the branch are seen', () => {
      const seen = report(repositoryFacts(), { connectedFacts: [hostFacts({ branchRules: goodRules })] });
      expect(figures(seen)).toEqual({ verified: 3, indicated: 3, possible: 3 });
      expect(seen.level.unsettled).toEqual([]);
    });

    it('holds it back once the rules of the branch are seen to be missing', () => {
      const rules = { ...goodRules, appliesToAdministrators: false };
      const seen = report(repositoryFacts(), { connectedFacts: [hostFacts({ branchRules: rules })] });
      expect(figures(seen)).toEqual({ verified: 1, indicated: 1, possible: 1 });
    });

    it('passes over nothing that a host could show, whose facts are there without the rules', () => {
      const seen = report(repositoryFacts(), { connectedFacts: [hostFacts()] });
      expect(seen.level).toMatchObject({ verified: 1, indicated: 1, possible: 3, unsettled: [] });
    });

    it('does not pass over the flow of changes when the history is shallow', () => {
      const shallow = report(unreadable(repositoryFacts(), 'pull-request-flow'));
      expect(figures(shallow)).toEqual({ verified: 1, indicated: 1, possible: 3 });
    });

    it('is not yet placed where neither agent nor pipeline is to be seen', () => {
      const level = report(withoutAgent(repositoryFacts())).level;
      expect(level).toMatchObject({ placement: 'not-yet-placed', verified: null, indicated: null, claimed: null });
    });

    it('gives no level where nothing is deployed, and still warns', () => {
      const documentation = { ...spoil(repositoryFacts(), 'plaintext-secrets', { high: 1 }), deploysNothing: true };
      const nothing = report(documentation);
      expect(nothing.level).toMatchObject({
        placement: 'nothing-deployed',
        verified: null,
        indicated: null,
        claimed: null,
        possible: null,
      });
      expect(nothing.roadmap).toEqual([]);
      expect(new Set(nothing.criteria.map(({ outcome }) => outcome))).toEqual(new Set(['not-applicable']));
      expect(nothing.safety).toHaveLength(1);
    });

    it('judges what is deployed beside documentation', () => {
      const documentation = repositoryFacts({
        url: 'https://git.example.org/docs',
        deploysNothing: true,
        indicators: [],
      });
      expect(figures(report([documentation, repositoryFacts()]))).toEqual({ verified: 1, indicated: 3, possible: 3 });
    });
  });

  describe('judges platforms and organizations once', () => {
    const team = singleTarget(repositoryFacts());
    const platform = { name: 'Harbor', repositories: [repositoryFacts({ url: 'https://git.example.org/platform' })] };

    it('inherits from the platform that serves the team', () => {
      const served = report(team, { platform });
      expect(figures(served)).toEqual({ verified: 1, indicated: 3, possible: 3 });
      expect(criterionOf(served, 'policy-as-code')).toMatchObject({ outcome: 'met', inheritedFrom: 'Harbor' });
      expect(criterionOf(served, 'policy-as-code')?.evidence[0]?.repository).toBe('https://git.example.org/platform');
      expect(criterionOf(served, 'agent-pulls')?.inheritedFrom).toBeNull();
    });

    it('asks for the platform where nobody named it', () => {
      const unserved = report(team, { platform: 'unnamed' });
      expect(criterionOf(unserved, 'policy-as-code')).toMatchObject({
        outcome: 'unknown',
        settledBy: 'Name the platform that serves this team.',
      });
      expect(figures(unserved)).toEqual({ verified: 1, indicated: 1, possible: 3 });
    });

    it('lets a repository alone stand for its platform', () => {
      expect(criterionOf(report(team), 'policy-as-code')).toMatchObject({ outcome: 'not-met', inheritedFrom: null });
    });

    it('leaves criteria of the organization unknown, and inherits them where it is known', () => {
      const organization = { name: 'Example', repositories: platform.repositories };
      expect(criterionOf(report(team), 'organization-breadth')).toMatchObject({
        outcome: 'unknown',
        inheritedFrom: null,
      });
      expect(criterionOf(report(team, { organization }), 'organization-breadth')?.inheritedFrom).toBe('Example');
    });
  });

  describe('takes facts of hosts and of what runs', () => {
    it('verifies level 3 of a fleet, with nearly every practice known', () => {
      const connectedFacts = [goodHost(), goodRuntime()];
      const seen = report(repositoryFacts(), { connectedFacts });
      expect(figures(seen)).toEqual({ verified: 3, indicated: 3, possible: 3 });
      expect(seen.level.coverage).toBeGreaterThan(report(repositoryFacts()).level.coverage);
    });

    it('judges the platform on its own facts, and hands them down', () => {
      const platform = {
        name: 'Foundation',
        repositories: [repositoryFacts({ url: 'https://git.example.org/platform' })],
        connectedFacts: [runtimeFacts({ team: 'platform', standingWrite: { people: 0, temporaryAccessLogged: true } })],
      };
      expect(criterionOf(report(repositoryFacts(), { platform }), 'no-standing-write')).toMatchObject({
        outcome: 'met',
        inheritedFrom: 'Foundation',
      });
    });

    it('judges the organization on its hosts and on the records of Cairn', () => {
      const records = {
        teams: { total: 3, withTarget: 3, without: [] },
        systems: { total: 10, underAgent: 7, unknown: 0, outside: ['a', 'b', 'c'] },
      };
      const organization = { name: 'Acme', repositories: [], connectedFacts: [goodHost()], records };
      const seen = report(repositoryFacts(), { organization });
      for (const id of ['git-host-access', 'chosen-target-level', 'organization-breadth']) {
        expect(criterionOf(seen, id)).toMatchObject({ outcome: 'met', inheritedFrom: 'Acme' });
      }
    });

    it('says how old facts are once they are older than a month, and still counts them', () => {
      const connectedFacts = [goodHost({ collectedAt: '2026-04-01T00:00:00Z' })];
      const seen = report(repositoryFacts(), { connectedFacts });
      expect(criterionOf(seen, 'branch-protected')).toMatchObject({
        outcome: 'met',
        reason: expect.stringMatching(/62 days old \(2026-04-01\)\.$/),
      });
      expect(seen.indicators.find(({ id }) => id === 'branch-protection')?.reason).toContain('62 days old');
      const recent = report(repositoryFacts(), { connectedFacts: [goodHost({ collectedAt: '2026-05-20T00:00:00Z' })] });
      expect(criterionOf(recent, 'branch-protected')?.reason).not.toContain('days old');
    });

    it('warns of a branch whose history can be rewritten', () => {
      const connectedFacts = [goodHost({ branchRules: { ...goodRules, forcePushBlocked: false } })];
      expect(report(repositoryFacts(), { connectedFacts }).safety).toMatchObject([
        { indicator: 'branch-protection', severity: 'high' },
      ]);
    });

    it('gives the same Report whatever the order of facts, and never less for more that is good', () => {
      const good = [goodHost(), goodRuntime(), goodRuntime({ system: 'flux', environment: 'prod-2' })];
      const whole = report(repositoryFacts(), { connectedFacts: good });
      fc.assert(
        fc.property(fc.shuffledSubarray(good, { minLength: 3 }), fc.subarray(good), (shuffled, some) => {
          expect(JSON.stringify(report(repositoryFacts(), { connectedFacts: shuffled }))).toBe(JSON.stringify(whole));
          const { verified, indicated, possible } = report(repositoryFacts(), { connectedFacts: some }).level;
          expect(verified ?? -1).toBeLessThanOrEqual(indicated ?? -1);
          expect(indicated ?? -1).toBeLessThanOrEqual(possible ?? -1);
          expect(verified ?? -1).toBeLessThanOrEqual(whole.level.verified ?? -1);
        }),
        { numRuns: 15 },
      );
    });
  });

  it('says for each unknown criterion what would settle it, and for no other', () => {
    for (const { id, outcome, settledBy } of report(repositoryFacts()).criteria) {
      expect([id, settledBy !== null]).toEqual([id, outcome === 'unknown']);
    }
  });

  it('lists criteria and indicators in the order of the model, with what they inform', () => {
    const { criteria, indicators } = report(repositoryFacts());
    expect(criteria.map(({ id }) => id)).toEqual(MODEL.criteria.map(({ id }) => id));
    const known = MODEL.indicators
      .map(({ id }) => id)
      .filter((id) => indicators.some((indicator) => indicator.id === id));
    expect(indicators.map(({ id }) => id).slice(0, known.length)).toEqual(known);
    expect(indicators.find(({ id }) => id === 'push-deploys')?.informs).toContain('agent-pulls');
    const seen = new Set(repositoryFacts().indicators.map(({ id }) => id));
    const connectedOnly = connectedIndicators.filter(({ id }) => !seen.has(id));
    expect(indicators).toHaveLength(seen.size + connectedOnly.length);
    expect(indicators.find(({ id }) => id === 'running-workloads')).toMatchObject({
      outcome: 'unknown',
      reason: expect.stringContaining('Connect the agent'),
    });
  });

  it('lists what was not counted, with its repository', () => {
    const left = { path: 'tests', files: 3, reason: 'test' as const, note: 'tests' };
    expect(report(repositoryFacts({ notCounted: [left] })).notCounted).toEqual([
      { repository: repositoryFacts().url, ...left },
    ]);
  });

  it('gives the same Report whatever the order of repositories and findings', () => {
    const repositories = [
      repositoryFacts(),
      pushedByPipeline(repositoryFacts({ url: 'https://git.example.org/a', role: 'application' })),
      singleTarget(
        repositoryFacts({
          url: 'https://git.example.org/z',
          notCounted: [{ path: 'b', files: 1, reason: 'test', note: '' }],
        }),
      ),
    ];
    const expected = JSON.stringify(report(repositories));
    const shuffle = <Item>(items: readonly Item[]) => fc.shuffledSubarray([...items], { minLength: items.length });
    const shuffled = fc
      .tuple(...repositories.map((facts) => shuffle(facts.indicators).map((indicators) => ({ ...facts, indicators }))))
      .chain((drawn) => shuffle(drawn));
    fc.assert(
      fc.property(shuffled, (drawn) => {
        expect(JSON.stringify(report(drawn))).toBe(expected);
      }),
      { numRuns: 10 },
    );
  });

  it('refuses to assess nothing, and a model with a criterion that no code judges', () => {
    expect(() => report([])).toThrow('no repository');
    const [first] = MODEL.criteria;
    if (first === undefined) throw new Error('The model has no criteria');
    const model = { ...MODEL, criteria: [{ ...first, id: 'made-up' }] };
    expect(() => report(repositoryFacts(), { model })).toThrow('made-up');
  });
});
