import { describe, expect, it } from 'vitest';
import { type IndicatorFilter, indicatorFilter } from '@/components/report/indicator-filter';
import { IndicatorList } from '@/components/report/indicator-list';
import { reportTexts } from '@/components/report/report-texts';
import { makeLinks } from '@/tests/components/links';
import { render } from '@/tests/components/markup';
import { makeModel, makeReport } from '@/tests/factories/sample-report';

const list = (filter: IndicatorFilter) =>
  render(
    <IndicatorList
      indicators={makeReport().indicators}
      filter={filter}
      filterHref={(to) => `?show=${to}`}
      texts={reportTexts(makeModel())}
      links={makeLinks()}
    />,
  );

describe('components/report/indicator-list.tsx', () => {
  it('groups indicators in the order of the model', () => {
    const { text } = list('all');
    const places = ['Declared state', 'Agents', 'Delivery', 'Security and policy'].map((group) => text.indexOf(group));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('says what was searched before it calls something absent', () => {
    expect(list('all').text).toContain('Searched: 214 files, for Rollout; Canary');
  });

  it('shows share, measures and the way to the places', () => {
    const { text, html } = list('partial');
    expect(text).toContain('Share: 40 %');
    expect(text).toContain('self heal 2');
    expect(text).toContain('names shop cart');
    expect(html).toContain('href="/assessments/a1/lines?path=apps/shop.yaml&amp;line=14"');
  });

  it('narrows to an outcome by plain links that say which is chosen', () => {
    const { text, tags } = list('absent');
    expect(text).not.toContain('Argo CD corrects drift by itself');
    expect(text).toContain('New versions reach users step by step');
    expect(tags('a').filter((tag) => tag.includes('aria-current="true"'))).toEqual([
      expect.stringContaining('href="?show=absent"'),
    ]);
    expect(text).toContain('All 4');
    expect(text).toContain('Absent 2');
  });

  it('narrows to risks whatever their outcome is', () => {
    const { text } = list('risks');
    expect(text).toContain('Secrets stand in clear text Risk');
    expect(text).toContain('Image tags that move Risk');
    expect(text).not.toContain('New versions reach users step by step');
  });

  it('says so where nothing has the outcome', () => {
    expect(list('not-applicable').text).toContain('No indicator has this outcome here');
  });

  it('shows everything for an address that asks for what does not exist', () => {
    expect(indicatorFilter('nonsense')).toBe('all');
    expect(indicatorFilter(['absent', 'present'])).toBe('all');
    expect(indicatorFilter('absent')).toBe('absent');
  });
});
