import { resolve } from 'node:path';
import type { Command, ExitCode, Given, Session } from '@/lib/cli/command';
import { readMoment } from '@/lib/cli/moment';
import { openContext } from '@/lib/cli/open-context';
import { readTextFile } from '@/lib/cli/read-text-file';
import { CairnError } from '@/lib/errors';
import { visibleSentence } from '@/lib/export/visible-text';
import { importFacts } from '@/lib/services/import-facts';

/** A larger file holds more characters than any fact file may have. */
const MEGABYTES = 40;
const NAMES_SHOWN = 5;

/** `cairn import`: keeps the facts of a Git host or of what runs that a file brings. */
export const importCommand: Command = {
  name: 'import',
  usage: '<file> --organization SLUG [options]',
  summary: 'Take in a fact file: what a Git host and running systems show that are not connected.',
  options: [{ name: 'organization', value: 'SLUG', text: 'The organization whose facts they are; needed.' }],
  notes: [
    '"cairn schema facts" prints the format of the file, which is JSON or YAML.',
    'All facts of the file are taken or none. The same file twice adds nothing; newer facts of a subject replace none, they count first.',
  ],
  run: runImport,
};

async function runImport(given: Given, session: Session): Promise<ExitCode> {
  const [file, ...others] = given.positionals;
  const organizationSlug = given.value('organization');
  if (file === undefined || others.length > 0 || organizationSlug === null) {
    throw new CairnError('invalid-input', 'Name one file and its organization: cairn import FILE --organization SLUG.');
  }
  const text = await readTextFile(resolve(session.workingFolder, file), {
    named: file,
    megabytes: MEGABYTES,
    advice: 'Split it into several fact files.',
  });
  const now = given.value('now');
  const context = await openContext(given, session);
  try {
    const { facts, added, unmatched } = await importFacts(context, {
      organizationSlug,
      text,
      now: now === null ? session.now() : readMoment('now', now),
    });
    const known = facts - added;
    session.terminal.tell(`Facts read: ${facts}, of which ${added} new and ${known} known already.\n`);
    if (unmatched.length > 0) session.terminal.tell(describeUnmatched(organizationSlug, unmatched));
  } finally {
    await context.db.close();
  }
  return 0;
}

function describeUnmatched(organization: string, unmatched: readonly string[]): string {
  const shown = unmatched.slice(0, NAMES_SHOWN).map(visibleSentence).join(', ');
  const rest = unmatched.length > NAMES_SHOWN ? ` and ${unmatched.length - NAMES_SHOWN} more` : '';
  return `${organization} has no such team or repository, so nothing is judged on these facts yet: ${shown}${rest}.\n`;
}
