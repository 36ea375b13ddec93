import type { ReportIndicator } from '@/lib/assessment/report';

/** What the list of indicators can be narrowed to. */
export const INDICATOR_FILTERS = ['all', 'risks', 'present', 'partial', 'absent', 'unknown', 'not-applicable'] as const;
export type IndicatorFilter = (typeof INDICATOR_FILTERS)[number];

/** The filter that an address asks for; everything where it asks for none that exists. */
export function indicatorFilter(value: string | string[] | undefined): IndicatorFilter {
  return INDICATOR_FILTERS.find((filter) => filter === value) ?? 'all';
}

/** Whether an indicator belongs to a filter; `isRisk` says of an id whether being present is bad news. */
export function passesFilter(
  indicator: ReportIndicator,
  filter: IndicatorFilter,
  isRisk: (id: string) => boolean,
): boolean {
  if (filter === 'all') return true;
  return filter === 'risks' ? isRisk(indicator.id) : indicator.outcome === filter;
}
