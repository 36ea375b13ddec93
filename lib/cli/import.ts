import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command, ExitCode, Given, Session, Terminal } from '@/lib/cli/command';
import { readMoment } from '@/lib/cli/moment';
import { openContext } from '@/lib/cli/open-context';
import { createProgressLine } from '@/lib/cli/progress-line';
import { readTextFile } from '@/lib/cli/read-text-file';
import { tellRefusedLines } from '@/lib/cli/tell-refused-lines';
import type { Context } from '@/lib/context';
import { CairnError } from '@/lib/errors';
import { visibleSentence } from '@/lib/export/visible-text';
import { importEvents } from '@/lib/services/import-events';
import { importFacts } from '@/lib/services/import-facts';
import { importedKind, TELLING_BYTES } from '@/lib/services/import-kind';

/** A larger file holds more characters than any fact file may have. */
const MEGABYTES = 40;
const PIECE_BYTES = 262_144;
const NAMES_SHOWN = 5;

/** `cairn import`: keeps the events or the facts that a file brings for an organization. */
export const importCommand: Command = {
  name: 'import',
  usage: '<file> --organization SLUG [options]',
  summary:
    'Take in a file of events (deployments, changes, commits, recoveries, incidents) or of facts (what a Git host and running systems show that are not connected).',
  options: [
    { name: 'organization', value: 'SLUG', text: 'The organization whose events or facts they are; needed.' },
    { name: 'replace', text: 'Events that are known otherwise are taken as this file tells them.' },
  ],
  notes: [
    'Events are JSON, one a line or in an array; "cairn schema events" prints the format of each. CDEvents, and what is posted to DevLake\'s webhooks, are taken too. A bad line is refused by number and reason, and the others are taken. The same file twice changes nothing. Of an event told in several ways the fullest counts, unless --replace is given.',
    'Facts are one document, JSON or YAML; "cairn schema facts" prints its format. All of them are taken or none. Newer facts of a subject replace none, they count first.',
  ],
  run: runImport,
};

/** A file and the organization that it is for. */
interface NamedFile {
  path: string;
  /** As it was typed. */
  named: string;
  organizationSlug: string;
}

async function runImport(given: Given, session: Session): Promise<ExitCode> {
  const [named, ...others] = given.positionals;
  const organizationSlug = given.value('organization');
  if (named === undefined || others.length > 0 || organizationSlug === null) {
    throw new CairnError('invalid-input', 'Name one file and its organization: cairn import FILE --organization SLUG.');
  }
  const file = { path: resolve(session.workingFolder, named), named, organizationSlug };
  const { bytes, beginning } = await readBeginning(file);
  const isEvents = importedKind(beginning) === 'events';
  const text = isEvents ? null : await readFacts(file, given);
  const context = await openContext(given, session);
  try {
    if (text === null) await takeEvents(context, { ...file, bytes, replace: given.has('replace') }, session);
    else await takeFacts(context, { ...file, text, now: readNow(given, session) }, session.terminal);
  } finally {
    await context.db.close();
  }
  return 0;
}

function readNow(given: Given, session: Session): Date {
  const now = given.value('now');
  return now === null ? session.now() : readMoment('now', now);
}

async function readBeginning({ path, named }: NamedFile): Promise<{ bytes: number; beginning: Uint8Array }> {
  try {
    const handle = await open(path);
    try {
      const { buffer, bytesRead } = await handle.read({ buffer: new Uint8Array(TELLING_BYTES), position: 0 });
      return { bytes: (await handle.stat()).size, beginning: buffer.subarray(0, bytesRead) };
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw new CairnError('unreadable', `${named} cannot be read. Check its name and its permissions.`, { cause });
  }
}

async function readFacts({ path, named }: NamedFile, given: Given): Promise<string> {
  if (given.has('replace')) {
    throw new CairnError('invalid-input', `--replace is for events, and ${named} holds facts: newer ones count first.`);
  }
  return readTextFile(path, { named, megabytes: MEGABYTES, advice: 'Split it into several fact files.' });
}

async function takeEvents(
  context: Context,
  { path, organizationSlug, bytes, replace }: NamedFile & { bytes: number; replace: boolean },
  { terminal, signal }: Session,
): Promise<void> {
  const progress = createProgressLine(terminal);
  const pieces = createReadStream(path, { signal, highWaterMark: PIECE_BYTES });
  const request = { organizationSlug, pieces, bytes, replace, onProgress: progress.show, signal };
  const result = await importEvents(context, request).finally(progress.clear);
  tellRefusedLines(result, terminal);
  terminal.tell(describeEvents(result));
}

function describeEvents({ events, added, changed, ignored }: Awaited<ReturnType<typeof importEvents>>): string {
  const counts = [`${added} new`, ...(changed > 0 ? [`${changed} changed`] : [])];
  const told = `Events read: ${events}, of which ${counts.join(', ')} and ${events - added - changed} known already.\n`;
  if (ignored === 0) return told;
  return `${told}${ignored} of these are known otherwise and fuller, which stays. --replace takes the word of this file.\n`;
}

async function takeFacts(
  context: Context,
  { organizationSlug, text, now }: NamedFile & { text: string; now: Date },
  terminal: Terminal,
): Promise<void> {
  const { facts, added, unmatched } = await importFacts(context, { organizationSlug, text, now });
  terminal.tell(`Facts read: ${facts}, of which ${added} new and ${facts - added} known already.\n`);
  if (unmatched.length > 0) terminal.tell(describeUnmatched(organizationSlug, unmatched));
}

function describeUnmatched(organization: string, unmatched: readonly string[]): string {
  const shown = unmatched.slice(0, NAMES_SHOWN).map(visibleSentence).join(', ');
  const rest = unmatched.length > NAMES_SHOWN ? ` and ${unmatched.length - NAMES_SHOWN} more` : '';
  return `${organization} has no such team or repository, so nothing is judged on these facts yet: ${shown}${rest}.\n`;
}
