import { resolve } from 'node:path';
import { refusePositionals } from '@/lib/cli/arguments';
import type { Command, ExitCode, Given, Session } from '@/lib/cli/command';
import { readMoment } from '@/lib/cli/moment';
import { openContext } from '@/lib/cli/open-context';
import { createProgressLine } from '@/lib/cli/progress-line';
import { tellRefusedLines } from '@/lib/cli/tell-refused-lines';
import { CairnError } from '@/lib/errors';
import { renderDeliveryTable } from '@/lib/export/delivery-table';
import { renderDeliveryJson } from '@/lib/export/json';
import type { DeliveryQuestion, WindowMeasurement } from '@/lib/services/delivery-measurement';
import { measureEventFile } from '@/lib/services/measure-delivery';
import { measureStoredDelivery } from '@/lib/services/measure-stored-delivery';

const FORMATS = ['table', 'json'] as const;
const TIERS = ['production', 'staging', 'testing', 'development'] as const;

/** `cairn delivery`: the five DORA metrics of an event file, or of the events that are kept for an organization. */
export const deliveryCommand: Command = {
  name: 'delivery',
  usage: '--events FILE | --organization O [--team T] [options]',
  summary:
    'Compute the five DORA metrics from a file of events, or from those imported for an organization, with what they are made of and what was left out.',
  options: [
    { name: 'events', value: 'FILE', text: 'The events: JSON, one event a line.' },
    { name: 'organization', value: 'O', text: 'The events imported for this organization, by its name in addresses.' },
    { name: 'team', value: 'T', text: 'What this team of the organization deploys alone, by its name in addresses.' },
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
    "A team's services are those registered as its own, and those deployed from its repositories that are no other team's.",
    'Bad lines are refused by number and reason, and the others are taken. Events later than now are left out. Days and weeks are those of UTC.',
  ],
  run: runDelivery,
};

async function runDelivery(given: Given, session: Session): Promise<ExitCode> {
  refusePositionals('delivery', given);
  const format = readChoice(given, 'format', FORMATS);
  const question = readQuestion(given, session);
  const source = readSource(given);
  const measured =
    'file' in source
      ? await measureFile(source.file, { ...question, service: given.value('service') }, session)
      : await measureStored(source.organization, question, { given, session });
  const { print, width, colour } = session.terminal;
  await print(
    format === 'json' ? renderDeliveryJson(measured.report) : renderDeliveryTable(measured, { width, colour }),
  );
  return 0;
}

/** Where the events are: in a file, or in the database. */
function readSource(given: Given): { file: string } | { organization: string } {
  const [file, organization] = [given.value('events'), given.value('organization')];
  if (file !== null && organization === null) {
    if (given.value('team') === null) return { file };
    throw new CairnError('invalid-input', 'A file knows no teams: give --team with --organization.');
  }
  if (file === null && organization !== null) return { organization };
  const ways = 'cairn delivery --events FILE, or cairn delivery --organization O';
  throw new CairnError('invalid-input', `Name either a file of events or an organization: ${ways}.`);
}

async function measureFile(
  file: string,
  question: DeliveryQuestion & { service: string | null },
  { terminal, workingFolder, signal }: Session,
): Promise<WindowMeasurement> {
  const progress = createProgressLine(terminal);
  const path = resolve(workingFolder, file);
  const request = { ...question, path, named: file, onProgress: progress.show, signal };
  const measured = await measureEventFile(request).finally(progress.clear);
  tellRefusedLines(measured.intake, terminal);
  return measured;
}

async function measureStored(
  organization: string,
  question: DeliveryQuestion,
  { given, session }: { given: Given; session: Session },
): Promise<WindowMeasurement> {
  const context = await openContext(given, session);
  try {
    const scope = { organization, team: given.value('team'), service: given.value('service') };
    return await measureStoredDelivery(context, { ...question, ...scope });
  } finally {
    await context.db.close();
  }
}

function readQuestion(given: Given, session: Session): DeliveryQuestion {
  const moment = (option: string) => {
    const text = given.value(option);
    return text === null ? null : readMoment(option, text);
  };
  return {
    tier: readChoice(given, 'tier', TIERS),
    since: moment('since'),
    until: moment('until'),
    includeBots: given.has('include-bots'),
    compare: readChoice(given, 'format', FORMATS) === 'table',
    now: moment('now') ?? session.now(),
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
