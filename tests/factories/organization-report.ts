import { OrganizationReport, type OrganizationTeam, type TeamTarget } from '@/lib/assessment/organization-report';
import type { Report } from '@/lib/assessment/report';
import { makeReport } from '@/tests/factories/sample-report';

/** A target that is not reached yet, with what a test wants otherwise. */
export function makeTarget(changes: Partial<TeamTarget> = {}): TeamTarget {
  return { level: 2, reason: 'It runs in two regions.', reached: 'no', ...changes };
}

/** A team with a result, with what a test wants otherwise. */
export function makeOrganizationTeam(
  name: string,
  changes: Partial<OrganizationTeam> = {},
  report: Report = makeReport(),
): OrganizationTeam {
  return {
    slug: name.toLowerCase(),
    name,
    kind: 'stream-aligned',
    kindSuggested: false,
    platform: { slug: 'platform', name: 'Platform' },
    target: makeTarget(),
    state: 'assessed',
    assessmentId: `assessment-of-${name.toLowerCase()}`,
    assessedAt: '2026-11-20T09:30:00Z',
    model: report.model,
    failure: null,
    level: report.level,
    nextSteps: report.roadmap.slice(0, 3),
    holdingBack: [],
    dimensions: report.dimensions,
    productionServices: [`${name.toLowerCase()}-api`],
    ...changes,
  };
}

/** An organization with two teams that have a result and one that has none, with what a test wants otherwise. */
export function makeOrganizationReport(changes: Partial<OrganizationReport> = {}): OrganizationReport {
  const report = makeReport();
  const none = { state: 'not-assessed', level: null, assessmentId: null, assessedAt: null, model: null } as const;
  return OrganizationReport.parse({
    schemaVersion: 1,
    organization: { name: 'Acme', slug: 'acme', isSample: false },
    model: '2026.1',
    now: '2026-11-20T09:30:00Z',
    teams: [
      makeOrganizationTeam('Data', { ...none, target: null, dimensions: [] }),
      makeOrganizationTeam('Payments'),
      makeOrganizationTeam('Platform', { kind: 'platform' }),
    ],
    distribution: {
      verified: { levels: [2, 0, 0, 0], notYetPlaced: 0, nothingDeployed: 0, notAssessed: 1 },
      indicated: { levels: [1, 1, 0, 0], notYetPlaced: 0, nothingDeployed: 0, notAssessed: 1 },
      claimed: { levels: [0, 2, 0, 0], notYetPlaced: 0, nothingDeployed: 0, notAssessed: 1 },
    },
    organizationLevel: {
      verified: 0,
      claimed: 1,
      possible: 2,
      threshold: 0.9,
      productionServices: { known: 7, answeredFor: 6, verifiedAtLeast: [6, 4, 3, 0], withoutTeam: ['legacy-billing'] },
    },
    unassigned: [{ address: 'https://git.example.com/acme/old', label: 'acme/old' }],
    safety: report.safety.map((finding) => ({ ...finding, team: { slug: 'payments', name: 'Payments' } })),
    firstScope: {
      team: { slug: 'payments', name: 'Payments' },
      reason: 'It answers for most services.',
      steps: report.roadmap.slice(0, 1),
    },
    roadmap: report.roadmap.map((step) => ({
      ...step,
      scope: 'team',
      takenBy: [{ slug: 'platform', name: 'Platform' }],
      // biome-ignore lint/suspicious/noThenProperty: the report's own field, data and never a function
      teams: [{ slug: 'payments', name: 'Payments', outcome: step.outcome, gate: step.gate, then: step.then }],
    })),
    ...changes,
  });
}
