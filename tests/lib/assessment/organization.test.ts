import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OrganizationInput, reportOrganization, type TeamStanding } from '@/lib/assessment/organization';
import { OrganizationReport } from '@/lib/assessment/organization-report';
import type { LevelNumber, Report, RoadmapStep } from '@/lib/assessment/report';
import { summarizeReport } from '@/lib/assessment/team-result';
import { makeCriterion, makeLevel, makeModel, makeReport } from '@/tests/factories/sample-report';

const model = makeModel();
const threshold = model.thresholds.organizationLevelShare;

function step(criterion: string, more: Partial<RoadmapStep> = {}): RoadmapStep {
  return {
    criterion,
    dimension: 'reconcile',
    level: 1,
    outcome: 'not-met',
    gate: false,
    effort: 'small',
    who: 'application team',
    first: [],
    how: ['Do it.'],
    snippet: null,
    metrics: [],
    places: [],
    stillMissing: [],
    // biome-ignore lint/suspicious/noThenProperty: the name that the Report gives it.
    then: { verified: 0, indicated: 0 },
    ...more,
  };
}

function at(level: LevelNumber | null, more: Partial<Report> = {}): TeamStanding['assessment'] {
  const figures = { verified: level, indicated: level, claimed: level, possible: level };
  const report = makeReport({
    criteria: [],
    safety: [],
    roadmap: [],
    level: makeLevel({ ...figures, placement: level === null ? 'not-yet-placed' : 'placed' }),
    ...more,
  });
  return { id: 'a1', result: summarizeReport(report) };
}

function team(name: string, more: Partial<TeamStanding> = {}): TeamStanding {
  const slug = name.toLowerCase();
  return {
    slug,
    name,
    kind: 'stream-aligned',
    platform: null,
    target: null,
    hasRepositories: true,
    assessment: null,
    failure: null,
    ...more,
  };
}

function report(teams: TeamStanding[], more: Partial<OrganizationInput> = {}): OrganizationReport {
  return reportOrganization({
    organization: { name: 'Acme', slug: 'acme', isSample: false },
    teams,
    services: [],
    unassigned: [],
    model,
    now: '2026-11-01T12:00:00.000Z',
    ...more,
  });
}

const service = (name: string, owner: string | null, isProduction = true) => ({ name, team: owner, isProduction });

describe('lib/assessment/organization.ts', () => {
  it('counts teams by the level that they hold, and those that hold none by the reason', () => {
    const nothing = at(null, { level: makeLevel({ verified: null, indicated: null, placement: 'nothing-deployed' }) });
    const indicated = at(0, { level: makeLevel({ verified: 0, indicated: 2, claimed: 1 }) });
    const { distribution } = report([
      team('A', { assessment: at(1) }),
      team('B', { assessment: indicated }),
      team('C', { assessment: at(null) }),
      team('D', { assessment: nothing }),
      team('E'),
    ]);
    const rest = { notYetPlaced: 1, nothingDeployed: 1, notAssessed: 1 };
    expect(distribution).toEqual({
      verified: { levels: [1, 1, 0, 0], ...rest },
      indicated: { levels: [0, 1, 1, 0], ...rest },
      claimed: { levels: [0, 2, 0, 0], ...rest },
    });
  });

  it('keeps teams in the order of their names, whatever they hold', () => {
    const names = ['billing', 'Checkout', 'alpha'];
    const { teams } = report(names.map((name, index) => team(name, { assessment: at(index === 0 ? 3 : null) })));
    expect(teams.map(({ name }) => name)).toEqual(['alpha', 'billing', 'Checkout']);
  });

  it('tells teams without repositories from those that nobody has assessed', () => {
    const { teams } = report([team('A', { hasRepositories: false }), team('B'), team('C', { assessment: at(0) })]);
    expect(teams.map(({ state }) => state)).toEqual(['no-repositories', 'not-assessed', 'assessed']);
  });

  it('says whether a target is reached, and how firmly', () => {
    const target = { level: 1 as const, reason: 'Enough for one cluster.' };
    const { teams } = report([
      team('A', { target, assessment: at(2) }),
      team('B', { target, assessment: at(0, { level: makeLevel({ verified: 0, indicated: 1 }) }) }),
      team('C', { target, assessment: at(0) }),
      team('D', { target }),
    ]);
    expect(teams.map((each) => each.target?.reached)).toEqual(['verified', 'indicated', 'no', 'no']);
  });

  it('suggests a kind where nobody chose one', () => {
    const [platform] = makeReport().repositories;
    const repositories = platform ? [{ ...platform, role: 'platform' as const }] : [];
    const { teams } = report([
      team('A', { kind: null, assessment: at(0, { repositories }) }),
      team('B', { kind: 'enabling', assessment: at(0, { repositories }) }),
    ]);
    expect(teams.map(({ kind, kindSuggested }) => [kind, kindSuggested])).toEqual([
      ['platform', true],
      ['enabling', false],
    ]);
  });

  it('names the gates that hold a team back, with whom they are inherited from', () => {
    const criteria = [
      makeCriterion({ id: 'agent-pulls', gate: 1, outcome: 'not-met' }),
      makeCriterion({ id: 'platform-in-git', gate: 2, outcome: 'not-met', inheritedFrom: 'Platform' }),
    ];
    const { teams } = report([
      team('A', { assessment: at(0, { criteria }) }),
      team('B', { assessment: at(1, { criteria }) }),
    ]);
    expect(teams.map(({ holdingBack }) => holdingBack.map(({ id, inheritedFrom }) => [id, inheritedFrom]))).toEqual([
      [['agent-pulls', null]],
      [
        ['agent-pulls', null],
        ['platform-in-git', 'Platform'],
      ],
    ]);
  });

  it('shows findings of safety with the team that they are of', () => {
    const finding = { indicator: 'plaintext-secrets', severity: 'high' as const, reason: 'One.', evidence: [] };
    const { safety } = report([team('A', { assessment: at(3, { safety: [finding] }) }), team('B')]);
    expect(safety).toEqual([{ ...finding, team: { slug: 'a', name: 'A' } }]);
  });

  describe('the level of the organization', () => {
    const teams = [team('A', { assessment: at(2) }), team('B', { assessment: at(1) }), team('C')];
    const many = (count: number, owner: string | null) =>
      Array.from({ length: count }, (_, index) => service(`${owner}-${index}`, owner));

    it('is the highest that teams hold who answer for enough of the production services', () => {
      const services = [...many(18, 'a'), ...many(2, 'b'), service('test', 'c', false)];
      expect(threshold).toBe(0.9);
      expect(report(teams, { services }).organizationLevel).toEqual({
        verified: 2,
        claimed: 2,
        possible: 2,
        productionServices: { known: 20, answeredFor: 20, verifiedAtLeast: [20, 20, 18, 0], withoutTeam: [] },
        threshold,
      });
      expect(report(teams, { services: [...services, service('more', 'b')] }).organizationLevel.verified).toBe(1);
    });

    it('is not told where too many services have no team, or none that was assessed', () => {
      const services = [...many(8, 'a'), service('lost', null), service('new', 'c')];
      const { verified, productionServices } = report(teams, { services }).organizationLevel;
      expect(verified).toBeNull();
      expect(productionServices).toMatchObject({ known: 10, answeredFor: 8, withoutTeam: ['lost'] });
    });

    it('is not told where no production service is known', () => {
      expect(report(teams).organizationLevel).toMatchObject({ verified: null, productionServices: { known: 0 } });
    });
  });

  describe('the roadmap', () => {
    // biome-ignore lint/suspicious/noThenProperty: the name that the Report gives it.
    const raising = { gate: true, then: { verified: 1 as const, indicated: 1 as const } };
    const withSteps = (name: string, ...roadmap: RoadmapStep[]) => team(name, { assessment: at(0, { roadmap }) });

    it('takes the step that raises most teams first, and lists each step once', () => {
      const { roadmap } = report([
        withSteps('A', step('agent-pulls', { gate: true }), step('drift-corrected', raising)),
        withSteps('B', step('drift-corrected', raising)),
        withSteps('C', step('automatic-sync'), step('agent-pulls', { gate: true, outcome: 'unknown' })),
      ]);
      expect(roadmap.map(({ criterion, teams }) => [criterion, ...teams.map(({ name }) => name)])).toEqual([
        ['drift-corrected', 'A', 'B'],
        ['agent-pulls', 'A', 'C'],
        ['automatic-sync', 'C'],
      ]);
    });

    it('holds nobody back who has reached the target', () => {
      const target = { level: 0 as const, reason: 'Enough.' };
      const content = { ...withSteps('A', step('agent-pulls', { gate: true })), target };
      const { roadmap } = report([content, withSteps('B', step('drift-corrected', { gate: true }))]);
      expect(roadmap.map(({ criterion, teams }) => [criterion, teams[0]?.gate])).toEqual([
        ['drift-corrected', true],
        ['agent-pulls', false],
      ]);
    });

    it('puts what has to be found out after what can be done', () => {
      const { roadmap } = report([
        withSteps(
          'A',
          step('agent-pulls', { gate: true, outcome: 'unknown' }),
          step('drift-corrected', { gate: true }),
        ),
      ]);
      expect(roadmap.map(({ criterion }) => criterion)).toEqual(['drift-corrected', 'agent-pulls']);
    });

    it('leaves a step of the platform to the team that serves', () => {
      const platform = { slug: 'platform', name: 'Platform' };
      const scoped = { ...model, criteria: model.criteria.map((each) => ({ ...each, scope: 'platform' as const })) };
      const teams = ['A', 'B'].map((name) => ({ ...withSteps(name, step('agent-pulls', { gate: true })), platform }));
      const [first] = report(teams, { model: scoped }).roadmap;
      expect(first).toMatchObject({ scope: 'platform', takenBy: [platform], teams: [{ name: 'A' }, { name: 'B' }] });
    });

    it('begins where the fewest gates are open and the next one can be taken', () => {
      const gates = (...ids: string[]) => ids.map((id) => makeCriterion({ id, gate: 1, outcome: 'not-met' }));
      const near = at(0, { criteria: gates('drift-corrected'), roadmap: [step('drift-corrected', raising)] });
      const far = at(0, {
        criteria: gates('agent-pulls', 'drift-corrected'),
        roadmap: [step('agent-pulls', { gate: true }), step('drift-corrected', { gate: true })],
      });
      const done = { level: 0 as const, reason: 'Enough.' };
      const unknown = at(0, {
        criteria: [makeCriterion({ id: 'agent-pulls', gate: 1, outcome: 'unknown' })],
        roadmap: [step('agent-pulls', { gate: true, outcome: 'unknown' })],
      });
      const teams = [
        team('A', { assessment: far }),
        team('B', { assessment: near }),
        team('C', { assessment: near, target: done }),
        team('D', { assessment: unknown }),
      ];
      const { firstScope } = report(teams, { services: [service('shop', 'b')] });
      expect(firstScope?.team.name).toBe('B');
      expect(firstScope?.reason).toMatch(
        /^One gate keeps B from .*Level 1, and .* It answers for 1 production service\.$/,
      );
      expect(report([team('D', { assessment: unknown })]).firstScope).toBeNull();
    });
  });

  describe('for any teams', () => {
    const levels = fc.constantFrom<LevelNumber | null>(null, 0, 1, 2, 3);
    const standing = fc.option(
      fc.record({ verified: levels, indicated: levels, claimed: levels, possible: levels }).map((figures) => figures),
      { nil: null },
    );
    const organizations = fc.array(standing, { maxLength: 12 }).chain((all) =>
      fc.record({
        teams: fc.constant(
          all.map((figures, index) =>
            team(`T${index}`, { assessment: figures && at(0, { level: makeLevel(figures) }) }),
          ),
        ),
        services: fc.array(
          fc.record({
            name: fc.string({ minLength: 1 }),
            team: fc.option(
              fc.nat({ max: 12 }).map((index) => `t${index}`),
              { nil: null },
            ),
            isProduction: fc.boolean(),
          }),
        ),
      }),
    );

    it('counts every team once in each figure, and gives an object of its shape', () => {
      fc.assert(
        fc.property(organizations, ({ teams, services }) => {
          const made = report(teams, { services });
          expect(OrganizationReport.parse(made)).toEqual(made);
          for (const counts of Object.values(made.distribution)) {
            const placed = counts.levels.reduce((sum, count) => sum + count, 0);
            expect(placed + counts.notYetPlaced + counts.nothingDeployed + counts.notAssessed).toBe(teams.length);
          }
        }),
      );
    });

    it('does not depend on the order in which teams and services are given', () => {
      fc.assert(
        fc.property(organizations, ({ teams, services }) => {
          const turned = report(teams.toReversed(), { services: services.toReversed() });
          expect(turned).toEqual(report(teams, { services }));
        }),
      );
    });

    it('never lowers the level of the organization when a team rises', () => {
      fc.assert(
        fc.property(organizations, fc.nat(), ({ teams, services }, which) => {
          const before = report(teams, { services }).organizationLevel.verified ?? -1;
          const risen = teams.map((each, index) =>
            index === which % Math.max(1, teams.length) ? { ...each, assessment: at(3) } : each,
          );
          expect(report(risen, { services }).organizationLevel.verified ?? -1).toBeGreaterThanOrEqual(before);
        }),
      );
    });
  });
});
