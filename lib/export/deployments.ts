import { DeploymentList, type DeploymentRecord } from '@/lib/delivery/deployment-record';
import { renderCsv } from '@/lib/export/csv';
import { createPainter, wrapText } from '@/lib/export/terminal-text';
import { visibleSentence, visibleText } from '@/lib/export/visible-text';

const columns = ['commit', 'date', 'environment', 'service', 'from', 'to', 'kind'] as const;

/** Deployments as JSON text with a final newline, its fields in the order of the schema. Throws where it is none: a mistake of Cairn. */
export function renderDeploymentsJson(list: DeploymentList): string {
  return `${JSON.stringify(DeploymentList.parse(list), null, 2)}\n`;
}

/** Deployments as CSV, oldest first; what is not known is an empty cell. */
export function renderDeploymentsCsv({ deployments }: DeploymentList): string {
  return renderCsv(
    columns,
    deployments.map((deployment) => columns.map((column) => deployment[column])),
  );
}

interface DeploymentsTableOptions {
  /** Columns of the terminal; taken as 80 to 160. */
  width: number;
  /** Colours as ANSI sequences. */
  colour: boolean;
}

/** Deployments as text for a terminal, newest last, with a final newline. */
export function renderDeploymentsTable(list: DeploymentList, { width, colour }: DeploymentsTableOptions): string {
  const paint = createPainter(colour);
  const { deployments, repository, unknown } = list;
  const total = Math.min(160, Math.max(80, width));
  const rest = total - 12 - 10 - 10;
  const widths = [12, 10, 10, Math.floor(rest * 0.2), Math.floor(rest * 0.35)];
  const row = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => cellText(cell, widths[at] ?? null))
      .join('')
      .trimEnd();
  const lines = [
    ...wrapText(visibleText(repository.url), total),
    '',
    paint('heading', row(['Date', 'Commit', 'Kind', 'Environment', 'Service', 'Version'])),
    ...deployments.map((deployment) => row(cellsOf(deployment))),
    ...(deployments.length === 0 ? wrapText('No change of a version was found in this window.', total) : []),
    '',
    ...wrapText(summary(list), total).map((line) => paint('faint', line)),
    ...unknown.flatMap((reason) => wrapText(visibleSentence(reason), total, 'unknown  ')),
  ];
  return `${lines.join('\n')}\n`;
}

function cellsOf({ date, commit, kind, environment, service, from, to }: DeploymentRecord): string[] {
  return [
    date.slice(0, 10),
    commit.slice(0, 8),
    kind,
    visibleText(environment ?? '–'),
    visibleText(service),
    visibleText(from === null ? to : `${from} → ${to}`),
  ];
}

/** The last cell keeps its whole text. */
function cellText(text: string, width: number | null): string {
  if (width === null) return text;
  return (text.length < width ? text : `${text.slice(0, width - 2)}…`).padEnd(width);
}

function summary({ deployments, unresolved }: DeploymentList): string {
  const services = new Set(deployments.map(({ service }) => service)).size;
  const rollbacks = deployments.filter(({ kind }) => kind === 'rollback').length;
  return (
    `${deployments.length} ${deployments.length === 1 ? 'deployment' : 'deployments'} of ` +
    `${services} ${services === 1 ? 'service' : 'services'}, rollbacks among them: ${rollbacks}. ` +
    `The application commit of ${unresolved} is not known from the configuration alone.`
  );
}
