import { History } from '@/lib/assessment/history-report';
import { OrganizationReport, TeamReport } from '@/lib/assessment/organization-report';
import { Report } from '@/lib/assessment/report';
import { DeliveryReport } from '@/lib/delivery/delivery-report';

/**
 * A Report as JSON text with a final newline. Fields stand in the order of the schema, measures by name, so that the same Report
 * gives the same text however it was put together. Throws where the Report is not one: a mistake of Cairn.
 */
export function renderJson(report: Report): string {
  return `${JSON.stringify(Report.parse(sortMeasures(report)), null, 2)}\n`;
}

function sortMeasures(report: Report): Report {
  const { indicators } = Report.parse(report);
  return {
    ...report,
    indicators: indicators.map((indicator) => ({ ...indicator, measures: sortKeys(indicator.measures) })),
  };
}

/** A History as JSON text with a final newline, its fields in the order of the schema. Throws where it is none: a mistake of Cairn. */
export function renderHistoryJson(history: History): string {
  return `${JSON.stringify(History.parse(history), null, 2)}\n`;
}

function sortKeys<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** An OrganizationReport as JSON text with a final newline, its fields in the order of the schema. Throws where it is none. */
export function renderOrganizationReportJson(report: OrganizationReport): string {
  return `${JSON.stringify(OrganizationReport.parse(report), null, 2)}\n`;
}

/** A TeamReport as JSON text with a final newline; the Report in it is as `renderJson` writes it. Throws where it is none. */
export function renderTeamReportJson({ report, ...rest }: TeamReport): string {
  return `${JSON.stringify(TeamReport.parse({ ...rest, report: report && sortMeasures(report) }), null, 2)}\n`;
}

/** A DeliveryReport as JSON text with a final newline, its fields in the order of the schema. Throws where it is none. */
export function renderDeliveryJson(report: DeliveryReport): string {
  return `${JSON.stringify(DeliveryReport.parse(report), null, 2)}\n`;
}
