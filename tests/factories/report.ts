import type { Report, ReportIndicator } from '@/lib/assessment/report';

/** A Report in which nothing was found, of one repository; give what a test is about. */
export function aReport(url: string, commit: string, parts: Partial<Report> = {}): Report {
  return {
    schemaVersion: 1,
    model: '1.0.0',
    now: '2026-11-01T12:00:00.000Z',
    repositories: [{ url, commit, paths: [], role: 'configuration', files: 3 }],
    notCounted: [],
    indicators: [],
    criteria: [],
    level: {
      verified: 1,
      indicated: 1,
      claimed: null,
      possible: 2,
      disputed: null,
      practices: { met: 1, known: 2 },
      thin: false,
      coverage: 0.5,
      provisional: false,
      unsettled: [],
      placement: 'placed',
    },
    dimensions: [],
    delivery: null,
    roadmap: [],
    safety: [],
    disputes: [],
    disputeMistakes: [],
    ...parts,
  };
}

/** An indicator that was found in one line of a repository. */
export function anIndicatorAt(id: string, place: { repository: string; commit: string; path: string; line: number }) {
  const indicator: ReportIndicator = {
    id,
    outcome: 'present',
    share: null,
    measures: {},
    evidence: [{ ...place, note: 'seen here' }],
    searched: null,
    reason: 'It was seen.',
    informs: [],
  };
  return indicator;
}
