import { describe, expect, it } from 'vitest';
import { IndicatorContext } from '@/components/report/indicator-context';
import { render } from '@/tests/components/markup';
import { realTexts } from '@/tests/components/model-content';

describe('components/report/indicator-context.tsx', () => {
  it.each(realTexts.model.indicators)('says what $id is used for, or why for nothing', (definition) => {
    const { text } = render(<IndicatorContext definition={definition} texts={realTexts} />);
    if (definition.informative === null) {
      for (const id of definition.informs) expect(text).toContain(realTexts.criteria.get(id)?.title);
    } else expect(text).toContain(`Judges nothing ${definition.informative}`);
  });
});
