import { join, resolve } from 'node:path';
import type { Command, ExitCode, Given, Session } from '@/lib/cli/command';
import { withFactsCache } from '@/lib/cli/facts-cache';
import { readMoment } from '@/lib/cli/moment';
import { createProgressLine } from '@/lib/cli/progress-line';
import { CairnError } from '@/lib/errors';
import { renderHistoryTable } from '@/lib/export/history-table';
import { renderHistoryJson } from '@/lib/export/json';
import { readModel } from '@/lib/model/read-content';
import { type TraceRequest, traceHistory } from '@/lib/services/trace-history';

/** `cairn history`: the level of a repository in each month of the past. */
export const historyCommand: Command = {
  name: 'history',
  usage: '<path-or-url> [options]',
  summary: 'Replay the past from Git: the level of a repository at the end of each month, and what it gained and lost.',
  options: [
    { name: 'every', value: 'PERIOD', text: 'How often to look: month, which is also taken unless given.' },
    { name: 'since', value: 'DATE', text: 'The month to begin with; a year ago unless given.' },
    { name: 'format', value: 'FORMAT', text: 'table (for people) or json (each point with all its outcomes).' },
  ],
  notes: [
    'A month ends with its last second in UTC; the last point is the present. There is no point before the first commit.',
    'What Git cannot show of the past, such as the settings of a host, stays unknown: nothing is dated back.',
  ],
  run: runHistory,
};

async function runHistory(given: Given, session: Session): Promise<ExitCode> {
  const [address, ...others] = given.positionals;
  if (address === undefined || others.length > 0) {
    throw new CairnError('invalid-input', 'Name one repository, such as: cairn history .');
  }
  const format = readChoice(given, 'format', ['table', 'json'] as const);
  readChoice(given, 'every', ['month'] as const);
  const model = readModel(join(session.projectFolder, 'content'));
  const since = given.value('since');
  const now = given.value('now');
  const history = await trace(given, session, {
    address,
    since: since === null ? undefined : readMoment('since', since),
    now: now === null ? session.now() : readMoment('now', now),
    model,
  });
  const { print, width, colour } = session.terminal;
  await print(format === 'json' ? renderHistoryJson(history) : renderHistoryTable(history, { width, colour }));
  return 0;
}

function readChoice<Choice extends string>(
  given: Given,
  option: string,
  choices: readonly [Choice, ...Choice[]],
): Choice {
  const text = given.value(option);
  if (text === null) return choices[0];
  const choice = choices.find((each) => each === text);
  if (choice === undefined) {
    throw new CairnError('invalid-input', `--${option} "${text}" is not known. Choose one of: ${choices.join(', ')}.`);
  }
  return choice;
}

async function trace(
  given: Given,
  { environment, workingFolder, now, terminal, signal }: Session,
  request: Pick<TraceRequest, 'address' | 'since' | 'now' | 'model'>,
): ReturnType<typeof traceHistory> {
  const data = given.value('data');
  const dataFolder = data === null ? environment.CAIRN_DATA : resolve(workingFolder, data);
  const progress = createProgressLine(terminal);
  try {
    return await withFactsCache(dataFolder, now, (cache) =>
      traceHistory({ ...request, dataFolder, cache, environment, onProgress: progress.show, signal }),
    );
  } finally {
    progress.clear();
  }
}
