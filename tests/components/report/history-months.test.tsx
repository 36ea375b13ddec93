import { describe, expect, it } from 'vitest';
import { HistoryChart } from '@/components/report/history-chart';
import { HistoryMonths } from '@/components/report/history-months';
import { HistoryTable } from '@/components/report/history-table';
import { reportTexts } from '@/components/report/report-texts';
import type { HistoryPoint } from '@/lib/assessment/history-report';
import { makeLinks } from '@/tests/components/links';
import { render } from '@/tests/components/markup';
import { makeLevel, makeModel } from '@/tests/factories/sample-report';

function makePoint(date: string, changes: Partial<HistoryPoint> = {}): HistoryPoint {
  return {
    date: `${date}T23:59:59.000Z`,
    commit: 'c0ffee0012345678',
    committedAt: `${date}T09:00:00.000Z`,
    repositories: [
      {
        url: 'https://github.com/o/n',
        paths: [],
        part: 'own',
        commit: 'c0ffee0012345678',
        committedAt: `${date}T09:00:00.000Z`,
      },
    ],
    level: makeLevel({}),
    moves: [],
    gained: [],
    lost: [],
    nowKnown: [],
    nowUnknown: [],
    commits: [],
    criteria: [],
    indicators: [],
    ...changes,
  };
}

const points = [
  makePoint('2026-01-31', { level: makeLevel({ verified: null, indicated: null }) }),
  makePoint('2026-02-28', {
    moves: [{ figures: ['verified', 'indicated'], from: null, to: 0, gates: ['agent-pulls'] }],
    gained: [
      { kind: 'criterion', id: 'agent-pulls', from: 'not-met', to: 'met', gate: 1, commits: ['badc0de012345678'] },
    ],
    lost: [{ kind: 'indicator', id: 'plaintext-secrets', from: 'absent', to: 'present', gate: null, commits: [] }],
    commits: [
      {
        id: 'badc0de012345678',
        committedAt: '2026-02-03T09:00:00.000Z',
        subject: 'Use <b>Flux</b>',
        repository: 'https://github.com/o/n',
      },
    ],
  }),
  makePoint('2026-03-31'),
];

const texts = reportTexts(makeModel());

describe('components/report/history-months.tsx', () => {
  it('tells what a month gained and lost, with links to practices and commits, and leaves quiet months out', () => {
    const links = {
      ...makeLinks(),
      commitLink: (commit: string, repository: string) => `${repository}/commit/${commit}`,
    };
    const { text, html } = render(<HistoryMonths points={points} texts={texts} links={links} />);
    expect(text).toContain('Verified, indicated: no level → Level 0, by An agent pulls the desired state');
    expect(text).toContain('not met → met, gate of Level 1');
    expect(text).toContain('Lost Secrets stand in clear text absent → present');
    expect(html).toContain('href="https://github.com/o/n/commit/badc0de012345678"');
    expect(html).toContain('href="/assessments/a1/practices/agent-pulls"');
    expect(html).not.toContain('<b>');
    expect(text).not.toContain('31 March 2026');
  });

  it('says that nothing changed', () => {
    const links = { ...makeLinks(), commitLink: () => null };
    expect(render(<HistoryMonths points={points.slice(2)} texts={texts} links={links} />).text).toBe(
      'Nothing changed from one month to the next.',
    );
  });

  it('says in words what the chart shows, and in a table what it measures', () => {
    expect(render(<HistoryChart points={points} />).html).toContain(
      'aria-label="Indicated level: no level on 31 January 2026, Level 0 by 28 February 2026"',
    );
    expect(render(<HistoryTable points={points} />).text).toMatch(
      /31 March 2026 0 0 0 1 c0ffee00 .* 31 January 2026 – – 0 1 c0ffee00$/,
    );
  });
});
