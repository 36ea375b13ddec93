import { History } from '@/lib/assessment/history-report';
import { Report } from '@/lib/assessment/report';

/**
 * A Report as JSON text with a final newline. Fields stand in the order of the schema, measures by name, so that the same Report
 * gives the same text however it was put together. Throws where the Report is not one: a mistake of Cairn.
 */
export function renderJson(report: Report): string {
  const { indicators, ...rest } = Report.parse(report);
  const sorted = indicators.map((indicator) => ({ ...indicator, measures: sortKeys(indicator.measures) }));
  return `${JSON.stringify(Report.parse({ ...rest, indicators: sorted }), null, 2)}\n`;
}

/** A History as JSON text with a final newline, its fields in the order of the schema. Throws where it is none: a mistake of Cairn. */
export function renderHistoryJson(history: History): string {
  return `${JSON.stringify(History.parse(history), null, 2)}\n`;
}

function sortKeys<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
