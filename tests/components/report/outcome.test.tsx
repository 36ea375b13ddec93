import { describe, expect, it } from 'vitest';
import { CriterionOutcomeMark, IndicatorOutcomeMark } from '@/components/report/outcome';
import { CriterionOutcome, IndicatorOutcome } from '@/lib/assessment/report';
import { render } from '@/tests/components/markup';

const symbolOf = (html: string): string => /<svg.*<\/svg>/.exec(html)?.[0] ?? '';

describe('components/report/outcome.tsx', () => {
  it('tells criterion outcomes apart by shape and by word', () => {
    const marks = CriterionOutcome.options.map((outcome) => render(<CriterionOutcomeMark outcome={outcome} />));
    expect(marks.map(({ text }) => text)).toEqual([
      'Met',
      'Partly met',
      'Not met',
      'Unknown',
      'Not applicable',
      'Exempt',
    ]);
    expect(new Set(marks.map(({ html }) => symbolOf(html))).size).toBe(marks.length);
  });

  it('tells indicator outcomes apart by shape and by word', () => {
    const marks = IndicatorOutcome.options.map((outcome) =>
      render(<IndicatorOutcomeMark outcome={outcome} risk={false} />),
    );
    expect(marks.map(({ text }) => text)).toEqual(['Present', 'Partial', 'Absent', 'Unknown', 'Not applicable']);
    expect(new Set(marks.map(({ html }) => symbolOf(html))).size).toBe(marks.length);
  });

  it('marks a risk that is present as bad news and one that is absent as good', () => {
    expect(render(<IndicatorOutcomeMark outcome="present" risk />).html).toContain('text-bad');
    expect(render(<IndicatorOutcomeMark outcome="absent" risk />).html).toContain('text-good');
    expect(render(<IndicatorOutcomeMark outcome="present" risk={false} />).html).toContain('text-good');
  });
});
