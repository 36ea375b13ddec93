import { describe, expect, it } from 'vitest';
import { type AssessedMoment, historyPoints, pathsToTrace } from '@/lib/assessment/history';
import { HistoryPoint } from '@/lib/assessment/history-report';
import type { Report } from '@/lib/assessment/report';
import {
  makeCriterion,
  makeIndicator,
  makeLevel,
  makeModel,
  makePlace,
  makeReport,
} from '@/tests/factories/sample-report';

const model = makeModel();

function moment(day: string, report: Partial<Report>, commits: AssessedMoment['commits'] = []): AssessedMoment {
  const date = `2026-${day}T23:59:59.000Z`;
  return {
    date,
    commit: day,
    committedAt: date,
    repositories: [],
    report: makeReport({ criteria: [], indicators: [], ...report }),
    commits,
  };
}

const ids = (changes: HistoryPoint['gained']) => changes.map(({ id, from, to }) => `${id} ${from} ${to}`);

/** What the second of two moments gained and lost. */
function compare(
  before: Partial<Report>,
  after: Partial<Report>,
  commits: AssessedMoment['commits'] = [],
): HistoryPoint {
  const [, point] = historyPoints([moment('01-31', before), moment('02-28', after, commits)], model);
  return HistoryPoint.parse(point);
}

describe('lib/assessment/history.ts', () => {
  it('compares nothing with the first moment', () => {
    const [first] = historyPoints([moment('01-31', { criteria: [makeCriterion({ id: 'agent-pulls' })] })], model);
    expect(first).toMatchObject({ gained: [], lost: [], nowKnown: [], nowUnknown: [], moves: [] });
    expect(first?.criteria).toEqual([{ id: 'agent-pulls', outcome: 'met', share: null }]);
  });

  it('tells gains, losses and what became known or unknown apart', () => {
    const outcomes = (...each: Report['criteria'][number]['outcome'][]) => ({
      criteria: each.map((outcome, index) => makeCriterion({ id: `practice-${index}`, outcome })),
    });
    const point = compare(
      outcomes(
        'not-met',
        'met',
        'unknown',
        'met',
        'partly-met',
        'not-applicable',
        'unknown',
        'not-applicable',
        'not-applicable',
        'unknown',
      ),
      outcomes(
        'partly-met',
        'partly-met',
        'met',
        'unknown',
        'partly-met',
        'met',
        'exempt',
        'not-met',
        'unknown',
        'not-applicable',
      ),
    );
    expect(ids(point.gained)).toEqual(['practice-0 not-met partly-met', 'practice-5 not-applicable met']);
    expect(ids(point.lost)).toEqual(['practice-1 met partly-met']);
    expect(ids(point.nowKnown)).toEqual(['practice-2 unknown met']);
    expect(ids(point.nowUnknown)).toEqual(['practice-3 met unknown']);
  });

  it('takes a risk that is gone for a gain', () => {
    const seen = { indicators: [makeIndicator({ id: 'plaintext-secrets' })] };
    const gone = { indicators: [makeIndicator({ id: 'plaintext-secrets', outcome: 'absent' })] };
    expect(ids(compare(seen, gone).gained)).toEqual(['plaintext-secrets present absent']);
    expect(ids(compare(gone, seen).lost)).toEqual(['plaintext-secrets absent present']);
  });

  it('names the gates that moved a figure, and not those that only changed beside it', () => {
    const gates = (agent: 'met' | 'not-met', drift: 'met' | 'unknown', other: 'met' | 'not-met') => [
      makeCriterion({ id: 'agent-pulls', gate: 1, outcome: agent }),
      makeCriterion({ id: 'drift-corrected', gate: 1, outcome: drift }),
      makeCriterion({ id: 'policy-as-code', gate: 2, outcome: other }),
      makeCriterion({ id: 'standard-layout', gate: null, outcome: other }),
    ];
    const low = { level: makeLevel({ possible: 0 }), criteria: gates('not-met', 'unknown', 'not-met') };
    const high = {
      level: makeLevel({ verified: 1, indicated: 1, claimed: 0, possible: 1 }),
      criteria: gates('met', 'met', 'met'),
    };
    expect(compare(low, high).moves).toEqual([
      { figures: ['verified', 'indicated'], from: 0, to: 1, gates: ['agent-pulls', 'drift-corrected'] },
      { figures: ['possible'], from: 0, to: 1, gates: ['agent-pulls'] },
    ]);
    expect(compare(high, low).moves).toEqual([
      { figures: ['verified', 'indicated'], from: 1, to: 0, gates: ['agent-pulls', 'drift-corrected'] },
      { figures: ['possible'], from: 1, to: 0, gates: ['agent-pulls'] },
    ]);
  });

  it('links a change to the commits that touched its evidence then or now', () => {
    const before = { criteria: [makeCriterion({ id: 'agent-pulls', evidence: [makePlace('old.yaml', 1)] })] };
    const after = {
      criteria: [makeCriterion({ id: 'agent-pulls', outcome: 'not-met', evidence: [makePlace('new.yaml', 1)] })],
    };
    const { repository } = makePlace('new.yaml', 1);
    const commit = (id: string, ...paths: string[]) => ({
      id,
      committedAt: '2026-02-03T00:00:00Z',
      subject: id,
      repository,
      paths,
      comings: [],
    });
    const point = compare(before, after, [
      commit('c', 'new.yaml'),
      commit('b', 'other.yaml'),
      { ...commit('x', 'new.yaml'), repository: 'https://git.example.org/another' },
      commit('a', 'old.yaml'),
    ]);
    expect(point.lost[0]?.commits).toEqual(['c', 'a']);
    expect(point.commits.map(({ id }) => id)).toEqual(['c', 'a']);
    expect(pathsToTrace(makeReport(before), makeReport(after))).toEqual(
      new Map([[repository, new Set(['old.yaml', 'new.yaml'])]]),
    );
    expect(pathsToTrace(makeReport(after), makeReport(after)).size).toBe(0);
  });
});
