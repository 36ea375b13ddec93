import { resolve } from 'node:path';
import type { Command, ExitCode, Given, Session } from '@/lib/cli/command';
import { readMoment } from '@/lib/cli/moment';
import { createProgressLine } from '@/lib/cli/progress-line';
import { CairnError } from '@/lib/errors';
import { renderDeploymentsCsv, renderDeploymentsJson, renderDeploymentsTable } from '@/lib/export/deployments';
import { listDeployments } from '@/lib/services/list-deployments';

const FORMATS = ['table', 'json', 'csv'] as const;

/** `cairn deployments`: what the history of a configuration repository deployed. */
export const deploymentsCommand: Command = {
  name: 'deployments',
  usage: '<path-or-url> [options]',
  summary: 'List the deployments that the history of a configuration repository shows, by service and environment.',
  options: [
    { name: 'since', value: 'DATE', text: 'Only what reached the branch at or after this date.' },
    { name: 'until', value: 'DATE', text: 'Only what reached it before this date.' },
    { name: 'revision', value: 'R', text: 'The branch, tag or commit to begin at; HEAD unless given.' },
    { name: 'format', value: 'FORMAT', text: 'table (for people), json (with evidence) or csv.' },
  ],
  notes: [
    'A deployment is one change of version of a service in an environment, read from what a commit changed, never from its message.',
    'Only what is committed counts; when the cluster applied it, the repository does not know.',
  ],
  run: runDeployments,
};

async function runDeployments(given: Given, session: Session): Promise<ExitCode> {
  const [address, ...others] = given.positionals;
  if (address === undefined || others.length > 0) {
    throw new CairnError('invalid-input', 'Name one repository, such as: cairn deployments .');
  }
  const format = readFormat(given.value('format') ?? 'table');
  const { environment, signal, terminal, workingFolder } = session;
  const data = given.value('data');
  const [since, until, now] = ['since', 'until', 'now'].map((option) => momentOf(given, option));
  if (since && until && until <= since) {
    throw new CairnError('invalid-input', '--until is not after --since. Give a later date.');
  }
  const progress = createProgressLine(terminal);
  const request = { address, since, until, revision: given.value('revision') ?? undefined, environment, signal };
  const list = await listDeployments({
    ...request,
    now: now ?? session.now(),
    dataFolder: data === null ? environment.CAIRN_DATA : resolve(workingFolder, data),
    onProgress: progress.show,
  }).finally(progress.clear);
  await terminal.print(
    format === 'json'
      ? renderDeploymentsJson(list)
      : format === 'csv'
        ? renderDeploymentsCsv(list)
        : renderDeploymentsTable(list, terminal),
  );
  if (format === 'csv') for (const reason of list.unknown) terminal.tell(`cairn: ${reason}\n`);
  return 0;
}

function readFormat(text: string): (typeof FORMATS)[number] {
  const format = FORMATS.find((each) => each === text);
  if (format === undefined) {
    throw new CairnError('invalid-input', `--format "${text}" is not known. Choose one of: ${FORMATS.join(', ')}.`);
  }
  return format;
}

function momentOf(given: Given, option: string): Date | undefined {
  const text = given.value(option);
  return text === null ? undefined : readMoment(option, text);
}
