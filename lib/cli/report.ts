import { writeFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import type { Command, ExitCode, Given, Session } from '@/lib/cli/command';
import { readMoment } from '@/lib/cli/moment';
import { openContext } from '@/lib/cli/open-context';
import { CairnError } from '@/lib/errors';
import { REPORT_FILES, ReportFormat } from '@/lib/export/report-format';
import { renderReportFile } from '@/lib/services/render-report-file';

/** `cairn report`: where an organization or a team stands, as a file. */
export const reportCommand: Command = {
  name: 'report',
  usage: '<organization> [options]',
  summary: 'Write where an organization, or one of its teams, stands: as a PDF for leadership, Markdown, CSV or JSON.',
  options: [
    { name: 'team', value: 'T', text: 'A team of the organization, by its name in addresses; all of it unless given.' },
    {
      name: 'format',
      value: 'FORMAT',
      text: 'pdf, markdown, csv or json; by the ending of the output unless given, else markdown.',
    },
    { name: 'output', value: 'FILE', text: 'The file to write; the output unless given.' },
  ],
  notes: [
    'The organization is named as in addresses; the sample organization is "sample".',
    'It is made of what was assessed before: nothing is scanned. The same data and the same --now give the same bytes.',
  ],
  run: runReport,
};

async function runReport(given: Given, session: Session): Promise<ExitCode> {
  const [organization, ...others] = given.positionals;
  if (organization === undefined || others.length > 0) {
    throw new CairnError('invalid-input', 'Name one organization, such as: cairn report sample --output report.pdf.');
  }
  const output = given.value('output');
  const format = readFormat(given.value('format'), output);
  if (format === 'pdf' && output === null && !session.terminal.takesBytes) {
    throw new CairnError('invalid-input', 'A PDF is nothing for a terminal. Name a file: --output report.pdf.');
  }
  const now = given.value('now');
  const moment = now === null ? session.now() : readMoment('now', now);
  const context = await openContext(given, session);
  try {
    const team = given.value('team') ?? undefined;
    const file = await renderReportFile({ ...context, now: () => moment }, { organization, team, format });
    await deliver(file.bytes, output, session);
  } finally {
    await context.db.close();
  }
  return 0;
}

function readFormat(text: string | null, output: string | null): ReportFormat {
  if (text === null) return formatOfFile(output) ?? 'markdown';
  const format = ReportFormat.safeParse(text);
  if (!format.success) {
    const choices = ReportFormat.options.join(', ');
    throw new CairnError('invalid-input', `--format "${text}" is not known. Choose one of: ${choices}.`);
  }
  return format.data;
}

function formatOfFile(output: string | null): ReportFormat | undefined {
  const ending = extname(output ?? '')
    .slice(1)
    .toLowerCase();
  return ReportFormat.options.find((format) => REPORT_FILES[format].extension === ending);
}

async function deliver(bytes: Uint8Array, output: string | null, { terminal, workingFolder }: Session): Promise<void> {
  if (output === null) return terminal.print(bytes);
  try {
    await writeFile(resolve(workingFolder, output), bytes);
  } catch (cause) {
    throw new CairnError('unreadable', `${output} cannot be written. Check its folder and its permissions.`, { cause });
  }
  terminal.tell(`Written to ${output}.\n`);
}
