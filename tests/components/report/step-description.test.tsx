import { describe, expect, it } from 'vitest';
import { STEP_PARTS, StepDescription } from '@/components/report/step-description';
import { render } from '@/tests/components/markup';
import { realPages, realTexts } from '@/tests/components/model-content';

describe('components/report/step-description.tsx', () => {
  it.each(realPages.steps)('shows before and after, the order and what goes wrong from $from to $to', (page) => {
    const { text, tags } = render(<StepDescription page={page} texts={realTexts} sample={null} />);
    for (const { id } of STEP_PARTS) expect(tags('h2').some((tag) => tag.includes(`id="${id}"`))).toBe(true);
    for (const { title } of [...page.order, ...page.pitfalls]) expect(text).toContain(title);
    const gates = realTexts.model.criteria.filter(({ gate }) => gate === page.to);
    for (const { title } of gates) expect(text).toContain(title);
  });

  it('takes effort and people from the practice', () => {
    const page = realPages.steps[0];
    expect(page).toBeDefined();
    if (page === undefined) return;
    const { text } = render(<StepDescription page={page} texts={realTexts} sample={null} />);
    const definition = realTexts.criteria.get('agent-pulls');
    expect(text).toContain(`${definition?.title} Effort ${definition?.effort}, usually ${definition?.who}`);
  });
});
