import { describe, expect, it } from 'vitest';
import { MethodDescription } from '@/components/report/method-description';
import { render } from '@/tests/components/markup';
import { realPages, realTexts } from '@/tests/components/model-content';

describe('components/report/method-description.tsx', () => {
  const page = render(<MethodDescription page={realPages.method} texts={realTexts} />);

  it('shows every section and every source, and leads to each section', () => {
    for (const { id, heading } of realPages.method.sections) {
      expect(page.text.split(heading).length - 1).toBeGreaterThanOrEqual(2);
      expect(page.html).toContain(`href="#${id}"`);
    }
    for (const { title } of realPages.method.sources) expect(page.text).toContain(title);
  });

  it('lists gates, practices, indicators and thresholds from the model', () => {
    const linked = (folder: string) => new Set(page.html.match(new RegExp(`/model/${folder}/[^"]+`, 'g')));
    expect(linked('criteria').size).toBe(realTexts.model.criteria.length);
    expect(linked('indicators').size).toBe(realTexts.model.indicators.length);
    const thresholds = page.html.slice(page.html.indexOf('id="thresholds"'), page.html.indexOf('id="criteria"'));
    for (const name of Object.keys(realTexts.model.thresholds)) expect(thresholds).toContain(`>${name}<`);
  });

  it('fills in the numbers that are judged with', () => {
    expect(page.text).toContain('At least 80 % of the agent');
    expect(page.text).toContain('With more than 33.33 % of templates unresolved');
    expect(page.text).not.toContain('{value}');
    const model = { ...realTexts.model, thresholds: { ...realTexts.model.thresholds, automaticSyncShare: 0.75 } };
    const changed = render(<MethodDescription page={realPages.method} texts={{ ...realTexts, model }} />);
    expect(changed.text).toContain('At least 75 % of the agent');
  });
});
