import { resolve } from 'node:path';
import { refusePositionals } from '@/lib/cli/arguments';
import type { Command, ExitCode, Given, Session } from '@/lib/cli/command';
import { readMoment } from '@/lib/cli/moment';
import { createProgressLine } from '@/lib/cli/progress-line';
import { tellRefusedLines } from '@/lib/cli/tell-refused-lines';
import { CairnError } from '@/lib/errors';
import { renderDeliveryTable } from '@/lib/export/delivery-table';
import { renderDeliveryJson } from '@/lib/export/json';
import { type DeliveryRequest, measureEventFile } from '@/lib/services/measure-delivery';

const FORMATS = ['table', 'json'] as const;
const TIERS = ['production', 'staging', 'testing', 'development'] as const;

/** `cairn delivery`: the five DORA metrics of an event file. */
export const deliveryCommand: Command = {
  name: 'delivery',
  usage: '--events FILE [options]',
  summary: 'Compute the five DORA metrics from a file of events, with what they are made of and what was left out.',
  options: [
    { name: 'events', value: 'FILE', text: 'The events: JSON, one event a line; needed.' },
    { name: 'service', value: 'S', text: 'The deployments of this service alone.' },
    { name: 'since', value: 'DATE', text: 'Where the window begins; 90 days before its end unless given.' },
    { name: 'until', value: 'DATE', text: 'Where the window ends, itself not included; now unless given.' },
    { name: 'tier', value: 'T', text: `${TIERS.join(', ')}; production unless given.` },
    { name: 'include-bots', text: 'Count the changes of bots too.' },
    {
      name: 'format',
      value: 'FORMAT',
      text: 'table (for people) or json (with every deployment, change and incident).',
    },
  ],
  notes: [
    'The tier of an environment is told from its name; one that does not tell is never taken as production.',
    'Bad lines are refused by number and reason, and the others are taken. Events later than now are left out. Days and weeks are those of UTC.',
  ],
  run: runDelivery,
};

async function runDelivery(given: Given, session: Session): Promise<ExitCode> {
  refusePositionals('delivery', given);
  const format = readChoice(given, 'format', FORMATS);
  const request = readRequest(given, session);
  const progress = createProgressLine(session.terminal);
  const measured = await measureEventFile({ ...request, onProgress: progress.show }).finally(progress.clear);
  tellRefusedLines(measured.intake, session.terminal);
  const { print, width, colour } = session.terminal;
  await print(
    format === 'json' ? renderDeliveryJson(measured.report) : renderDeliveryTable(measured, { width, colour }),
  );
  return 0;
}

function readRequest(given: Given, session: Session): Omit<DeliveryRequest, 'onProgress'> {
  const file = given.value('events');
  if (file === null) {
    throw new CairnError('invalid-input', 'Name the file of events: cairn delivery --events FILE.');
  }
  const moment = (option: string) => {
    const text = given.value(option);
    return text === null ? null : readMoment(option, text);
  };
  return {
    path: resolve(session.workingFolder, file),
    named: file,
    service: given.value('service'),
    tier: readChoice(given, 'tier', TIERS),
    since: moment('since'),
    until: moment('until'),
    includeBots: given.has('include-bots'),
    compare: readChoice(given, 'format', FORMATS) === 'table',
    now: moment('now') ?? session.now(),
    signal: session.signal,
  };
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
