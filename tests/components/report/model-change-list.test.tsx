import { describe, expect, it } from 'vitest';
import { ModelChangeList } from '@/components/report/model-change-list';
import { reportTexts } from '@/components/report/report-texts';
import { render } from '@/tests/components/markup';
import { makeModel } from '@/tests/factories/sample-report';

const texts = reportTexts(makeModel());
const createdAt = '2026-11-01T12:00:00.000Z';

describe('components/report/model-change-list.tsx', () => {
  it('says what differed and why, and which change holds', () => {
    const { text } = render(
      <ModelChangeList
        texts={texts}
        changes={[
          { id: '2', version: '2026.1', reason: 'Back', createdAt, overlay: { thresholds: {}, gates: {} } },
          {
            id: '1',
            version: '2026.1+abcdef01',
            reason: 'Small <b>teams</b>',
            createdAt,
            overlay: { thresholds: { thinShare: 0.5 }, gates: { 'agent-pulls': 2, 'gone-since': null } },
          },
        ]}
      />,
    );
    expect(text).toMatch(/2026\.1 Holds .*Back Everything as delivered\. 2026\.1\+abcdef01/);
    expect(text).toContain('thinShare 50 %');
    expect(text).toContain('gate of Level 2');
    expect(text).toContain('gone-since: no gate');
    expect(text.match(/Holds/g)).toHaveLength(1);
  });
});
