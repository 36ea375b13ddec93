import type { DeliveryMetrics, DeliveryReport } from '@/lib/delivery/delivery-report';
import { decimal, span } from '@/lib/delivery/figure-words';
import { createPainter, padColumns, wrapText } from '@/lib/export/terminal-text';
import { visibleText } from '@/lib/export/visible-text';

interface DeliveryTableOptions {
  /** Columns of the terminal; taken as 80 to 160. */
  width: number;
  /** Colours as ANSI sequences. Off unless given. */
  colour?: boolean;
}

interface DeliveryTableSource {
  report: DeliveryReport;
  comparison: {
    /** Of the window of the same length before. */
    before: DeliveryReport;
    /** Each service on its own; shown where there are several. */
    services: readonly { service: string; metrics: DeliveryMetrics }[];
  } | null;
  /** Milliseconds; its end is not included. */
  window: { from: number; to: number };
}

const NAME_COLUMNS = 24;
const FIGURE_COLUMNS = 30;

/** The delivery metrics as text for a terminal: each beside the window before, the spread by service, and what was left out. */
export function renderDeliveryTable(
  source: DeliveryTableSource,
  { width, colour = false }: DeliveryTableOptions,
): string {
  const paint = createPainter(colour);
  const columns = Math.min(160, Math.max(80, width));
  const { report, comparison, window } = source;
  const services = comparison !== null && comparison.services.length > 1 ? comparison.services : [];
  const now = figuresOf(report.metrics);
  const earlier = comparison === null ? [] : figuresOf(comparison.before.metrics);
  const lines = [
    paint('heading', row('', `${day(window.from)} to ${day(window.to)}`, comparison === null ? '' : 'window before')),
    ...now.map(({ name, text }, at) => row(name, text, earlier[at]?.text ?? '')),
    ...notes(report.metrics)
      .flatMap((note) => wrapText(note, columns, '  '))
      .map((line) => paint('faint', line)),
    ...services.flatMap(({ service, metrics }) => serviceLines(service, metrics, columns)),
    '',
    paint('heading', 'Left out'),
    ...leftOutLines(report, columns),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function row(name: string, figure: string, earlier: string): string {
  return padColumns(name, NAME_COLUMNS) + padColumns(figure, FIGURE_COLUMNS) + earlier;
}

function figuresOf(metrics: DeliveryMetrics): { name: string; text: string }[] {
  const { deploymentFrequency, changeLeadTime, changeFailRate, failedDeploymentRecoveryTime } = metrics;
  const { deploymentReworkRate } = metrics;
  const { stages } = changeLeadTime;
  const recovered = `${spanOr(failedDeploymentRecoveryTime.medianSeconds)} (${failedDeploymentRecoveryTime.count}, open ${failedDeploymentRecoveryTime.open})`;
  return [
    { name: 'Deployments', text: `${deploymentFrequency.count} (${decimalOr(deploymentFrequency.perWeek)} a week)` },
    { name: '  days a week, median', text: decimalOr(deploymentFrequency.medianDaysPerWeek) },
    { name: '  answer', text: deploymentFrequency.answer ?? '–' },
    { name: 'Change lead time', text: `${spanOr(changeLeadTime.medianSeconds)} (${changeLeadTime.count} changes)` },
    { name: '  85th percentile', text: spanOr(changeLeadTime.p85Seconds) },
    { name: '  coding', text: spanOr(stages.coding) },
    { name: '  pickup', text: spanOr(stages.pickup) },
    { name: '  review', text: spanOr(stages.review) },
    { name: '  deploy', text: spanOr(stages.deploy) },
    { name: 'Change fail rate', text: rate(changeFailRate.share, changeFailRate.failed, changeFailRate.total) },
    { name: 'Recovery time', text: recovered },
    {
      name: 'Rework rate',
      text: rate(deploymentReworkRate.share, deploymentReworkRate.rework, deploymentReworkRate.total),
    },
  ];
}

function notes(metrics: DeliveryMetrics): string[] {
  return [...new Set(Object.values(metrics).flatMap(({ reason }) => reason ?? []))];
}

function serviceLines(service: string, metrics: DeliveryMetrics, columns: number): string[] {
  const { deploymentFrequency, changeLeadTime, changeFailRate, deploymentReworkRate } = metrics;
  const text = [
    `${deploymentFrequency.count} deployments`,
    `lead time ${spanOr(changeLeadTime.medianSeconds)}`,
    `failed ${rate(changeFailRate.share, changeFailRate.failed, changeFailRate.total)}`,
    `rework ${rate(deploymentReworkRate.share, deploymentReworkRate.rework, deploymentReworkRate.total)}`,
  ].join(', ');
  return wrapText(text, columns, padColumns(visibleText(service), NAME_COLUMNS));
}

function leftOutLines({ leftOut }: DeliveryReport, columns: number): string[] {
  const some = Object.values(leftOut).filter(({ count }) => count > 0);
  if (some.length === 0) return ['  nothing'];
  return some.flatMap(({ count, reason }) => wrapText(reason, columns, `${String(count).padStart(7)}  `));
}

/** A dash where the figure is not known. */
function spanOr(seconds: number | null): string {
  return seconds === null ? '–' : span(seconds);
}

function decimalOr(figure: number | null): string {
  return figure === null ? '–' : decimal(figure);
}

function rate(share: number | null, part: number, total: number): string {
  return `${share === null ? '–' : `${decimal(share * 100)} %`} (${part} of ${total})`;
}

function day(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
