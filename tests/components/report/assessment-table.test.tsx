import { describe, expect, it } from 'vitest';
import { AssessmentTable } from '@/components/report/assessment-table';
import { reportTexts } from '@/components/report/report-texts';
import type { Report } from '@/lib/assessment/report';
import { render } from '@/tests/components/markup';
import { makeLevel, makeModel } from '@/tests/factories/sample-report';

const table = (level: Report['level']) =>
  render(
    <AssessmentTable
      texts={reportTexts(makeModel())}
      entries={[
        {
          id: 'a1',
          label: 'shop/deploy',
          url: 'https://git.example.com/shop/deploy',
          commit: '3f9c1b7a2d4e5f60718293a4b5c6d7e8f9012345',
          createdAt: '2026-11-20T09:30:00Z',
          level,
          role: 'configuration',
        },
      ]}
    />,
  );

describe('components/report/assessment-table.tsx', () => {
  it('leads to the assessment and gives level, time in UTC, role and commit', () => {
    const { tags, text } = table(makeLevel({}));
    expect(tags('a')[0]).toContain('href="/assessments/a1"');
    expect(text).toContain('Prerequisites, Level 0');
    expect(text).toContain('20 Nov 2026, 09:30 UTC');
    expect(text).toContain('configuration, 3f9c1b7');
  });

  it('says that a level is only indicated where the verified one is lower', () => {
    expect(table(makeLevel({ verified: 1, indicated: 2 })).text).toContain('Enterprise GitOps, Level 2 indicated');
    expect(table(makeLevel({ verified: 2, indicated: 2 })).text).not.toContain('indicated');
  });

  it('does not speak of a level where nothing is deployed', () => {
    const { text } = table(makeLevel({ verified: null, indicated: null, placement: 'nothing-deployed' }));
    expect(text).toContain('Nothing here is deployed');
    expect(text).not.toContain('Level');
  });
});
